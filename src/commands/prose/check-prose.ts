import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { compareDiagnostics, finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { locate } from '../../diagnostics/locate.ts';
import type { ReadFile, SourceFile } from '../../check/read.ts';
import { fileOf, readFile } from '../../check/read.ts';
import { atWriters, partsOf } from '../../check/part.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { Severity } from '../../model/content.ts';
import { levelName } from '../../model/level.ts';
import { splitFrontmatter } from '../../markdown/frontmatter.ts';
import type { Style } from './style.ts';
import { typedFacts } from './typed-fact.ts';

/**
 * Checks all prose of the composed content against the house style: the bodies of pages, and every text of a YAML file that may
 * contain Markdown. Sorted by place. Invalid content is left to the check.
 */
export async function checkProse(files: SourceFile[], style: Style): Promise<Diagnostic[]> {
  const read = files.map((file) => readFile(file));
  const texts = new Map(files.flatMap((file) => ('text' in file ? [[fileOf(file), file.text]] : [])));
  const yaml = new Map(read.flatMap(partsOf).map((part) => [part.file, part.yaml]));
  const pages = read.filter(({ mdx }) => mdx);
  const levels = levelNames(read);
  const found = await Promise.all(
    pages.map(({ file, placement }) =>
      pageProblems(file, texts.get(file) ?? '', style, placement?.kind === 'example' ? undefined : levels),
    ),
  );
  const findings = (await Promise.all(read.map((file) => textProblems(file, style)))).flat();
  return [...found.flat(), ...locate(atWriters(findings, read), (file) => yaml.get(file))].sort(
    compareDiagnostics,
  );
}

/** What the levels are called in the severity file; nothing if it is missing or broken. */
function levelNames(read: ReadFile[]): string[] {
  const file = read.findLast(({ placement, valid }) => valid && placement?.kind === 'severity');
  const levels = (file?.data as Severity | undefined)?.levels ?? [];
  return [...new Set(levels.flatMap((level) => [levelName(level), levelName({ id: level.id })]))];
}

/** The problems of a page. An example may type its facts, because it shows what people wrote on one day: it has no `levels`. */
async function pageProblems(
  file: string,
  text: string,
  style: Style,
  levels: string[] | undefined,
): Promise<Diagnostic[]> {
  const { body } = splitFrontmatter(text);
  const problems = (await style(body, 'page')).map(
    ({ rule, message, line, column, endLine, endColumn }): Diagnostic => ({
      ...{ file, rule, level: 'error', message, help: HELP[rule] },
      ...{ line, column, endLine, endColumn },
    }),
  );
  const facts = (levels ? typedFacts(body, levels) : []).map(({ kind, offset, text: found }): Diagnostic => {
    const lines = body.slice(0, offset).split('\n');
    const column = (lines.at(-1) ?? '').length + 1;
    return {
      ...{ file, rule: 'style/typed-fact', level: 'error', line: lines.length, column },
      ...{ endLine: lines.length, endColumn: column + found.length },
      message: `"${found}" is typed here, but the fact belongs to a file of its own`,
      help:
        kind === 'level'
          ? 'Write <Level id="…" />.'
          : 'Write <Timer id="…" />, <Every … /> or <Due … />; a fact from elsewhere needs a <Cite id="…" /> next to it.',
    };
  });
  return [...problems, ...facts];
}

/** The problems of a file's texts. Fields and facts are left out, because they are filled in elsewhere. */
async function textProblems(file: ReadFile, style: Style): Promise<Finding[]> {
  const texts = file.texts.filter(({ form, pointer }) => form === 'prose' && !EXEMPT.test(pointer));
  const found = await Promise.all(
    texts.map(async ({ text, pointer }) => {
      const bare = text.replace(/\{\{[^}]*\}\}/g, (field) => '0'.repeat(field.length));
      const form = file.placement?.kind === 'runbook' && STEP.test(pointer) ? 'step' : 'text';
      return (await style(bare, form)).map(({ rule, message, offset }) =>
        finding(file.file, pathOf(pointer), rule, message, { offset, help: HELP[rule] }),
      );
    }),
  );
  return found.flat();
}

const HELP: Partial<Record<string, string>> = {
  'style/spelling':
    'Correct the word, or add it to words.txt if it is right. Write names and commands as `code`.',
  'style/sentence': 'Split the sentence in two.',
  'style/reading-age':
    'Use shorter words and a shorter sentence, because the step is read at three in the morning.',
  'style/heading-order': 'Use headings one level deeper at a time.',
};

/** Texts that quote someone: what they say, what they never do, and sources. */
const EXEMPT = /\/(?:say|rather_not|source|note|never\/\d+)$/;
const STEP = /^\/steps\/\d+\/(?:title|expect|detail|caution|question)$/;
