import type { FlowWords } from '../../../views/diagram/runbook-graph.ts';
import { unmarked } from '../../language-marks.ts';
import { strings } from '../../strings.ts';

const t = strings('runbook');

/** The words of the picture of a runbook, without marks: the picture is made of SVG, which has no spans. */
export function flowWords(): FlowWords {
  return {
    verbs: {
      check: unmarked(t('verbs.check')),
      diagnose: unmarked(t('verbs.diagnose')),
      follow: unmarked(t('verbs.follow')),
      do: unmarked(t('verbs.do')),
      decide: unmarked(t('verbs.decide')),
      communicate: unmarked(t('verbs.communicate')),
      escalate: unmarked(t('verbs.escalate')),
      verify: unmarked(t('verbs.verify')),
      rollback: unmarked(t('verbs.rollback')),
      wait: unmarked(t('verbs.wait')),
    },
    exits: {
      then: unmarked(t('exits.then')),
      otherwise: unmarked(t('exits.otherwise')),
      default: unmarked(t('exits.default')),
      timeout: unmarked(t('exits.timeout')),
    },
    noneOfThese: unmarked(t('noneOfThese')),
    or: unmarked(t('diagram.or')),
    destructive: unmarked(t('diagram.destructive')),
    end: unmarked(t('diagram.end')),
    endShort: unmarked(t('diagram.endShort')),
    page: unmarked(t('diagram.page')),
    pageShort: unmarked(t('diagram.pageShort')),
    nextEscalationStep: unmarked(t('diagram.nextEscalationStep')),
  };
}
