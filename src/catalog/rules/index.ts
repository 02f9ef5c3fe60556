import { alertClaimed } from './alert-claimed.ts';
import { alertDashboard } from './alert-dashboard.ts';
import { busyCommander } from './busy-commander.ts';
import { cardSize } from './card-size.ts';
import { commandRisk } from './command-risk.ts';
import { course } from './course.ts';
import { duplicateId } from './duplicate-id.ts';
import { endsUnverified } from './ends-unverified.ts';
import { fallThrough } from './fall-through.ts';
import { ladder } from './ladder.ts';
import { leftover } from './leftover.ts';
import { longRun } from './long-run.ts';
import { messageText } from './message-text.ts';
import { needed } from './needed.ts';
import { noEnd } from './no-end.ts';
import { noEscalation } from './no-escalation.ts';
import { paste } from './paste.ts';
import { person } from './person.ts';
import { reviewDate } from './review-date.ts';
import { riskyCommand } from './risky-command.ts';
import { READING } from './reading.ts';
import { question } from './question.ts';
import type { Explained, Rule } from './rule.ts';
import { severityGrid } from './severity-grid.ts';
import { severityOrder } from './severity-order.ts';
import { stepTarget } from './step-target.ts';
import { teamRole } from './team-role.ts';
import { timebox } from './timebox.ts';
import { titleVerb } from './title-verb.ts';
import { unreachable } from './unreachable.ts';
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
  noEscalation,
  longRun,
  busyCommander,
  timebox,
  ladder,
  severityOrder,
  reviewDate,
  alertDashboard,
  paste,
  leftover,
  titleVerb,
  person,
  messageText,
  riskyCommand,
  commandRisk,
  course,
  question,
];

/** What every finding is about, by its rule, in the order of the alphabet. */
export const EXPLAINED: ReadonlyMap<string, Explained> = new Map(
  [...Object.entries(READING), ...RULES.flatMap(({ finds }) => Object.entries(finds))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  ),
);
