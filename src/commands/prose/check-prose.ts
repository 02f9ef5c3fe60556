import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { compareDiagnostics, finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { locate } from '../../diagnostics/locate.ts';
import type { ReadFile, SourceFile } from '../../check/read.ts';
import { readFile } from '../../check/read.ts';
import { pathOf } from '../../schema/pointer.ts';
import { splitFrontmatter } from '../../markdown/frontmatter.ts';
import type { Style } from './style.ts';
import { typedFacts } from './typed-fact.ts';

/**
 * Holds all prose of the content against the house style: the bodies of pages, and every text of a YAML file that may hold
 * Markdown. Sorted by place. What is not valid content is left to the check.
 */
export async function checkProse(files: SourceFile[], style: Style): Promise<Diagnostic[]> {
  const read = files.map((file) => readFile(file));
  const texts = new Map(
    files.flatMap((file) => ('text' in file ? [[`content/${file.path}`, file.text]] : [])),
  );
  const yaml = new Map(read.map((file) => [file.file, file.yaml]));
  const pages = read.filter(({ mdx }) => mdx);
  const found = await Promise.all(
    pages.map(({ file, placement }) =>
      pageProblems(file, texts.get(file) ?? '', style, placement?.kind === 'example'),
    ),
  );
  const findings = await Promise.all(read.map((file) => textProblems(file, style)));
  return [...found.flat(), ...locate(findings.flat(), (file) => yaml.get(file))].sort(compareDiagnostics);
}

/** An example tells what people wrote on one day: it stays as it is when a fact changes. */
async function pageProblems(
  file: string,
  text: string,
  style: Style,
  example: boolean,
): Promise<Diagnostic[]> {
  const { body } = splitFrontmatter(text);
  const problems = (await style(body, 'page')).map(
    ({ rule, message, line, column, endLine, endColumn }): Diagnostic => ({
      ...{ file, rule, level: 'error', message, help: HELP[rule] },
      ...{ line, column, endLine, endColumn },
    }),
  );
  const facts = (example ? [] : typedFacts(body)).map(({ kind, offset, text: found }): Diagnostic => {
    const lines = body.slice(0, offset).split('\n');
    const column = (lines.at(-1) ?? '').length + 1;
    return {
      ...{ file, rule: 'style/typed-fact', level: 'error', line: lines.length, column },
      ...{ endLine: lines.length, endColumn: column + found.length },
      message: `"${found}" is typed here, and the fact has a file of its own`,
      help:
        kind === 'level'
          ? 'Write <Level id="…" />.'
          : 'Write <Timer id="…" />, <Every … /> or <Due … />; a fact from elsewhere needs a <Cite id="…" /> beside it.',
    };
  });
  return [...problems, ...facts];
}

/** Blanks and facts are left out: they are filled in elsewhere, and are no words. */
async function textProblems(file: ReadFile, style: Style): Promise<Finding[]> {
  const texts = file.texts.filter(({ form, pointer }) => form === 'prose' && !EXEMPT.test(pointer));
  const found = await Promise.all(
    texts.map(async ({ text, pointer }) => {
      const bare = text.replace(/\{\{[^}]*\}\}/g, (blank) => '0'.repeat(blank.length));
      const form = file.placement?.kind === 'runbook' && STEP.test(pointer) ? 'step' : 'text';
      return (await style(bare, form)).map(({ rule, message, offset }) =>
        finding(file.file, pathOf(pointer), rule, message, { offset, help: HELP[rule] }),
      );
    }),
  );
  return found.flat();
}

const HELP: Partial<Record<string, string>> = {
  'style/spelling': 'Correct it, or add it to words.txt if it is right. Names and commands stand in `code`.',
  'style/sentence': 'Make two of it.',
  'style/reading-age': 'Use shorter words and a shorter sentence: it is read at three in the morning.',
  'style/heading-order': 'Go down one level at a time.',
};

/** What somebody says, never does, or is named as the source is quoted as it is. */
const EXEMPT = /\/(?:say|rather_not|source|note|never\/\d+)$/;
const STEP = /^\/steps\/\d+\/(?:title|expect|detail|caution|question)$/;
