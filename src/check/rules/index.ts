import { abbreviation } from './abbreviation.ts';
import { alertClaimed } from './alert-claimed.ts';
import { alertDashboard } from './alert-dashboard.ts';
import { alertName } from './alert-name.ts';
import { authority } from './authority.ts';
import { blame } from './blame.ts';
import { busyCommander } from './busy-commander.ts';
import { call } from './call.ts';
import { cannotFail } from './cannot-fail.ts';
import { cardSize } from './card-size.ts';
import { commandRisk } from './command-risk.ts';
import { course } from './course.ts';
import { cycle } from './cycle.ts';
import { deprecated } from './deprecated.ts';
import { draftAge } from './draft-age.ts';
import { drill } from './drill.ts';
import { dryRun } from './dry-run.ts';
import { duplicateAnchor } from './duplicate-anchor.ts';
import { duplicateId } from './duplicate-id.ts';
import { endsUnverified } from './ends-unverified.ts';
import { environment } from './environment.ts';
import { escalationOrder } from './escalation-order.ts';
import { escalationPath } from './escalation-path.ts';
import { evidence } from './evidence.ts';
import { expectation } from './expectation.ts';
import { failureEnds } from './failure-ends.ts';
import { fallThrough } from './fall-through.ts';
import { flowStyle } from './flow-style.ts';
import { formerKey } from './former-key.ts';
import { gerund } from './gerund.ts';
import { goesOn } from './goes-on.ts';
import { group } from './group.ts';
import { hardcoded } from './hardcoded.ts';
import { host } from './host.ts';
import { implicitBool } from './implicit-bool.ts';
import { inclusive } from './inclusive.ts';
import { interactive } from './interactive.ts';
import { interfaceString } from './interface-string.ts';
import { LAYERING } from './layering.ts';
import { leftover } from './leftover.ts';
import { linkHost } from './link-host.ts';
import { linkLabel } from './link-label.ts';
import { longLine } from './long-line.ts';
import { longRun } from './long-run.ts';
import { longSentence } from './long-sentence.ts';
import { loop } from './loop.ts';
import { lostQuotes } from './lost-quotes.ts';
import { messageText } from './message-text.ts';
import { minimising } from './minimising.ts';
import { nearCopy } from './near-copy.ts';
import { needed } from './needed.ts';
import { noEnd } from './no-end.ts';
import { noEscalation } from './no-escalation.ts';
import { openPattern } from './open-pattern.ts';
import { otherPlaceholder } from './other-placeholder.ts';
import { owners } from './owners.ts';
import { paste } from './paste.ts';
import { person } from './person.ts';
import { picture } from './picture.ts';
import { placeholder } from './placeholder.ts';
import { question } from './question.ts';
import { READING } from './reading.ts';
import { record } from './record.ts';
import { regime } from './regime.ts';
import { reviewDate } from './review-date.ts';
import { reviewFailed } from './review-failed.ts';
import { riskyCommand } from './risky-command.ts';
import { severityGrid } from './severity-grid.ts';
import { severityName } from './severity-name.ts';
import { severityOrder } from './severity-order.ts';
import { silence } from './silence.ts';
import { starter } from './starter.ts';
import { stepTarget } from './step-target.ts';
import { SUPPRESSION } from './suppression.ts';
import { taught } from './taught.ts';
import { teamRole } from './team-role.ts';
import { theme } from './theme.ts';
import { timebox } from './timebox.ts';
import { titleVerb } from './title-verb.ts';
import { unreachable } from './unreachable.ts';
import { untestedAccess } from './untested-access.ts';
import { unused } from './unused.ts';
import { vagueItem } from './vague-item.ts';
import { variables } from './variables.ts';
import { wildcard } from './wildcard.ts';
import type { RuleDescription, Rule } from './rule.ts';

