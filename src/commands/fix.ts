import { writeFile } from 'node:fs/promises';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyEdits } from '../diagnostics/fix.ts';
import { readCatalog, type ReadOptions, type ReadResult } from '../loaders/catalog.ts';
import { isWritable, layersOf, pathOf } from '../loaders/layers.ts';

/**
 * The texts of files after every fix, by the name that diagnostics use. A file that would get a new error is left as it
 * is, because a fix must never break anything, and so is one of another repository or a package.
 */
export async function fixedTexts(
  content: string,
  found: ReadResult,
  wanted: Diagnostic[],
  options: ReadOptions,
): Promise<Map<string, string>> {
  const { layers } = layersOf(content);
  const texts = textsAfter(
    found,
    wanted.filter(({ file }) => isWritable(layers, file)),
  );
  const bytes = [...texts].map(([file, text]) => [file, new TextEncoder().encode(text)] as const);
  const after = await readCatalog(content, { ...options, instead: new Map(bytes) });
  const before = errorsByFile(found);
  for (const [file, count] of errorsByFile(after)) if (count > (before.get(file) ?? 0)) texts.delete(file);
  return texts;
}

/** The files that could be fixed, but are of another repository or a package. */
export function unwritable(content: string, wanted: Diagnostic[]): string[] {
  const { layers } = layersOf(content);
  const fixable = wanted.flatMap(({ file, fix }) => (fix ? [file] : []));
  return [...new Set(fixable)].filter((file) => !isWritable(layers, file));
}

/** Writes texts to the files of a handbook. */
export async function writeTexts(content: string, texts: Map<string, string>): Promise<void> {
  const { layers } = layersOf(content);
  for (const [file, text] of texts) {
    const path = pathOf(layers, file);
    if (path !== undefined) await writeFile(path, text);
  }
}

/** The changes of a file, as a patch that git apply takes. */
export async function patchOf(file: string, before: string, after: string): Promise<string> {
  // Loaded only here, because it would slow down every check by 16 ms.
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const options = { headerOptions: FILE_HEADERS_ONLY, context: 3 };
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, options);
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
