import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { didYouMean, quote } from '../../diagnostics/spelling.ts';
import type { Entry } from '../../model/catalog.ts';
import type { Runbook } from '../../model/content.ts';
import { flowOf, stepsOf, type StepOf } from '../../model/flow.ts';
import { follow } from '../../model/path.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const call: Rule = {
  finds: {
    'flow/call-cycle': {
      level: 'error',
      reason: 'A reader who is led back to the same page never reaches its end.',
      example: { kind: 'runbook' },
    },
    'flow/call-depth': {
      level: 'warning',
      reason:
        'A reader keeps the place in one page in mind while they follow another. Nobody keeps three, least of all at night.',
      example: { kind: 'runbook' },
    },
    'flow/no-return': {
      level: 'error',
      reason: 'A reader can come back only from a runbook that can be followed to its end.',
      example: { kind: 'runbook' },
    },
    'flow/call-value': {
      level: 'error',
      reason: 'A value for a variable that the other runbook does not have is filled in nowhere.',
      example: { kind: 'runbook' },
    },
    'flow/call-draft': {
      level: 'warning',
      reason: 'A reviewed page that sends its reader to a draft is only as good as the draft.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    const runbooks = new Map(runbooksIn(files).map((entry) => [entry.id, entry]));
    for (const entry of runbooks.values()) {
      for (const [index, step] of stepsOf(entry.data).entries()) {
        const called = step.kind === 'follow' ? runbooks.get(step.runbook ?? '') : undefined;
        if (step.kind !== 'follow' || !called) continue;
        yield* callFindings(entry, step, called, ['steps', index], runbooks);
      }
    }
  },
};

function* callFindings(
  entry: Entry<Runbook>,
  step: StepOf<'follow'>,
  called: Entry<Runbook>,
  path: ValuePath,
  runbooks: Runbooks,
): Generator<Finding> {
  const { file, id, data } = entry;
  const at = [...path, 'runbook'];
  const name = quote(called.id);
  if (reaches(called.id, id, runbooks)) {
    const message = called.id === id ? 'runbook follows itself' : `runbook ${name} leads back to this one`;
    yield finding(file, at, 'flow/call-cycle', message, {
      help: 'Write the steps here, or let one of the two end before it sends the reader on.',
    });
    return;
  }
  const depth = depthOf(called.id, runbooks);
  if (depth >= DEEPEST)
    yield finding(file, at, 'flow/call-depth', `runbook ${name} follows others, ${depth} deep`, {
      level: 'warning',
      help: 'Follow the last one directly, or write its steps here.',
    });
  if (!comesBack(called.data))
    yield finding(file, at, 'flow/no-return', `no step of runbook ${name} leads to its end`, {
      help: `Lead one of its steps to the end, or hand over to it with \`kind: escalate\` and \`to: runbook/${called.id}\`.`,
    });
  if (called.data.status === 'draft' && (data.status ?? 'active') === 'active')
    yield finding(file, at, 'flow/call-draft', `runbook ${name} is a draft`, {
      level: 'warning',
      help: 'Have it reviewed before readers are sent to it.',
    });
  const declared = Object.keys(called.data.variables ?? {});
  for (const value of Object.keys(step.with ?? {}))
    if (!declared.includes(value))
      yield finding(
        file,
        [...path, 'with', value],
        'flow/call-value',
        `runbook ${name} has no variable ${quote(value)}${didYouMean(value, declared)}`,
        { on: 'key', help: `Declare it there under \`variables\`, or remove it here.` },
      );
}

/** Whether a runbook can be followed to its end. What a draft does not say yet may lead there. */
function comesBack(runbook: Runbook): boolean {
  const flow = flowOf(stepsOf(runbook));
  const [first] = flow.filter(({ number }) => number !== undefined);
  if (!first) return true;
  const { end, unwritten } = follow(flow, [{ type: 'step', id: first.step.id }], () => true);
  return end || unwritten;
}

function calledBy({ data }: Entry<Runbook>): string[] {
  return stepsOf(data).flatMap((step) => (step.kind === 'follow' ? (step.runbook ?? []) : []));
}

/** Whether a runbook is another one, or follows it directly or through others. */
function reaches(from: string, to: string, runbooks: Runbooks, seen = new Set<string>()): boolean {
  if (from === to) return true;
  const entry = runbooks.get(from);
  if (!entry || seen.has(from)) return false;
  seen.add(from);
  return calledBy(entry).some((next) => reaches(next, to, runbooks, seen));
}

/** How many runbooks below this one a reader may have to follow. No runbook is counted twice. */
function depthOf(id: string, runbooks: Runbooks, seen: ReadonlySet<string> = new Set()): number {
  const entry = runbooks.get(id);
  if (!entry || seen.has(id)) return 0;
  const inside = new Set([...seen, id]);
  return Math.max(0, ...calledBy(entry).map((next) => 1 + depthOf(next, runbooks, inside)));
}

type Runbooks = ReadonlyMap<string, Entry<Runbook>>;

/** With the page that the reader begins on, that makes three. */
const DEEPEST = 2;
