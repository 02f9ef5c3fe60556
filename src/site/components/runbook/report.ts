import type { StepView } from '../../../views/step.ts';
import { unmarked } from '../../language-marks.ts';
import { strings } from '../../strings.ts';

const t = strings('runbook');

/** The address at which a wrong step is reported, with the runbook, the step and the revision filled in. */
export function reportUrl(
  template: string | undefined,
  runbook: string,
  step: Pick<StepView, 'id'>,
  revision: string,
): string | undefined {
  return template
    ?.replace('{title}', encodeURIComponent(unmarked(t('reportTitle', { runbook, step: step.id }))))
    .replace(
      '{body}',
      encodeURIComponent(
        unmarked(`${t('reportPlace', { runbook, step: step.id, revision })}\n\n${t('reportQuestion')}\n`),
      ),
    );
}
