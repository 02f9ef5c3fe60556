import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { parsePage } from './parse-page.ts';

/**
 * A page of MDX as Markdown. Replaces every component with the text that `write` returns, and keeps everything else as its
 * author wrote it. If a component contains text, the result of `write` goes before that text, and nothing goes after it.
 * The page must have passed the inspection.
 */
export function spliceComponents(body: string, write: WriteComponent): string {
  const edits: Edit[] = [];
  visit(parsePage(body), (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    const attributes = Object.fromEntries(
      node.attributes.flatMap((attribute) =>
        attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
          ? [[attribute.name, attribute.value]]
          : [],
      ),
    );
    const text = write(node.name ?? '', attributes);
    const { start, end, column } = spanOf(node);
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (!first || !last) edits.push({ start, end, text: indented(text, column) });
    else {
      const inside = spanOf(first);
      edits.push({
        start,
        end: inside.start,
        text: `${indented(text, column)}\n\n${' '.repeat(inside.column - 1)}`,
      });
      edits.push({ start: spanOf(last).end, end, text: '' });
    }
  });
  return applied(body, edits);
}

function applied(body: string, edits: Edit[]): string {
  let [from, text] = [0, ''];
  for (const edit of edits.sort((a, b) => a.start - b.start)) {
    text += body.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return text + body.slice(from);
}

/** Keeps the text of a list item in it. */
function indented(text: string, column: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(column - 1)}`);
}

function spanOf({ position }: Nodes): { start: number; end: number; column: number } {
  return {
    start: position?.start.offset ?? 0,
    end: position?.end.offset ?? 0,
    column: position?.start.column ?? 1,
  };
}

type WriteComponent = (name: string, attributes: Record<string, string>) => string;

interface Edit {
  start: number;
  end: number;
  text: string;
}
