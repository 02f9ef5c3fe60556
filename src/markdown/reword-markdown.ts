import { visit } from 'unist-util-visit';
import { parseGithub } from './construct.ts';
import { parsePage } from './parse-page.ts';
import { tangleIn } from './tangle.ts';
import type { Reword } from './words.ts';

/**
 * A text of Markdown in other words. Only what is read as text changes: no code, no address and no attribute of a
 * component. A text in which no word occurs is not parsed, and comes back as it is.
 */
export function rewordMarkdown(text: string, form: 'prose' | 'page', reword: Reword): string {
  // A text that takes minutes to parse has been refused, and is shown nowhere.
  if (reword(text) === text || tangleIn(text)) return text;
  const spans: [number, number][] = [];
  visit(form === 'page' ? parsePage(text) : parseGithub(text), 'text', ({ position }) => {
    if (position) spans.push([position.start.offset ?? 0, position.end.offset ?? 0]);
  });
  return reword(text, (start, end) => spans.some(([from, to]) => from <= start && end <= to));
}
