import { finding } from '../../diagnostics/diagnostic.ts';
import { isNumbered, stepsOf, type Step } from '../../model/flow.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const stepTarget: Rule = {
  finds: {
    'flow/not-a-target': {
      level: 'error',
      reason: 'A message, or a step that runs alongside another, has no number, so nobody can go to it.',
      example: { kind: 'runbook' },
    },
    'flow/unknown-step': {
      level: 'error',
      reason: 'An exit to a step that does not exist leaves the reader stuck in the middle of a change.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files)) {
      const unnumbered = new Set(
        stepsOf(data)
          .filter((step) => !isNumbered(step))
          .map(({ id }) => id),
      );
      for (const [index, step] of stepsOf(data).entries()) {
        for (const [path, target] of targetsOf(step)) {
          if (!unnumbered.has(target)) continue;
          yield finding(
            file,
            ['steps', index, ...path],
            'flow/not-a-target',
            `step ${quote(target)} has no number, so no exit can lead to it`,
            {
              help: 'Name a numbered step: one that is not a message and has no `alongside`.',
            },
          );
        }
        for (const [path, name] of stepNamesOf(step)) {
          if (!RESERVED.has(name)) continue;
          yield finding(
            file,
            ['steps', index, ...path],
            'flow/unknown-step',
            `${quote(name)} is a reserved word, not the id of a step`,
            { help: 'Write the id of a step in this runbook.' },
          );
        }
      }
    }
  },
};

function targetsOf(step: Step): [(string | number)[], string][] {
  const found: [(string | number)[], string][] = [];
  for (const key of ['then', 'otherwise', 'default', 'on_timeout'] as const) {
    const value = (step as Partial<Record<typeof key, string>>)[key];
    if (value !== undefined) found.push([[key], value]);
  }
  if (step.kind === 'decide')
    for (const [index, option] of (step.options ?? []).entries())
      for (const key of ['go_to', 'goto'] as const)
        if (option[key] !== undefined) found.push([['options', index, key], option[key]]);
  if (step.kind === 'diagnose')
    for (const [index, { go_to }] of (step.causes ?? []).entries())
      if (go_to !== undefined) found.push([['causes', index, 'go_to'], go_to]);
  return found;
}

function stepNamesOf(step: Step): [(string | number)[], string][] {
  const of =
    step.kind === 'rollback'
      ? (step.of ?? []).map((id, index): [(string | number)[], string] => [['of', index], id])
      : [];
  return step.alongside === undefined ? of : [...of, [['alongside'], step.alongside]];
}

const RESERVED: ReadonlySet<string> = new Set(['next', 'end', 'escalate']);
