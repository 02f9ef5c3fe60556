import { finding, type Finding, type ValuePath } from '../diagnostics/diagnostic.ts';
import { unfitIn, unfitProblem, type TextUse, type Unfit } from '../markdown/character.ts';
import { factsIn, variablesIn } from '../model/facts.ts';
import { pointerOf } from '../schema/pointer.ts';
import type { Validated } from '../schema/validate.ts';
import { textsWhere } from './texts-where.ts';

/** Findings about characters that a file may not contain anywhere, comments and keys included: one on each line. */
export function obeyedFindings(file: string, source: string, unfits: Unfit[]): Finding[] {
  const found = new Map<number, { unfit: Unfit; column: number }>();
  let [line, start] = [1, 0];
  for (const unfit of unfits) {
    for (
      let end = source.indexOf('\n', start);
      end >= 0 && end < unfit.offset;
      end = source.indexOf('\n', start)
    ) {
      line++;
      start = end + 1;
    }
    if (!found.has(line)) found.set(line, { unfit, column: unfit.offset - start + 1 });
  }
  return [...found].map(([line, { unfit, column }]) => ({
    file,
    level: 'error',
    ...unfitProblem(unfit),
    at: { type: 'text', line, column, endLine: line, endColumn: column + unfit.length },
  }));
}

/**
 * Findings about characters in keys and values as YAML reads them, which may be written as escapes: the first of each kind
 * in a value. `seen` has the characters that were found in the text itself.
 */
export function* valueFindings(
  file: string,
  data: unknown,
  { texts, uses, exact }: Pick<Validated, 'texts' | 'uses' | 'exact'>,
  seen: ReadonlySet<string>,
): Generator<Finding> {
  const forms = new Map<string, TextUse>([
    ...[...uses.map(({ pointer }) => pointer), ...exact].map((pointer): [string, TextUse] => [
      pointer,
      'exact',
    ]),
    ...texts.map(({ form, pointer }): [string, TextUse] => [pointer, form === 'message' ? 'words' : form]),
  ]);
  for (const { text, path, on } of textsIn(data, [])) {
    const reported = new Set<string>();
    for (const unfit of unfitIn(text, on === 'key' ? 'exact' : (forms.get(pointerOf(path)) ?? 'words'))) {
      const { rule, message, help } = unfitProblem(unfit);
      if (seen.has(unfit.code) || reported.has(rule)) continue;
      reported.add(rule);
      yield finding(file, path, rule, message, { help, on, ...(on === 'value' && { offset: unfit.offset }) });
    }
  }
}

/**
 * Findings about values of one line. A page shows a tab or a line break in them as a space, but what is copied has it, and
 * in a chat the second line is a message of its own. A fact or a field in them stays as it is written.
 */
export function* lineFindings(
  file: string,
  data: unknown,
  { texts, uses, exact }: Pick<Validated, 'texts' | 'uses' | 'exact'>,
): Generator<Finding> {
  let several: Set<string> | undefined;
  let names: Set<string> | undefined;
  for (const { text, path } of textsWhere(data, (text) => MAY_BE_ODD.test(text))) {
    const key = pointerOf(path);
    several ??= new Set(texts.map(({ pointer }) => pointer));
    if (several.has(key)) continue;
    const broken = /[\t\n](?=[^]*\S)/.exec(text);
    if (broken) yield brokenLine(file, path, broken);
    names ??= new Set([...uses.map(({ pointer }) => pointer), ...exact]);
    const [field] = names.has(key) ? [] : [...factsIn(text), ...variablesIn(text)];
    if (field)
      yield finding(file, path, 'ref/unknown', 'a fact or a field in braces stays as it is written here', {
        help: 'Write in words what it stands for.',
        offset: field.offset,
      });
  }
}

function brokenLine(file: string, path: ValuePath, { 0: found, index }: RegExpExecArray): Finding {
  const isTab = found === '\t';
  return finding(
    file,
    path,
    'text/invisible',
    `text contains a ${isTab ? 'tab' : 'line break'}, which a page shows as a space here`,
    { help: isTab ? 'Type a space instead.' : 'Write it on one line.', offset: index },
  );
}

/** A tab, a line break or double braces. */
const MAY_BE_ODD = /[\t\n]|\{\{/;

function* textsIn(
  value: unknown,
  path: ValuePath,
): Generator<{ text: string; path: ValuePath; on: 'key' | 'value' }> {
  if (typeof value === 'string') yield { text: value, path, on: 'value' };
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) {
      if (!Array.isArray(value)) yield { text: key, path: [...path, key], on: 'key' };
      yield* textsIn(child, [...path, key]);
    }
}
