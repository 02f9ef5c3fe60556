import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { didYouMean, quote } from '../../diagnostics/spelling.ts';
import type { Entry } from '../../model/catalog.ts';
import type { Runbook } from '../../model/content.ts';
import { flowOf, stepsOf, type FlowStep, type StepOf } from '../../model/flow.ts';
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
    // By id, so that a cycle is reported at the same place whatever the order of the files is.
    const sorted = runbooksIn(files).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const runbooks = new Map(sorted.map((entry) => [entry.id, entry]));
    const cycles = new Set<string>();
    for (const entry of runbooks.values()) {
      for (const [index, step] of stepsOf(entry.data).entries()) {
        const called = step.kind === 'follow' ? runbooks.get(step.runbook ?? '') : undefined;
        if (step.kind !== 'follow' || !called) continue;
        const cycle = wayBack(called.id, entry.id, runbooks);
        if (!cycle) yield* callFindings(entry, step, called, ['steps', index], runbooks);
        else if (isNew(cycle, cycles)) yield cycleFinding(entry, ['steps', index, 'runbook'], cycle);
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
  const { file, data } = entry;
  const at = [...path, 'runbook'];
  const name = quote(called.id);
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

/** A cycle is reported where it is found first: to open it at one place is enough. */
function cycleFinding({ file }: Entry<Runbook>, at: ValuePath, cycle: string[]): Finding {
  const [first = '', ...others] = cycle.slice(0, -1).map(quote);
  const through = others.length === 0 ? '' : ` through ${others.join(' and ')}`;
  const message =
    cycle.length === 1 ? 'runbook follows itself' : `runbook ${first} leads back to this one${through}`;
  return finding(file, at, 'flow/call-cycle', message, {
    help: 'Write the steps here, or let one of the runbooks end before it sends the reader on.',
  });
}

/** Whether no cycle of the same runbooks has been seen. */
function isNew(cycle: string[], seen: Set<string>): boolean {
  const key = [...cycle].sort().join(' ');
  return !seen.has(key) && seen.add(key) !== undefined;
}

/** Whether a runbook can be followed to its end. What a draft does not say yet may lead there. */
function comesBack(runbook: Runbook): boolean {
  const flow = flowOf(stepsOf(runbook)).map(withoutHandOver);
  const [first] = flow.filter(({ number }) => number !== undefined);
  if (!first) return true;
  const { end, unwritten } = follow(flow, [{ type: 'step', id: first.step.id }], () => true);
  return end || unwritten;
}

/** After the last step of all has handed over, someone else leads; if its author wrote `then: end`, the reader goes on. */
function withoutHandOver(entry: FlowStep): FlowStep {
  if (entry.step.kind !== 'escalate') return entry;
  return { ...entry, exits: entry.exits.filter(({ to, stated }) => stated || to.type !== 'end') };
}

function calledBy({ data }: Entry<Runbook>): string[] {
  return stepsOf(data).flatMap((step) => (step.kind === 'follow' ? (step.runbook ?? []) : []));
}

/** The shortest way from one runbook to another, with both; undefined if it does not lead there. */
function wayBack(from: string, to: string, runbooks: Runbooks): string[] | undefined {
  const seen = new Set([from]);
  const open = [[from]];
  for (let way = open.shift(); way; way = open.shift()) {
    const last = way.at(-1) ?? '';
    if (last === to) return way;
    const entry = runbooks.get(last);
    for (const next of entry ? calledBy(entry) : []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push([...way, next]);
    }
  }
  return undefined;
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
