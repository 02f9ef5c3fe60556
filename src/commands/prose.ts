import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compose } from '../check/compose.ts';
import { fileOf, layerOf, type SourceFile } from '../check/read.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import { KINDS } from '../model/kinds.ts';
import { ENGLISH, isEnglish } from '../model/language.ts';
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
  description: `Checks the prose of the handbook against the house style: spelling (British, with the words of words.txt, ours and one next to your handbook), words from war and sport, blame, one word for one thing, the length of sentences, the reading age of steps, the order of headings, and durations or levels that are typed where a component should show them. Files in another language than English are left out.`,
  options: { content },
  exitCodes: { 0: 'no findings', 1: 'findings' },
  run: async ({ values, context: { cwd, stdout, env } }) => {
    const start = performance.now();
    const { default: dictionary } = await import('dictionary-en-gb');
    const words = await knownWords(values.content);
    const sources = await readSources(values.content);
    const texts = new Map(sources.flatMap((file) => ('text' in file ? [[fileOf(file), file.text]] : [])));
    const { files } = compose(sources);
    const language = languageIn(files);
    const english = files.filter((file) => isEnglish(languageOfFile(file, language)));
    const diagnostics = await checkProse(english, styleOf({ dictionary, words }));
    const seconds = (performance.now() - start) / 1000;
    const textOf = (file: string): string | undefined => texts.get(file);
    const found = { diagnostics, suppressed: [], files: english.length, seconds, textOf };
    const result = inPlace(found, placeOf(values.content, cwd));
    stdout.write(pretty(result, { colour: hasColour(stdout, env) }));
    return diagnostics.length > 0 ? 1 : 0;
  },
});

/** The words that Muster knows, and those of the organisation, which it keeps next to the folder of its handbook. */
async function knownWords(content: string): Promise<string> {
  const ours = await readFile(new URL('../../words.txt', import.meta.url), 'utf8');
  const theirs = await readFile(join(dirname(content), 'words.txt'), 'utf8').catch(() => '');
  return `${ours}\n${theirs}`;
}

function languageIn(files: readonly SourceFile[]): string {
  const file = files.find(({ path }) => path === KINDS.handbook.place);
  const { data } = parseYaml('', file && 'text' in file ? file.text : '');
  const { language } = (data ?? {}) as { language?: unknown };
  return typeof language === 'string' ? language : ENGLISH;
}

/** As a page has its language: its own, that of its layer, or that of the handbook. The base is in English. */
function languageOfFile(file: SourceFile, handbook: string): string {
  const own = 'text' in file ? /^language: *["']?([\w-]+)/m.exec(file.text)?.[1] : undefined;
  const layer = layerOf(file);
  return own ?? (layer.isBase ? ENGLISH : (layer.language ?? handbook));
}
