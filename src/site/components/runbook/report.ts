import type { StepView } from '../../../views/step.ts';

/** The address at which a wrong step is reported, with the runbook, the step and the revision filled in. */
export function reportUrl(
  template: string | undefined,
  runbook: string,
  step: Pick<StepView, 'id'>,
  revision: string,
): string | undefined {
  return template
    ?.replace('{title}', encodeURIComponent(`${runbook}: step ${step.id} is wrong`))
    .replace(
      '{body}',
      encodeURIComponent(
        `Runbook ${runbook}, step ${step.id}, revision ${revision}.\n\nWhat happened, and what did you expect?\n`,
      ),
    );
}
