import { readFile } from 'node:fs/promises';
import { compose } from '../check/compose.ts';
import { fileOf } from '../check/read.ts';
import { readSources } from '../loaders/catalog.ts';
import { inPlace, placeOf } from '../loaders/place.ts';
import { hasColour } from '../publish/print-findings.ts';
import { pretty } from '../report/pretty.ts';
import { content } from './common-options.ts';
import { defineCommand } from './define-command.ts';
import { checkProse } from './prose/check-prose.ts';
import { styleOf } from './prose/style.ts';

export const prose = defineCommand({
  name: 'prose',
  summary: 'check the prose against the house style',
  usage: '[OPTIONS]',
  description: `Checks the prose of the handbook against the house style: spelling (British, with the words of words.txt), words from war and sport, blame, one word for one thing, the length of sentences, the reading age of steps, the order of headings, and durations or levels that are typed where a component should show them.`,
  options: { content },
  exitCodes: { 0: 'no findings', 1: 'findings' },
  run: async ({ values, context: { cwd, stdout, env } }) => {
    const start = performance.now();
    const { default: dictionary } = await import('dictionary-en-gb');
    const words = await readFile(new URL('../../words.txt', import.meta.url), 'utf8');
    const sources = await readSources(values.content);
    const texts = new Map(sources.flatMap((file) => ('text' in file ? [[fileOf(file), file.text]] : [])));
    const diagnostics = await checkProse(compose(sources).files, styleOf({ dictionary, words }));
    const seconds = (performance.now() - start) / 1000;
    const textOf = (file: string): string | undefined => texts.get(file);
    const found = { diagnostics, suppressed: [], files: sources.length, seconds, textOf };
    const result = inPlace(found, placeOf(values.content, cwd));
    stdout.write(pretty(result, { colour: hasColour(stdout, env) }));
    return diagnostics.length > 0 ? 1 : 0;
  },
});
