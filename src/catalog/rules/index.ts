import { alertClaimed } from './alert-claimed.ts';
import { cardSize } from './card-size.ts';
import { duplicateId } from './duplicate-id.ts';
import { fallThrough } from './fall-through.ts';
import { endsUnverified } from './ends-unverified.ts';
import { needed } from './needed.ts';
import { noEnd } from './no-end.ts';
import { unreachable } from './unreachable.ts';
import type { Rule } from './rule.ts';
import { severityGrid } from './severity-grid.ts';
import { stepTarget } from './step-target.ts';
import { teamRole } from './team-role.ts';
import { variables } from './variables.ts';

/** Every rule, in the order in which they run; the report is sorted by place. */
export const RULES: Rule[] = [
  needed,
  duplicateId,
  teamRole,
  alertClaimed,
  stepTarget,
  fallThrough,
  unreachable,
  noEnd,
  endsUnverified,
  variables,
  severityGrid,
  cardSize,
];
