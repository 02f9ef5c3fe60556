import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseGithub } from './construct.ts';
import { parsePage } from './parse-page.ts';
import { tangleIn } from './tangle.ts';

/**
 * A text in which links that lead to certain addresses are only their words, wherever their addresses are written.
 * Everything else stays as it is, character by character.
 */
export function unlink(text: string, form: 'prose' | 'page', leads: (address: string) => boolean): string {
  // A text that takes minutes to parse has been refused, and is shown nowhere.
  if (!/\](?:\(|:)/.test(text) || tangleIn(text)) return text;
  const edits = editsFor(form === 'page' ? parsePage(text) : parseGithub(text), text, leads);
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

/** What to cut out of a text, and nothing twice. */
function editsFor(tree: Root, text: string, leads: (address: string) => boolean): Span[] {
  const edits: Span[] = [];
  const gone = new Set<string>();
  visit(tree, 'definition', (node) => {
    if (!leads(node.url)) return;
    gone.add(node.identifier);
    const { start, end } = spanOf(node);
    edits.push({ start, end: text[end] === '\n' ? end + 1 : end });
  });
  visit(tree, (node) => {
    const isGone =
      node.type === 'link' ? leads(node.url) : node.type === 'linkReference' && gone.has(node.identifier);
    if (!isGone || !('children' in node)) return;
    const whole = spanOf(node);
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (first && last)
      edits.push(
        { start: whole.start, end: spanOf(first).start },
        { start: spanOf(last).end, end: whole.end },
      );
    else edits.push(whole);
  });
  return edits;
}

function spanOf({ position }: Nodes): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

interface Span {
  start: number;
  end: number;
}
