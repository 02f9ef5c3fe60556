import { escapeHtml } from '../../markdown/html.ts';
import { FIRST_LINE, LEADING, MARK_WIDTH } from './box.ts';
import type { Graph, Layout } from './graph.ts';
import { placeLayered } from './layered.ts';
import { outlineOf } from './outline.ts';
import { MARGIN, partsOf, type Part } from './part.ts';
import type { Head, Placed, PlacedNode } from './placed.ts';
import { placeRows } from './rows.ts';
import { placeTree } from './tree.ts';

/**
 * A graph as an SVG element: every text escaped, no styles and no scripts, and the same bytes for the same graph. `href`
 * puts the base path before the nodes' addresses; the element with the id `id` names the picture.
 */
export function drawGraph(graph: Graph, { id, href }: Options): Drawing {
  const placed = LAYOUTS[graph.layout.type](graph);
  const [width, height] = [placed.width + 2 * MARGIN, placed.height + 2 * MARGIN];
  const body = drawLines(placed) + placed.nodes.map((node) => drawNode(node, href)).join('');
  const parts = partsOf(placed);
  const view = `${-MARGIN} ${-MARGIN} ${width} ${height}`;
  const content = parts.length > 1 ? `<g id="${id}_all">${body}</g>` : body;
  const svg = `<svg viewBox="${view}" width="${width}" height="${height}" role="group" aria-labelledby="${id}">${content}</svg>`;
  return {
    svg,
    paper: parts.length > 1 ? parts.map((part) => drawPart(part, width, id)).join('') : '',
    width,
    height,
  };
}

/** A window on the drawing for paper, which does not scroll. */
function drawPart({ top, bottom }: Part, width: number, id: string): string {
  return `<svg viewBox="${-MARGIN} ${top} ${width} ${bottom - top}" width="${width}"><use href="#${id}_all"/></svg>`;
}

function drawLines({ groups, lines, heads, links }: Placed): string {
  const frames = groups.map(
    ({ name, x, y, width, height }) =>
      `<path class="f" d="M${x} ${y}h${width}v${height}H${x}z"/><text x="${x + 30}" y="${y + FIRST_LINE - 2}">${escapeHtml(name)}</text>`,
  );
  const arrows = lines && `<path d="${lines}"/><path class="k" d="${heads.map(drawHead).join('')}"/>`;
  return `${frames.join('')}${arrows}${links && `<path class="l" d="${links}"/>`}`;
}

/** A triangle from the line's end in the direction in which it arrives. */
function drawHead({ x, y, dx, dy }: Head): string {
  const corner = (along: number, across: number): string =>
    `${round(along * dx - across * dy)} ${round(along * dy + across * dx)}`;
  return `M${x} ${y}m${corner(0, 4)}l${corner(7, -4)} ${corner(-7, -4)}z`.replaceAll(' -', '-');
}

function drawNode(placed: PlacedNode, href: Options['href']): string {
  const { node, box, x, y } = placed;
  const { line, ink } = outlineOf(node.shape, box.width, box.height);
  const title = box.cut ? `<title>${escapeHtml(node.title)}</title>` : '';
  const shape = `<path d="${line}"/>${ink ? `<path class="k" d="${ink}"/>` : ''}`;
  const body = `${title}${drawTray(placed)}${shape}${drawMark(node.mark, ink !== undefined)}${drawText(placed)}`;
  const attributes = `class="${node.shape}" transform="translate(${x} ${y})"`;
  return node.href === undefined
    ? `<g ${attributes}>${body}</g>`
    : `<a href="${escapeHtml(href(node.href))}" ${attributes}>${body}</a>`;
}

function drawMark(mark: string | undefined, onInk: boolean): string {
  if (mark === undefined) return '';
  return `<text class="${onInk ? 'n k' : 'n'}" x="${MARK_WIDTH / 2}" y="${FIRST_LINE}">${escapeHtml(mark)} </text>`;
}

function drawText({ node, box }: PlacedNode): string {
  const [first = '', ...rest] = box.lines;
  const word = node.word !== undefined && first.startsWith(node.word) ? node.word : '';
  const start = word && `<tspan class="q">${escapeHtml(word)}</tspan>`;
  const title = `${start}${escapeHtml(first.slice(word.length))}${nextLines(rest, box.left)}`;
  const notes = box.notes.length ? `<tspan class="m">${nextLines(box.notes, box.left)}</tspan>` : '';
  return `<text x="${box.left}" y="${FIRST_LINE}">${title}${notes}</text>`;
}

/** The exits in words, in a tray under the box. */
function drawTray({ box, tray }: PlacedNode): string {
  if (!tray) return '';
  const { width, height } = box;
  const outline = `<path class="t" d="M${INSET} ${height}v${tray.height}h${width - 2 * INSET}v-${tray.height}"/>`;
  const texts = tray.ways.map(
    ({ lines: [first = '', ...rest], at }) =>
      `<text x="${INSET + 7}" y="${height + at}">${escapeHtml(first)}${nextLines(rest, INSET + 18)}</text>`,
  );
  return outline + texts.join('');
}

/** The space before each line keeps words apart for those who hear the text. */
function nextLines(lines: string[], x: number): string {
  return lines.map((line) => ` <tspan x="${x}" dy="${LEADING}">${escapeHtml(line)}</tspan>`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const LAYOUTS: Record<Layout['type'], (graph: Graph) => Placed> = {
  rows: placeRows,
  tree: placeTree,
  layered: placeLayered,
};

/** How far a tray is narrower than its box, on each side. */
const INSET = 8;

interface Options {
  /** The id of the element that names the picture. */
  id: string;
  href: (path: string) => string;
}

export interface Drawing {
  svg: string;
  /** The same in parts for paper, where it is too high for a sheet; else empty. */
  paper: string;
  /** In pixels at its own size. */
  width: number;
  height: number;
}
