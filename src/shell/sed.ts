import type { WrappedCommand } from './program.ts';

/**
 * What a sed script runs and writes: `e` and `s///e` run a command, `w` and `s///w` write a file. Undefined if it is not a
 * script that can be read.
 */
export function commandsInSed(script: string): WrappedCommand[] | undefined {
  const found: WrappedCommand[] = [];
  let at = 0;
  while (at < script.length) {
    at = skip(/[\s;{}]*/y, script, at);
    if (at >= script.length) break;
    at = skip(ADDRESSES, script, at);
    const command = script[at++];
    const rest = script.slice(at, lineEnd(script, at));
    switch (command) {
      case 's': {
        const end = endOfParts(script, at, 2);
        if (end === undefined) return undefined;
        const flags = /^[gpiImM\d]*(?:(e)[gpiImM\d]*)?(?:w *([^\n]*))?/.exec(script.slice(end));
        if (flags?.[1] !== undefined) found.push({ hides: 'its input as a command' });
        if (flags?.[2] !== undefined) found.push({ words: ['>', '>', flags[2]] });
        at = end + (flags?.[0].length ?? 0);
        if (!/^(?:[\s;}#]|$)/.test(script.slice(at, at + 1))) return undefined;
        break;
      }
      case 'y': {
        const end = endOfParts(script, at, 2);
        if (end === undefined) return undefined;
        at = end;
        break;
      }
      case 'e':
        found.push(rest.trim() === '' ? { hides: 'its input as a command' } : { shell: rest });
        at += rest.length;
        break;
      case 'w':
      case 'W':
        found.push({ words: ['>', '>', rest.trim()] });
        at += rest.length;
        break;
      case 'a':
      case 'i':
      case 'c': {
        const text = /^(?:[^\\\n]|\\.)*/s.exec(script.slice(at))?.[0] ?? '';
        at += text.length;
        break;
      }
      case '#':
      case 'r':
      case 'R':
      case 'F':
      case 'v':
        at += rest.length;
        break;
      case 'b':
      case 't':
      case 'T':
      case ':':
        at = skip(/[^\n;}]*/y, script, at);
        break;
      default:
        if (command === undefined || !'=dDgGhHlLnNpPqQxz'.includes(command)) return undefined;
        at = skip(/[ \t]*\d*/y, script, at);
    }
  }
  return found;
}

/** Where the given number of parts between delimiters end, as in `/a/b/`; undefined if they do not. */
function endOfParts(script: string, start: number, parts: number): number | undefined {
  const delimiter = script[start];
  if (delimiter === undefined || delimiter === '\\' || delimiter === '\n') return undefined;
  let left = parts;
  let inSet = false;
  for (let at = start + 1; at < script.length; at++) {
    const char = script[at];
    if (char === '\\') at++;
    else if (inSet) inSet = char !== ']' || script[at - 1] === '[' || script.slice(at - 2, at) === '[^';
    else if (char === '[' && left === parts && script.indexOf(']', at) > 0 && delimiter !== '[') inSet = true;
    else if (char === delimiter && --left === 0) return at + 1;
  }
  return undefined;
}

function lineEnd(script: string, at: number): number {
  const end = script.indexOf('\n', at);
  return end < 0 ? script.length : end;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

const ADDRESS = String.raw`(?:\d+(?:~\d+)?|\$|/(?:[^/\\\n]|\\.)*/[IM]*|\\(.)(?:(?!\1)[^\\\n]|\\.)*\1[IM]*)`;
const ADDRESSES = new RegExp(
  `(?:${ADDRESS}(?:\\s*,\\s*(?:[+~]?\\d+|${ADDRESS.replaceAll('\\1', '\\2')}))?)?[\\s!]*`,
  'y',
);
