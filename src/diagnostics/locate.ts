import { isMap } from 'yaml';
import {
  compareDiagnostics,
  type At,
  type Diagnostic,
  type Finding,
  type Fix,
  type SuggestedFix,
} from './diagnostic.ts';
import { fixOf } from './fix.ts';
import { rangeOf, readPositions, walk, type Reading, type YamlText } from './position.ts';

/**
 * Gives every finding its lines and columns, and sorts them. Only files with a finding are read again, by the
 * parser that knows positions: it is ten times slower than the one that reads everything.
 */
export function locate(findings: Finding[], textOf: (file: string) => YamlText | undefined): Diagnostic[] {
  let current: { file: string; reading: Reading } | undefined;
  const readingOf = (file: string): Reading => {
    if (current?.file !== file) current = { file, reading: readPositions(textOf(file)) };
    return current.reading;
  };
  // File by file, so that only one of ten thousand readings is in memory at a time.
  const byFile = [...findings].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const diagnostics = byFile.map(({ at, suggestedFix, ...rest }): Diagnostic => {
    const read = (): Reading => readingOf(rest.file);
    const fix = suggestedFix && fixFor(suggestedFix, at, read());
    return {
      ...rest,
      ...(fix &&
        suggestedFix &&
        'quoted' in suggestedFix && { help: `${fix.description}: ${fix.edits[0]?.text ?? ''}.` }),
      ...rangeOf(at, textOf(rest.file)?.lines ?? 1, read),
      place: placeOf(at, rest.message, read),
      ...(fix && { fix }),
    };
  });
  return diagnostics.sort(compareDiagnostics);
}

/** Where in the value a finding is, by keys, and by ids in lists that have them. A place in a text is known by its message. */
function placeOf(at: At, message: string, read: () => Reading): string {
  if (at.type === 'file') return '';
  if (at.type === 'text') return message;
  const { ids, rest } = walk(read(), at.path);
  return [...ids, ...rest].join('.');
}

function fixFor(suggestedFix: SuggestedFix, at: At, reading: Reading): Fix | undefined {
  if (at.type === 'file' || at.type === 'text') return undefined;
  const { text: source, counter, firstLine, pairs } = reading;
  const { node, pair, parent, flow, rest } = walk(reading, at.path);
  if (rest.length || !counter || source === undefined) return undefined;
  const taken = (key: string): boolean => isMap(parent) && (pairs?.get(parent)?.has(key) ?? false);
  return fixOf(suggestedFix, { node, key: pair?.key, flow, taken, source, counter, shift: firstLine - 1 });
}
