import { escapeHtml } from '../../markdown/html.ts';
import { FIRST_LINE, LEADING, MARK_WIDTH } from './box.ts';
import type { Graph, Layout, Shape } from './graph.ts';
import { placeLayered } from './layered.ts';
import { outlineOf } from './outline.ts';
import { MARGIN, partsOf, type Part } from './part.ts';
import type { Placed, PlacedNode } from './placed.ts';
import { placeRows, ROW_GAP } from './rows.ts';
import { FOLLOWING, TEXT_LEFT, TRAY_INSET } from './tray.ts';
import { NAME_LEFT, placeTree } from './tree.ts';
import { ARROWHEAD_DOWN, HALF_LETTER, stubOf } from './wires.ts';

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
  const svg = `<svg viewBox="${view}" width="${Math.round(width * SCALE)}" role="group" aria-labelledby="${id}"><g class="drawing" id="${id}_g">${body}</g></svg>`;
  return {
    svg,
    paper: parts.length > 1 ? parts.map((part) => drawPart(part, width, id)).join('') : '',
    width,
    height,
  };
}

/** A window on the drawing for paper, which does not scroll. */
function drawPart({ top, bottom }: Part, width: number, id: string): string {
  return `<svg viewBox="${-MARGIN} ${top} ${width} ${bottom - top}"><use href="#${id}_g"/></svg>`;
}

function drawLines({ groups, lines, links }: Placed): string {
  const frames = groups.map(
    ({ name, x, y, width, height }) =>
      `<path class="f" d="M${x} ${y}h${width}v${height}H${x}z"/><text x="${x + NAME_LEFT}" y="${y + FIRST_LINE - 2}">${escapeHtml(name)}</text>`,
  );
  const arrows = lines && `<path d="${lines}"/>`;
  return `${frames.join('')}${arrows}${links && `<path class="l" d="${links}"/>`}`;
}

function drawNode(placed: PlacedNode, href: Options['href']): string {
  const { node, box, x, y } = placed;
  const { line, ink } = outlineOf(node.shape, box.width, box.height);
  const title = box.cut ? `<title>${escapeHtml(node.title)}</title>` : '';
  // A dashed outline stays by itself; every other is one path with what hangs below it.
  const outline = node.shape === 'wait' ? `${line}"/><path d="` : line;
  const shape = `<path d="${outline}${waysOut(placed)}"/>${ink ? `<path class="k" d="${ink}"/>` : ''}`;
  const body = `${title}${shape}${drawMark(node.mark, ink !== undefined)}${drawText(placed)}${drawTray(placed)}`;
  const kind = STYLED.includes(node.shape) ? `class="${node.shape}" ` : '';
  const attributes = `${kind}transform="translate(${x} ${y})"`;
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
  const small = (lines: string[], style: string): string =>
    lines.length ? `<tspan class="${style}">${nextLines(lines, box.left)}</tspan>` : '';
  return `<text x="${box.left}" y="${FIRST_LINE}">${title}${small(box.notes, 'q')}${small(box.warnings, 'm')}</text>`;
}

/** The exits in words. */
function drawTray({ box, tray }: PlacedNode): string {
  const texts = tray?.ways.map(
    ({ lines: [first = '', ...rest], at }) =>
      `<text x="${LEFT}" y="${box.height + at}">${escapeHtml(first)}${nextLines(rest, LEFT + FOLLOWING)}</text>`,
  );
  return texts?.join('') ?? '';
}

/**
 * The outline of a tray, the lines that leave it for a lane, and the arrow to the next row. The path is filled: under a line
 * that crosses a lane a sliver of paper hides the lane, so that the two are not taken for a junction.
 */
function waysOut({ box: { width, height }, tray, down }: PlacedNode): string {
  const under = height + (tray?.height ?? 0);
  const arrow = down ? `M12 ${under}v${ROW_GAP - 1}${ARROWHEAD_DOWN}` : '';
  if (!tray) return arrow;
  const stubs = tray.ways.map(({ at, turn }) => turn && stubOf(TRAY_INSET, height + at - HALF_LETTER, turn));
  return `M${TRAY_INSET} ${height}V${under}H${width - TRAY_INSET}V${height}${stubs.join('')}${arrow}`;
}

/** The space before each line keeps words apart for those who hear the text. */
function nextLines(lines: string[], x: number): string {
  return lines.map((line) => ` <tspan x="${x}" dy="${LEADING}">${escapeHtml(line)}</tspan>`).join('');
}

const LAYOUTS: Record<Layout['type'], (graph: Graph) => Placed> = {
  rows: placeRows,
  tree: placeTree,
  layered: placeLayered,
};

/** Shapes that differ by their stroke as well. */
const STYLED: readonly Shape[] = ['wait', 'focus'];
/** How much larger than its own size a drawing is shown where there is room: type of 16 pixels. */
const SCALE = 1.15;
const LEFT = TRAY_INSET + TEXT_LEFT;

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
