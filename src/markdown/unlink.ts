import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';

/**
 * A Markdown text in which links that lead to certain addresses are only their words, and reference links that lead there
 * lead to the start page. Everything else stays as it is, character by character, which no parser would promise.
 */
export function unlink(text: string, leads: (address: string) => boolean): string {
  if (!text.includes('](') && !text.includes(']:')) return text;
  let result = text.replace(DEFINITION, (whole, before: string, address: string) =>
    leads(plain(address)) ? `${before}/` : whole,
  );
  for (let at = result.lastIndexOf(']('); at >= 0; at = at > 0 ? result.lastIndexOf('](', at - 1) : -1) {
    const [target, address] = TARGET.exec(result.slice(at + 1, at + 1 + LONGEST)) ?? [];
    if (target === undefined || address === undefined || !leads(plain(address))) continue;
    const start = openingOf(result, at);
    if (start === undefined) continue;
    result = result.slice(0, start) + result.slice(start + 1, at) + result.slice(at + 1 + target.length);
  }
  return result;
}

/** The bracket that a closing one belongs to; undefined if there is none. */
function openingOf(text: string, closing: number): number | undefined {
  let depth = 0;
  for (let at = closing; at >= 0; at--) {
    if (text[at - 1] === '\\') continue;
    if (text[at] === ']') depth++;
    else if (text[at] === '[' && --depth === 0) return at;
  }
  return undefined;
}

/** What an address means that is written with angle brackets, backslashes or entities. */
function plain(address: string): string {
  if (!/[\\&<]/.test(address)) return address;
  let url = address;
  visit(fromMarkdown(`[x](${address})`), 'link', (node) => {
    url = node.url;
  });
  return url;
}

/** `(/address "title")`, with spaces around each. */
const TARGET =
  /^\(\s*(<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))+)(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)/;
/** `[label]: /address` at the start of a line. */
const DEFINITION = /^( {0,3}\[[^\]\n]+\]:\s*)(<[^<>\n]*>|\S+)/gm;
const LONGEST = 4000;
