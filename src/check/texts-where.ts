import type { ValuePath } from '../diagnostics/diagnostic.ts';

/** The texts in a value that pass a test, with their places. Every text of a handbook is tested, so it walks without generators. */
export function textsWhere(value: unknown, passes: (text: string) => boolean): PlacedText[] {
  return collect(value, passes, [], []);
}

function collect(
  value: unknown,
  passes: (text: string) => boolean,
  path: (string | number)[],
  found: PlacedText[],
): PlacedText[] {
  if (typeof value === 'string') {
    if (passes(value)) found.push({ text: value, path: [...path] });
  } else if (typeof value === 'object' && value !== null)
    for (const key of Object.keys(value)) {
      path.push(key);
      collect((value as Record<string, unknown>)[key], passes, path, found);
      path.pop();
    }
  return found;
}

export interface PlacedText {
  text: string;
  path: ValuePath;
}
