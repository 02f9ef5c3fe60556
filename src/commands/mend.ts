import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyEdits } from '../diagnostics/fix.ts';
import { readCatalog, type ReadOptions, type ReadResult } from '../loaders/catalog.ts';

/**
 * The texts of files after every fix, by the name that diagnostics use. A file that would have an error that it does
 * not have now is left as it is: a fix must never cost anything.
 */
export async function mended(
  content: string,
  found: ReadResult,
  wanted: Diagnostic[],
  options: ReadOptions,
): Promise<Map<string, string>> {
  const texts = textsAfter(found, wanted);
  const bytes = [...texts].map(([file, text]) => [pathOf(file), new TextEncoder().encode(text)] as const);
  const after = await readCatalog(content, { ...options, instead: new Map(bytes) });
  const before = errorsByFile(found);
  for (const [file, count] of errorsByFile(after)) if (count > (before.get(file) ?? 0)) texts.delete(file);
  return texts;
}

/** Writes texts to the files of a content folder. */
export async function writeTexts(content: string, texts: Map<string, string>): Promise<void> {
  for (const [file, text] of texts) await writeFile(join(content, pathOf(file)), text);
}

/** What would change, as a patch that git apply takes. Fixes stay within lines, so both texts have the same number. */
export function patchOf(file: string, before: string, after: string): string {
  const [old, young] = [before.split('\n'), after.split('\n')];
  const differ = [...old.keys()].filter((index) => old[index] !== young[index]);
  const hunks: [number, number][] = [];
  for (const index of differ) {
    const [last] = hunks.slice(-1);
    if (last && index - CONTEXT <= last[1] + CONTEXT + 1) last[1] = index;
    else hunks.push([index, index]);
  }
  const ends = before.endsWith('\n');
  // After the line end of the last line stands nothing, and nothing is no line.
  const count = ends ? old.length - 1 : old.length;
  const texts = hunks.map(([from, to]) =>
    hunkOf(old, young, [Math.max(0, from - CONTEXT), Math.min(count, to + 1 + CONTEXT)], ends),
  );
  return `--- a/${file}\n+++ b/${file}\n${texts.join('')}`;
}

/** Lines that changed side by side are taken away together and added together, as a reader of patches expects. */
function hunkOf(old: string[], young: string[], [from, to]: [number, number], ends: boolean): string {
  const lines: string[] = [];
  let added: string[] = [];
  for (let at = from; at < to; at++) {
    const end = at === old.length - 1 && !ends ? '\n\\ No newline at end of file' : '';
    if (old[at] === young[at]) {
      lines.push(...added, ` ${old[at] ?? ''}${end}`);
      added = [];
    } else {
      lines.push(`-${old[at] ?? ''}${end}`);
      added.push(`+${young[at] ?? ''}${end}`);
    }
  }
  const span = `${from + 1},${to - from}`;
  return `@@ -${span} +${span} @@\n${[...lines, ...added].join('\n')}\n`;
}

function textsAfter(found: ReadResult, wanted: Diagnostic[]): Map<string, string> {
  const edits = new Map<string, NonNullable<Diagnostic['fix']>['edits']>();
  for (const { file, fix } of wanted) if (fix) edits.set(file, [...(edits.get(file) ?? []), ...fix.edits]);
  return new Map([...edits].map(([file, list]) => [file, applyEdits(found.textOf(file) ?? '', list)]));
}

function errorsByFile({ diagnostics }: ReadResult): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { file, level } of diagnostics)
    if (level === 'error') counts.set(file, (counts.get(file) ?? 0) + 1);
  return counts;
}

/** The path in the content folder of a file as diagnostics name it. */
function pathOf(file: string): string {
  return file.slice('content/'.length);
}

const CONTEXT = 3;
