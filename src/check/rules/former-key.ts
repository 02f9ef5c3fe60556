import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { stepsOf } from '../../model/flow.ts';
import type { Runbook } from '../../model/content.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const formerKey: Rule = {
  finds: {
    'schema/former-key': {
      level: 'warning',
      reason:
        'Two names for one key make authors wonder what the difference is. Files with the older name stay valid.',
      fix: 'sometimes',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files))
      for (const [path, way] of waysIn(data)) if (way.goto !== undefined) yield renamed(file, path, way);
  },
};

function renamed(file: string, path: ValuePath, { go_to }: Way): Finding {
  return finding(
    file,
    [...path, 'goto'],
    'schema/former-key',
    go_to === undefined ? 'key `goto` is called `go_to` now' : 'key `goto` says the same as `go_to`',
    {
      on: 'key',
      level: 'warning',
      ...(go_to === undefined
        ? { help: 'Rename it to `go_to`.', suggestedFix: { description: 'Write go_to', key: 'go_to' } }
        : { help: 'Remove `goto`. Only `go_to` counts.' }),
    },
  );
}

/** Everything in a runbook that says where the reader goes, with its place. */
function waysIn(runbook: Runbook): [ValuePath, Way][] {
  const { out_of_scope = [], stop_if = [] } = runbook;
  return [
    ...out_of_scope.map((way, index): [ValuePath, Way] => [['out_of_scope', index], way]),
    ...stop_if.map((way, index): [ValuePath, Way] => [['stop_if', index], way]),
    ...stepsOf(runbook).flatMap((step, index) =>
      step.kind === 'decide'
        ? (step.options ?? []).map((way, at): [ValuePath, Way] => [['steps', index, 'options', at], way])
        : [],
    ),
  ];
}

interface Way {
  go_to?: string;
  goto?: string;
}
