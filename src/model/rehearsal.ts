import type { Runbook } from './content.ts';
import { flowOf, stepsOf, type FlowStep, type Target } from './flow.ts';
import { exitsTaken, isWhole, type RunRecord, type Visit } from './record.ts';

/** Where a step leads after a visit; undefined if none of its exits fits, so that the page does not say. */
export function targetAfter(visit: Visit, step: FlowStep): Target | undefined {
  return exitsTaken(visit, step)[0]?.to;
}

/** What came of a visit, by what the person said of it. What misleads has contradicted the page. */
export function stateOf(said: Said): Visit['state'] {
  return said === 'fits' ? 'done' : said === 'differs' || said === 'misleads' ? 'contradicted' : said;
}

/**
 * Whether a rehearsal shows that the page works: its visits are a whole path, nothing misled, and everything that was
 * changed changed as the page says.
 */
export function hasWorked(visits: Visit[], misled: boolean, runbook: Runbook): boolean {
  const changes = new Set(
    flowOf(stepsOf(runbook)).flatMap(({ step }) =>
      step.kind === 'do' || step.kind === 'rollback' ? [step.id] : [],
    ),
  );
  const isFine = ({ step, state }: Visit): boolean =>
    !changes.has(step) || state === 'done' || state === 'skipped';
  return !misled && visits.every(isFine) && isWhole({ visits } as RunRecord, runbook);
}

/** What the steps that were carried out leave behind, to be tidied up in the lab. */
export function leftBehind(visits: Visit[], runbook: Runbook): string[] {
  const done = new Set(visits.filter(({ state }) => state === 'done').map(({ step }) => step));
  return stepsOf(runbook).flatMap((step) =>
    (step.kind === 'do' || step.kind === 'rollback') && done.has(step.id) && step.leaves !== undefined
      ? [step.leaves]
      : [],
  );
}

/** How what was printed compares with what the page says, or why there is nothing to compare. */
export type Said = 'fits' | 'differs' | 'misleads' | 'failed' | 'skipped' | 'not-available';
