import { abbreviation } from './abbreviation.ts';
import { alertCase } from './alert-case.ts';
import { alertClaimed } from './alert-claimed.ts';
import { alertDashboard } from './alert-dashboard.ts';
import { blame } from './blame.ts';
import { busyCommander } from './busy-commander.ts';
import { cardSize } from './card-size.ts';
import { circle } from './cycle.ts';
import { commandRisk } from './command-risk.ts';
import { course } from './course.ts';
import { deprecated } from './deprecated.ts';
import { dryRun } from './dry-run.ts';
import { drill } from './drill.ts';
import { duplicateId } from './duplicate-id.ts';
import { endsUnverified } from './ends-unverified.ts';
import { escalationOrder } from './escalation-order.ts';
import { evidence } from './evidence.ts';
import { expectation } from './expectation.ts';
import { fallThrough } from './fall-through.ts';
import { flowStyle } from './flow-style.ts';
import { gerund } from './gerund.ts';
import { group } from './group.ts';
import { hardcoded } from './hardcoded.ts';
import { implicitBool } from './implicit-bool.ts';
import { inclusive } from './inclusive.ts';
import { interactive } from './interactive.ts';
import { ladder } from './ladder.ts';
import { leftover } from './leftover.ts';
import { linkLabel } from './link-label.ts';
import { longLine } from './long-line.ts';
import { longRun } from './long-run.ts';
import { longSentence } from './long-sentence.ts';
import { loop } from './loop.ts';
import { messageText } from './message-text.ts';
import { minimising } from './minimising.ts';
import { nearCopy } from './near-copy.ts';
import { needed } from './needed.ts';
import { noEnd } from './no-end.ts';
import { noEscalation } from './no-escalation.ts';
import { otherPlaceholder } from './other-placeholder.ts';
import { paste } from './paste.ts';
import { person } from './person.ts';
import { READING } from './reading.ts';
import { question } from './question.ts';
import { regime } from './regime.ts';
import { reviewDate } from './review-date.ts';
import { reviewFailed } from './review-failed.ts';
import { riskyCommand } from './risky-command.ts';
import type { Explained, Rule } from './rule.ts';
import { severityGrid } from './severity-grid.ts';
import { severityOrder } from './severity-order.ts';
import { silence } from './silence.ts';
import { stepTarget } from './step-target.ts';
import { SUPPRESSION } from './suppression.ts';
import { teamRole } from './team-role.ts';
import { timebox } from './timebox.ts';
import { titleVerb } from './title-verb.ts';
import { unreachable } from './unreachable.ts';
import { unused } from './unused.ts';
import { vagueItem } from './vague-item.ts';
import { variables } from './variables.ts';
import { wildcard } from './wildcard.ts';

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
  deprecated,
  circle,
  alertCase,
  loop,
  evidence,
  silence,
  wildcard,
  otherPlaceholder,
  hardcoded,
  expectation,
  group,
  escalationOrder,
  reviewFailed,
  linkLabel,
  blame,
  vagueItem,
  implicitBool,
  unused,
  dryRun,
  interactive,
  longLine,
  abbreviation,
  minimising,
  gerund,
  inclusive,
  longSentence,
  nearCopy,
  flowStyle,
  drill,
  regime,
];

/** What every finding is about, by its rule, in the order of the alphabet. */
export const EXPLAINED: ReadonlyMap<string, Explained> = new Map(
  [
    ...Object.entries(READING),
    ...Object.entries(SUPPRESSION),
    ...RULES.flatMap(({ finds }) => Object.entries(finds)),
  ].sort(([a], [b]) => (a < b ? -1 : 1)),
);