/** Every rule, by the name of its file in this folder, in the order of the alphabet. */
const MODULES: Record<string, Rule> = {
  abbreviation: abbreviation,
  'alert-claimed': alertClaimed,
  'alert-dashboard': alertDashboard,
  'alert-name': alertName,
  authority: authority,
  blame: blame,
  'busy-commander': busyCommander,
  call: call,
  'cannot-fail': cannotFail,
  'card-size': cardSize,
  'command-risk': commandRisk,
  course: course,
  cycle: cycle,
  deprecated: deprecated,
  'draft-age': draftAge,
  drill: drill,
  'dry-run': dryRun,
  'duplicate-anchor': duplicateAnchor,
  'duplicate-id': duplicateId,
  'ends-unverified': endsUnverified,
  environment: environment,
  'escalation-order': escalationOrder,
  'escalation-path': escalationPath,
  evidence: evidence,
  expectation: expectation,
  'failure-ends': failureEnds,
  'fall-through': fallThrough,
  'flow-style': flowStyle,
  'former-key': formerKey,
  gerund: gerund,
  'goes-on': goesOn,
  group: group,
  hardcoded: hardcoded,
  host: host,
  'implicit-bool': implicitBool,
  inclusive: inclusive,
  interactive: interactive,
  'interface-string': interfaceString,
  leftover: leftover,
  'link-host': linkHost,
  'link-label': linkLabel,
  'long-line': longLine,
  'long-run': longRun,
  'long-sentence': longSentence,
  loop: loop,
  'lost-quotes': lostQuotes,
  'message-text': messageText,
  minimising: minimising,
  'near-copy': nearCopy,
  needed: needed,
  'no-end': noEnd,
  'no-escalation': noEscalation,
  'open-pattern': openPattern,
  'other-placeholder': otherPlaceholder,
  owners: owners,
  paste: paste,
  person: person,
  picture: picture,
  placeholder: placeholder,
  question: question,
  record: record,
  regime: regime,
  'review-date': reviewDate,
  'review-failed': reviewFailed,
  'risky-command': riskyCommand,
  'severity-grid': severityGrid,
  'severity-name': severityName,
  'severity-order': severityOrder,
  silence: silence,
  starter: starter,
  'step-target': stepTarget,
  taught: taught,
  'team-role': teamRole,
  theme: theme,
  timebox: timebox,
  'title-verb': titleVerb,
  unreachable: unreachable,
  'untested-access': untestedAccess,
  unused: unused,
  'vague-item': vagueItem,
  variables: variables,
  wildcard: wildcard,
};

/** Every rule, in the order in which they run. */
export const RULES: Rule[] = Object.values(MODULES);

/** What every finding is about, by its rule, in the order of the alphabet. */
export const RULE_DESCRIPTIONS: ReadonlyMap<string, DescribedRule> = new Map(
  [
    ...describedIn(LAYERING),
    ...describedIn(READING),
    ...describedIn(SUPPRESSION),
    ...Object.entries(MODULES).flatMap(([name, { finds }]) =>
      Object.entries(finds).map(([id, explained]): [string, DescribedRule] => [
        id,
        { ...explained, source: `src/check/rules/${name}.ts` },
      ]),
    ),
  ].sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** The id that a rule has today, for an id that it has or had. Comments, baselines and addresses may use an old one. */
export function currentId(id: string): string {
  return FORMER.get(id) ?? id;
}

/** The present id of each former one. */
export const FORMER: ReadonlyMap<string, string> = new Map(
  [...RULE_DESCRIPTIONS].flatMap(([id, { formerly = [] }]) =>
    formerly.map((old): [string, string] => [old, id]),
  ),
);

export interface DescribedRule extends RuleDescription {
  /** The file that looks for it, relative to the root of the project. */
  source: string;
}

function describedIn(sources: Record<string, Record<string, RuleDescription>>): [string, DescribedRule][] {
  return Object.entries(sources).flatMap(([source, rules]) =>
    Object.entries(rules).map(([id, explained]): [string, DescribedRule] => [id, { ...explained, source }]),
  );
}
