import { fileOf, layerOf, type SourceFile } from '../check/read.ts';
import { replacesIn } from '../check/replacement.ts';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { escapeLines } from '../markdown/character.ts';
import { mergedFile } from '../report/merged-file.ts';
import { ruleView } from '../views/rule-reference.ts';
import { CATEGORIES, groupOf } from '../check/rules/categories.ts';
import { currentId, RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import { placeOf } from '../loaders/place.ts';
import { readRuleExample } from '../loaders/rule-example.ts';
import { content } from './common-options.ts';
import { contentFile, type ContentFile } from './content-file.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { later, text } from './option.ts';

export const explain = defineCommand({
  name: 'explain',
  summary: 'explain a rule of the check, or show which layer wrote what in a file',
  usage: ['RULE', 'FILE [--content DIR]'],
  description:
    'Explains why a rule exists, with an example that breaks it and one that follows it. With FILE, prints that file as the handbook uses it: the patches of all layers are merged, and each key is followed by the layer and the line that wrote it. Of a page it says which layer it comes from and what it replaces. Without RULE or FILE, lists all rules.',
  words: {
    most: 1,
    help: {
      RULE: 'the rule, as written in brackets after a finding, for instance flow/no-end',
      FILE: 'a file of any layer, for instance org/roles/incident-commander.patch.yaml or roles/incident-commander',
    },
  },
  options: { rule: text('RULE', 'the same'), content: later(content) },
  exitCodes: { 0: 'explained', 1: 'the file cannot be read' },
  run: async ({ values, words: [word], context }) => {
    const { console } = context;
    const rule = values.rule ?? word;
    if (rule === undefined) for (const [id, { level }] of RULE_DESCRIPTIONS) console.log(`${id} (${level})`);
    else if (values.rule === undefined && !isRule(rule)) await explainFile(rule, values.content(), context);
    else console.log(explanationOf(rule));
    return 0;
  },
});

/** Whether a word is meant as a rule: it is one, has the category of one, or could be no path. */
function isRule(word: string): boolean {
  return CATEGORIES.has(groupOf(word)) || !/[./]/.test(word);
}

async function explainFile(word: string, folder: string, { cwd, stdout }: Context): Promise<void> {
  const file = await contentFile(folder, word, cwd);
  const { nameOf } = placeOf(folder, cwd);
  const shown = `${headOf(file, nameOf)}${dataOf(file)}`;
  stdout.write(stdout.isTTY ? escapeLines(shown) : shown);
}

/** Every layer that has the file, and what became of it there. */
function headOf({ path, used, all }: ContentFile, nameOf: (file: string) => string): string {
  const rows = all.map((file) => [nameOf(fileOf(file)), layerOf(file).id, becameOf(file, used)]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    `#   ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  return [`# ${path}, by layer, the lowest first:`, ...lines, ''].join('\n');
}

function becameOf(file: SourceFile, used: SourceFile | undefined): string {
  const isPatch = used?.patches?.includes(file) ?? false;
  if (isPatch) return 'patches it';
  const isUsed = used !== undefined && fileOf(used) === fileOf(file);
  if (!isUsed) return used ? 'replaced' : 'changes nothing';
  const replaces = replacesIn(file);
  return replaces ? `used; it replaces the text ${replaces.digest}` : 'used';
}

function dataOf({ path, read }: ContentFile): string {
  if (path.endsWith('.mdx')) return '';
  if (read?.data === undefined)
    throw new CommandError(`${path} cannot be read as YAML. To find out why: npm run check`);
  return `\n${mergedFile(read)}`;
}

function explanationOf(rule: string): string {
  const id = currentId(rule);
  if (!RULE_DESCRIPTIONS.has(id))
    throw new UsageError(`Unknown rule ${quote(rule)}${didYouMean(rule, RULE_DESCRIPTIONS.keys()) || '.'}`);
  const { level, reason, category, fix, source, bad, good } = ruleView(id, readRuleExample(id));
  const parts = [`${id} (${level})`, reason, `Category: ${category}\nFixable: ${fix}\nSource: ${source}`];
  if (bad !== undefined) parts.push(`Not like this:\n\n${indent(bad)}`);
  if (good !== undefined) parts.push(`But like this:\n\n${indent(good)}`);
  return parts.join('\n\n');
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
