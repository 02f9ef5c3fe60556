import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { UnquotedWord } from '../../shell/program.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { programsIn } from '../../shell/running.ts';
import { proseIn, runbooksIn, type Rule, type RuleContext } from './rule.ts';

/** Reports words that keep their quotation marks for this machine's shell, but not for the one that runs the command. */
export const lostQuotes: Rule = {
  finds: {
    'cmd/lost-quotes': {
      level: 'error',
      reason: 'A second shell reads the words of ssh, and turns a pattern into pipes.',
      example: { kind: 'runbook' },
    },
  },
  *check(context) {
    const { files, parseShell, knownPrograms } = context;
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files))
      for (const { path, programs } of commandsOf(data, parseShell, knownPrograms)) {
        const found = programs.find(({ unquoted }) => unquoted);
        if (found?.unquoted) yield lost(file, path, found.unquoted, found.offset);
      }
    yield* inProse(context, parseShell);
  },
};

/** The commands in the prose of runbooks, such as those that save evidence. */
function* inProse(
  { files, knownPrograms }: RuleContext,
  parse: NonNullable<RuleContext['parseShell']>,
): Generator<Finding> {
  for (const { file, text, pointer } of proseIn(files)) {
    if (!text.includes('`')) continue;
    for (const { 1: code = '', index } of text.matchAll(CODE)) {
      const found = programsIn(parse(code), parse, knownPrograms).find(({ unquoted }) => unquoted);
      if (found?.unquoted) yield lost(file, pathOf(pointer), found.unquoted, index + 1 + found.offset);
    }
  }
}

function lost(file: string, path: ValuePath, { word, by }: UnquotedWord, offset: number): Finding {
  return finding(
    file,
    path,
    'cmd/lost-quotes',
    `${quote(shortened(word))} loses its quotation marks, because ${by} gives it to a second shell`,
    { help: 'Put the whole command for that shell in quotation marks.', offset },
  );
}

function shortened(word: string): string {
  return word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word;
}

/** A command in prose: code in single backticks that has more than one word. */
const CODE = /(?<!`)`([^`\n]+ [^`\n]+)`(?!`)/g;
const LONGEST = 40;
