import { isMap, isScalar, isSeq, parseDocument, type Pair } from 'yaml';
import { parseYaml } from '../diagnostics/yaml.ts';
import type { Use } from '../model/freshness.ts';

/**
 * Adds an entry to the beginning of `exercised` in a runbook's text, and keeps everything else as it is. Returns undefined
 * if the form of the text does not allow that safely.
 */
export function recordExercise(text: string, use: Use): string | undefined {
  const document = parseDocument(text, { logLevel: 'silent' });
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root) || root.flow) return undefined;
  const entry = `{ ${Object.entries(use)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`;
  const pair = root.items.find(({ key }) => isScalar(key) && key.value === 'exercised') as Pair | undefined;
  const changed = pair ? insertFirst(text, pair, entry) : append(text, entry);
  return changed !== undefined && addsOnly(text, changed, use) ? changed : undefined;
}

function insertFirst(text: string, { value }: Pair, entry: string): string | undefined {
  if (!isSeq(value) || !value.range) return undefined;
  const [start] = value.range;
  if (value.flow) {
    const isEmpty = value.items.length === 0;
    return `${text.slice(0, start + 1)}${entry}${isEmpty ? '' : ', '}${text.slice(start + 1)}`;
  }
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(line, start);
  return `${text.slice(0, line)}${indent}- ${entry}${endOf(text)}${text.slice(line)}`;
}

function append(text: string, entry: string): string {
  const end = endOf(text);
  const gap = text.endsWith('\n') ? '' : end;
  return `${text}${gap}exercised:${end}  - ${entry}${end}`;
}

function endOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** An edit that changed anything else is not made. */
function addsOnly(before: string, after: string, use: Use): boolean {
  const [old, now] = [before, after].map((each) => parseYaml('', each).data as Fields | undefined);
  if (!old || !now) return false;
  const wanted = { ...old, exercised: [use, ...(old.exercised ?? [])] };
  return ordered(now) === ordered(wanted);
}

function ordered(value: object): string {
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Fields {
  exercised?: unknown[];
}
