import type { Severity } from '../../model/content.ts';
import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { seconds } from '../../model/duration.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const severityOrder: Rule = {
  finds: {
    'severity/order': {
      level: 'error',
      reason: 'If a worse level waits longer for help than a milder one, one of the two is wrong.',
      example: { kind: 'severity' },
    },
    'severity/vague': {
      level: 'warning',
      reason: 'A criterion without a number, a scope or a clear yes or no is decided by the loudest voice.',
      example: { kind: 'severity' },
    },
  },
  *check({ catalog }) {
    if (!catalog.severity) return;
    const { file, data } = catalog.severity;
    for (const index of data.levels.keys()) {
      yield* slower(file, data, index);
      yield* vague(file, data, index);
    }
  },
};

/** Compares each time limit of a level with that of the next more severe level. */
function* slower(file: string, { levels }: Severity, index: number): Generator<Finding> {
  const [above, here] = [levels[index - 1], levels[index]];
  if (!above || !here) return;
  const worse = clocksOf(above);
  for (const [name, { path, value }] of clocksOf(here)) {
    const other = worse.get(name);
    if (!other || seconds(other.value) <= seconds(value)) continue;
    yield finding(
      file,
      ['levels', index - 1, 'response', ...other.path],
      'severity/order',
      `${name} of level ${quote(above.id)} is ${other.value}, longer than the ${value} of the milder level ${quote(here.id)}`,
      { help: `Write ${value} or less here, or more under ${path.join('.')} of ${here.id}.` },
    );
  }
}

function clocksOf({ response }: Severity['levels'][number]): Map<string, { path: string[]; value: string }> {
  const clocks = new Map([['escalate_after', { path: ['escalate_after'], value: response.escalate_after }]]);
  for (const [audience, value] of Object.entries(response.update_every))
    clocks.set(`update_every.${audience}`, { path: ['update_every', audience], value });
  return clocks;
}

function* vague(file: string, { levels }: Severity, index: number): Generator<Finding> {
  for (const [place, criterion] of (levels[index]?.criteria ?? []).entries()) {
    const word = VAGUE.exec(criterion)?.[0];
    if (!word || /\d/.test(criterion)) continue;
    yield finding(
      file,
      ['levels', index, 'criteria', place],
      'severity/vague',
      `${quote(word)} means something different to every reader`,
      {
        level: 'warning',
        help: 'Say how many, who, or what they cannot do, as in "More than one customer in ten cannot order."',
      },
    );
  }
}

const VAGUE =
  /\b(significant|substantial|considerable|noticeable|serious|degraded experience|some impact)\b/i;
