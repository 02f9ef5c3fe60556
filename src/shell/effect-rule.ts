import { hasOption, matcher, splitWords, valueOf, valuesOf, wordsOf } from './arguments.ts';
import { mostSevere, type Effect } from './effect.ts';
import type { EffectCall, EffectRule, EffectTable } from './program.ts';
import { sqlEffect } from './sql.ts';

/** What a program does according to a rule, given its arguments and which of its options take a value. */
export function effectByRule(
  rule: EffectRule,
  args: string[],
  values = '',
  { input = '', unread = false }: Partial<Pick<EffectCall, 'input' | 'unread'>> = {},
): Effect {
  const words = wordsOf(args, valuesIn(values));
  return judge(rule, { args, words, rest: words, input, unread }, 0);
}

/** Whether one of the options of a list is given, each written as in EffectTable. */
export function givesOption(args: string[], list: string | undefined): boolean {
  return splitWords(list).some((option) => {
    if (option.includes('*')) return args.some(matcher(option));
    const at = option.indexOf('=');
    return at < 0 ? hasOption(args, option) : valueOf(args, option.slice(0, at)) === option.slice(at + 1);
  });
}

function judge(rule: EffectRule, call: EffectCall, depth: number): Effect {
  if (typeof rule === 'string') return rule;
  if (typeof rule === 'function') return rule({ ...call, rest: call.words.slice(depth) });
  if (rule.runs === 'sql')
    return mostSevere([statementsEffect(call), byOption(rule, call, depth) ?? 'reads']);
  return (
    bySubcommand(rule, call, depth) ??
    byOption(rule, call, depth) ??
    (rule.otherwise === undefined ? 'reads' : judge(rule.otherwise, call, depth))
  );
}

/** What the statements do that a program is given, by its options or else on standard input. */
function statementsEffect({ args, input, unread }: EffectCall): Effect {
  const given = valuesOf(args, SQL_OPTION);
  if (given.length > 0) return mostSevere(given.map(sqlEffect));
  return unread ? 'unseen' : sqlEffect(input);
}

function bySubcommand(rule: EffectTable, call: EffectCall, depth: number): Effect | undefined {
  const { subcommands, at = depth } = rule;
  if (!subcommands) return undefined;
  if (at === 'any') {
    const effects = call.words.flatMap((_, index) =>
      index < depth ? [] : (oneSubcommand(subcommands, call, index) ?? []),
    );
    return effects.length > 0 ? mostSevere(effects) : undefined;
  }
  return oneSubcommand(subcommands, call, at === 'last' ? call.words.length - 1 : at);
}

function oneSubcommand(
  subcommands: Record<string, EffectRule>,
  call: EffectCall,
  index: number,
): Effect | undefined {
  const word = call.words[index];
  if (word === undefined) return undefined;
  const row = rowsOf(subcommands).find(({ matches }) => matches(word));
  // A word that only the reader or the shell fills in can be any subcommand.
  if (!row) return index === 0 && IS_FILLED_IN.test(word) ? 'unknown' : undefined;
  if (typeof row.rule !== 'object' || row.rule.values === undefined) return judge(row.rule, call, index + 1);
  const args = call.args.slice(call.args.indexOf(word) + 1);
  const words = wordsOf(args, valuesIn(row.rule.values));
  return judge(row.rule, { ...call, args, words, rest: words }, 0);
}

function byOption({ options }: EffectTable, call: EffectCall, depth: number): Effect | undefined {
  for (const [list, rule] of Object.entries(options ?? {}))
    if (givesOption(call.args, list)) return judge(rule, call, depth);
  return undefined;
}

function valuesIn(list: string | undefined): readonly string[] | '*' {
  return list === '*' ? list : splitWords(list);
}

/** The rows of a table, compiled once. */
function rowsOf(subcommands: Record<string, EffectRule>): Row[] {
  let rows = compiled.get(subcommands);
  if (!rows) {
    rows = Object.entries(subcommands).map(([list, rule]) => ({ matches: matcher(list), rule }));
    compiled.set(subcommands, rows);
  }
  return rows;
}

const compiled = new WeakMap<Record<string, EffectRule>, Row[]>();

interface Row {
  matches: (word: string) => boolean;
  rule: EffectRule;
}

const IS_FILLED_IN = /^(?:\{\{\w+\}\}|\{\}|[$`].*)$/s;
/** The options after which the programs that speak SQL expect statements, with or without a space. */
const SQL_OPTION =
  /^(?:-[A-Za-z]*[ceQ]$|-[NBstvArEHXnfbqwCGiLWxa1z0]*?[ceQ](?=.)|--(?:comm?a?n?d?|exec?u?t?e?|query|statement|eval)(?:=|$)|-q$)/s;
