import { readFile } from 'node:fs/promises';
import { readEnvironment } from '../loaders/environment.ts';
import { readSources } from '../loaders/catalog.ts';
import { checkProse } from './prose/check-prose.ts';
import { styleOf } from './prose/style.ts';
import { pretty } from '../report/pretty.ts';
import { hasColour } from '../publish/print-findings.ts';

/** Checks the prose and prints the report. Resolves with the exit code: 1 if something was found, else 0. */
export async function prose(): Promise<number> {
  const start = performance.now();
  const { default: dictionary } = await import('dictionary-en-gb');
  const words = await readFile(new URL('../../words.txt', import.meta.url), 'utf8');
  const sources = await readSources(readEnvironment().content);
  const texts = new Map(
    sources.flatMap((file) => ('text' in file ? [[`content/${file.path}`, file.text]] : [])),
  );
  const diagnostics = await checkProse(sources, styleOf({ dictionary, words }));
  const seconds = (performance.now() - start) / 1000;
  const textOf = (file: string): string | undefined => texts.get(file);
  const result = { diagnostics, suppressed: [], files: sources.length, seconds, textOf };
  process.stdout.write(pretty(result, { colour: hasColour() }));
  return diagnostics.length > 0 ? 1 : 0;
}
