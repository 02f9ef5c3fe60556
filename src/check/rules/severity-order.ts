import type { Severity } from '../../model/content.ts';
import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { seconds } from '../../model/duration.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const severityOrder: Rule = {
  finds: {
    'severity/order': {
      level: 'error',
      reason:
        'If the worse level waits longer for an update or for help than the milder one, one of the two is wrong, and nobody knows which at night.',
      example: { kind: 'severity' },
    },
    'severity/vague': {
      level: 'warning',
      reason: 'A criterion without a number, a scope or a yes or no is decided by whoever speaks loudest.',
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

/** Each clock of a level against that of the level above it. */
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
      `${quote(above.id)} waits ${other.value} where the milder ${quote(here.id)} waits ${value}`,
      { help: `Write ${value} or less here, or more at ${path.join('.')} of ${here.id}.` },
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
      `${quote(word)} means something else to everyone who reads it`,
      {
        level: 'warning',
        help: 'Say how many, of whom, or what they cannot do: "More than one depot in ten cannot upload scans."',
      },
    );
  }
}

const VAGUE =
  /\b(significant|substantial|considerable|noticeable|serious|degraded experience|some impact)\b/i;
