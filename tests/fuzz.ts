import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { buildCatalog } from '../src/check/build-catalog.ts';
import { fileOf, type SourceFile } from '../src/check/read.ts';
import { siteOf } from '../src/exports/site.ts';
import { decodeSource } from '../src/loaders/catalog.ts';
import { loadShell } from '../src/loaders/shell.ts';
import { endsWithin } from './patience.ts';

/** A run is repeated with FUZZ_SEED=<the seed that it printed>, and made longer or shorter with FUZZ_CASES. */
export const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** So many of all cases, which are 3,000. */
export function share(part: number): number {
  return Math.round(cases * part);
}

/** Checks the files. Asserts that nothing throws or hangs, and that every finding is within its file. */
export function survives(files: SourceFile[], beside: SourceFile[] = []): void {
  const all = [...beside, ...files.map(asLoaded)];
  const now = new Date('2026-11-24');
  const { diagnostics } = endsWithin(HANGS, () =>
    buildCatalog(all, { now, parseShell, profile: 'pedantic', site: siteOf }),
  );
  const lines = new Map(
    [...beside, ...files].map((file) => [fileOf(file), 'text' in file ? file.text.split('\n') : ['']]),
  );
  for (const { file, line, column, endLine, endColumn, rule, message, help = '' } of diagnostics) {
    assert.doesNotMatch(message + help, SHAPELESS, `${rule} in ${file}`);
    const text = lines.get(file);
    // What is missing has no text.
    if (!text) assert.equal(rule, 'file/missing');
    const within = (l: number, c: number): boolean =>
      l >= 1 && l <= (text?.length ?? 1) && c >= 1 && c <= (text?.[l - 1]?.length ?? 0) + 2;
    const place = `${rule} at ${file}:${line}:${column}–${endLine}:${endColumn}`;
    assert.ok(within(line, column) && within(endLine, endColumn), place);
    assert.ok(endLine > line || (endLine === line && endColumn >= column), place);
  }
}

/** A file as the loader hands it over: some bytes are no text that it lets through. */
function asLoaded(file: SourceFile): SourceFile {
  return 'text' in file ? { ...file, ...decodeSource(file.path, Buffer.from(file.text)) } : file;
}

export function anyValue(): fc.Arbitrary<unknown> {
  return fc.oneof(fc.jsonValue({ maxDepth: 2 }), trouble());
}

/** What has been trouble somewhere before. */
export function trouble(): fc.Arbitrary<string> {
  return fc.constantFrom(
    ...[
      '',
      ' ',
      '\n',
      '\t',
      '\\',
      '`',
      '[',
      '](',
      '[[[[',
      '<',
      '{{',
      '{{X}}',
      '{{timer.relief}}',
      '{{timer.x}}',
      '$(',
      "'",
    ],
    ...[
      '"',
      '#',
      ': ',
      ' #',
      '- ',
      '? ',
      '&a',
      '*a',
      '!!js',
      '---',
      '...',
      '\u202e',
      '\ufeff',
      '\u0000',
      '😀',
      'é',
    ],
    ...[
      'no',
      'yes',
      '~',
      '1e999',
      '2026-02-30',
      '@x',
      'a@b.c',
      '<a b>',
      '$POD',
      '$ ls',
      'TODO',
      '[a](/glossary/#x)',
      '[a](#x)',
      '[a](/%)',
      '| a |\n| - |',
      '`'.repeat(50),
      '('.repeat(200),
    ],
  );
}

/** Pieces of real commands, joined by what a shell joins with. */
export function commandLine(): fc.Arbitrary<string> {
  const joints = fc.constantFrom(
    ' ',
    ' ',
    ' ',
    ' | ',
    ' && ',
    '; ',
    ' > ',
    ' $(',
    ')',
    '\n',
    " '",
    "' ",
    '"',
    ' <<EOF\n',
    '`',
  );
  return fc
    .array(
      fc.tuple(
        fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: trouble() }),
        joints,
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((parts) => parts.flat().join(''));
}

/** The files of a folder that hold content. */
export function contentOf(folder: string, pattern = '**/*.{yaml,mdx}'): { path: string; text: string }[] {
  return globSync(pattern, { cwd: folder }).map((path) => ({
    path,
    text: readFileSync(join(folder, path), 'utf8'),
  }));
}

export const RUNBOOK = 'teams/orders/runbooks/order-queue.yaml';
export const SMALL = {
  title: 'Orders wait',
  use_when: 'Orders wait.',
  kind: 'procedure',
  status: 'draft',
  recovered_when: ['No order waits.'],
  links: [{ id: 'orders', label: 'Orders', url: 'https://grafana.shop.example/d/orders', type: 'dashboard' }],
};

/** What a program says of a value whose shape it took for granted. Authors write none of these words. */
const SHAPELESS = /\bundefined\b|\[object |\bNaN\b/;
const cases = Number(process.env['FUZZ_CASES'] ?? 3_000);
/** In seconds, for one case: hundreds of times what one takes, so that only a hang is one. */
const HANGS = 5;
const parseShell = await loadShell();
const words = [
  ...new Set(
    readFileSync('tests/fixtures/labelled/commands.yaml', 'utf8')
      .split('\n')
      .flatMap((line) => line.replace(/^.*?run: /, '').split(' ')),
  ),
];
