import type { Content, Run, Runbook } from './content.ts';
import { digest } from './digest.ts';
import { flowOf, isNumbered, stepsOf, type Exit, type FlowStep, type Step } from './flow.ts';
import { stepsById } from './path.ts';

/** The steps of the path that was taken, in the order of their visits. Messages and steps alongside are not on it. */
export function pathOf(record: RunRecord, runbook: Runbook): string[] {
  return visitsOnPath(record, flowOf(stepsOf(runbook))).map(({ step }) => step);
}

/**
 * Whether the visits are a whole path in the flow of a runbook: from its first step to its end, each by an exit that fits
 * what came of the step before, and no step left out that the page does not let the reader leave out.
 */
export function isWhole(record: RunRecord, runbook: Runbook): boolean {
  const flow = flowOf(stepsOf(runbook));
  const steps = stepsById(flow);
  const visits = visitsOnPath(record, flow);
  const first = flow.find(({ number }) => number !== undefined);
  if (!first || visits[0]?.step !== first.step.id) return false;
  return visits.every((visit, index) => {
    const entry = steps.get(visit.step);
    if (!entry || !isAsWritten(visit, entry.step)) return false;
    const next = visits[index + 1];
    return exitsTaken(visit, entry).some(({ to }) =>
      next ? to.type === 'step' && to.id === next.step : to.type === 'end',
    );
  });
}

/** How many steps of the path were done, and how many it has. What its condition let the reader leave out is not counted. */
export function stepCountOf(record: RunRecord, runbook: Runbook): StepCount {
  const flow = flowOf(stepsOf(runbook));
  const steps = stepsById(flow);
  const counted = visitsOnPath(record, flow).filter(
    ({ step, state }) => state !== 'skipped' || steps.get(step)?.step.when === undefined,
  );
  return { done: counted.filter(({ state }) => CARRIED_OUT.has(state)).length, of: counted.length };
}

/** How long the run took, in seconds; undefined if it cannot be worked out, or if it ended before it started. */
export function tookOf({ started, ended }: Pick<RunRecord, 'started' | 'ended'>): number | undefined {
  const took = (Date.parse(ended) - Date.parse(started)) / 1000;
  return took >= 0 ? took : undefined;
}

/**
 * A short digest of what some steps run and where they lead, which is all that the other functions here judge a record by.
 * Of the texts as they are written: facts and variables are not filled in.
 */
export function pathDigest(runbook: Runbook, steps: Iterable<string>): string {
  const wanted = new Set(steps);
  const flow = flowOf(stepsOf(runbook));
  const first = flow.find(({ number }) => number !== undefined)?.step.id;
  const parts = flow.filter(({ step }) => wanted.has(step.id)).map(partOf);
  return digest([first, parts]).slice(0, DIGITS);
}

/** Two numbers as an entry of `exercised` has them: `14/21`. undefined if the text is of another form. */
export function parseStepCount(text: string): StepCount | undefined {
  const [, done, of] = /^(\d{1,2})\/(\d{1,2})$/.exec(text) ?? [];
  return done === undefined || of === undefined ? undefined : { done: Number(done), of: Number(of) };
}

function partOf({ step, exits }: FlowStep): unknown {
  const causes = step.kind === 'diagnose' ? (step.causes ?? []) : [];
  const runs = [
    'run' in step ? step.run : undefined,
    'undo' in step ? step.undo?.run : undefined,
    ...causes.map(({ run }) => run),
  ];
  const ways = exits.map((exit) => [
    exit.on,
    'label' in exit ? exit.label : undefined,
    exit.to.type,
    idOf(exit),
  ]);
  return [step.id, step.kind, isNumbered(step), step.when !== undefined, runs.map(wordsOfRun), ways];
}

function idOf({ to }: Exit): string | undefined {
  return to.type === 'step' ? to.id : undefined;
}

/** In one order, whichever the author wrote its keys in. */
function wordsOfRun(run: Run | undefined): unknown {
  return run && [run.shell, run.dry_run, run.language, run.where];
}

/** The visits of numbered steps. One of a step that the runbook does not have stays, because then the path is no path of it. */
function visitsOnPath({ visits }: RunRecord, flow: FlowStep[]): Visit[] {
  const steps = stepsById(flow);
  return visits.filter(({ step }) => {
    const entry = steps.get(step);
    return !entry || isNumbered(entry.step);
  });
}

/** Whether the reader did what the page says: a step may be left out only on its own condition. */
function isAsWritten({ state }: Visit, step: Step): boolean {
  return state === 'skipped' ? step.when !== undefined : state !== 'not-available';
}

/** The exits that fit what came of a visit. */
export function exitsTaken({ state, answer }: Visit, { step, exits }: FlowStep): Exit[] {
  if (step.kind === 'decide' || step.kind === 'diagnose')
    return exits.filter((exit) =>
      state === 'done' && answer !== undefined
        ? 'label' in exit && exit.label === answer
        : exit.on === 'default' || exit.on === 'otherwise' || exit.on === 'timeout',
    );
  const isFine = state === 'done' || state === 'skipped';
  return exits.filter(({ on }) => (isFine ? on === 'then' : on === 'otherwise' || on === 'timeout'));
}

/** A check whose result was another one than expected was made all the same. */
const CARRIED_OUT: ReadonlySet<Visit['state']> = new Set(['done', 'contradicted']);
const DIGITS = 12;

/** What happened when someone followed a runbook. */
export type RunRecord = Content['record'];

export type Visit = RunRecord['visits'][number];

export interface StepCount {
  done: number;
  of: number;
}
