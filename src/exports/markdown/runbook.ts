import { rewording, type Words } from '../../markdown/words.ts';
import type { Run } from '../../model/content.ts';
import type { RiskView, UndoView } from '../../views/step-change.ts';
import { isOpenAddress } from '../../model/environment.ts';
import { WITHHELD } from '../../model/facts.ts';
import type { EnvironmentsView } from '../../views/environment.ts';
import { exitName, type ExitView, type TargetView } from '../../views/exit.ts';
import type { InstructionView } from '../../views/instruction.ts';
import { decisionName, type DecisionView } from '../../views/authority.ts';
import type { RunbookView, UseView } from '../../views/runbook.ts';
import type { CutView } from '../../views/step-host.ts';
import {
  isChange,
  STEP_VERBS,
  type CauseView,
  type CommunicateView,
  type FollowView,
  type StepView,
} from '../../views/step.ts';
import { contactMarkdown, handOffMarkdown, escalationPathMarkdown } from './contact.ts';
import { levelMarkdown } from './severity.ts';
import {
  fieldsMarkdown,
  blocks,
  code,
  codeBlock,
  link,
  links,
  list,
  plain,
  refMarkdown,
  section,
  sentence,
} from './write.ts';

/** A whole runbook, in the order of its page. */
export function runbookMarkdown(runbook: RunbookView, words: Words): string {
  return blocks(
    `# ${plain(runbook.environments?.shown ? `${runbook.title} (${runbook.environments.shown.name})` : runbook.title)}`,
    runbook.status === 'draft' &&
      '**Draft.** Nobody has reviewed this page yet. Check every step before you act on it.',
    runbook.status === 'deprecated' &&
      `**Replaced.** ${runbook.replacedBy ? `Use ${refMarkdown(runbook.replacedBy)} instead.` : ''}`,
    runbook.status === 'active' &&
      runbook.freshness?.failed &&
      `**It did not work** on ${runbook.freshness.failed.date}, and nobody has reviewed it since. Follow it, and escalate early.`,
    runbook.room && `**Restricted.** Discuss this only in the private room: ${plain(runbook.room)}`,
    conditions(runbook),
    runbook.meaning,
    rewording(words)('No incident commander yet? You are, until someone takes over.'),
    section(
      'Access',
      list(
        runbook.access.map(({ system, permission, test }) =>
          [`${plain(system)}: ${plain(permission)}.`, test && `Test: ${code(test)}`]
            .filter(Boolean)
            .join(' '),
        ),
      ),
    ),
    section('Save first', list(runbook.evidence)),
    runbook.environments && environmentsMarkdown(runbook.environments, runbook.href),
    section('Fill in', fieldsMarkdown(runbook.variables)),
    runbook.impact?.detail,
    runbook.steps.length === 0
      ? section('Steps', UNWRITTEN)
      : section('Steps', ...runbook.steps.map((step) => stepMarkdown(step, words))),
    calledByMarkdown(runbook),
    section(
      'Recovered when',
      runbook.unwritten.includes('recovered_when') ? UNWRITTEN : list(runbook.recoveredWhen, '- [ ]'),
    ),
    section(
      'Put back before closing',
      list(
        runbook.putBack.map(({ text, number }) => `${text} (step ${number ?? ''})`),
        '- [ ]',
      ),
    ),
    section('Escalate to', escalationPathMarkdown(runbook.escalationPath)),
    section(
      'Messages',
      list(runbook.messages.map(({ title, href, audience }) => `${link(title, href)} to ${audience}`)),
    ),
    section(
      'Links',
      list(runbook.links.map(({ label, url, type }) => `${addressMarkdown(label, url)} (${type})`)),
    ),
    section('Seen in logs and by users', list(runbook.symptoms.map(code))),
    runbook.reviewed &&
      section(
        'Reviewed',
        `On ${runbook.reviewed.date} by: ${refMarkdown(runbook.reviewed.by)}. Valid until ${runbook.freshness?.validTo ?? ''}: after that day, check each command before you run it.`,
      ),
    section('Used', list(runbook.exercised.map(useMarkdown))),
  );
}

/** Where a reader goes back to who was sent here by another runbook. */
function calledByMarkdown({ calledBy }: RunbookView): string {
  if (calledBy.length === 0) return '';
  const places = calledBy.map(
    ({ runbook: { name, href }, step, number }) =>
      `${link(name, `${href}#${step}`)}${number === undefined ? '' : `, step ${number}`}`,
  );
  return `If another runbook sent you here, go back to it now: ${places.join('; ')}.`;
}

function conditions({
  useWhen,
  impact,
  level,
  alerts,
  raiseIf,
  escalate,
  stopIf,
  outOfScope,
  unwritten,
  duration,
  owner,
  services,
}: RunbookView): string {
  return list([
    `Use when: ${useWhen ?? UNWRITTEN}`,
    impact &&
      `Who is affected: ${[impact.users ?? UNWRITTEN, impact.if_ignored, impact.deadline && `By when: ${impact.deadline}.`].filter(Boolean).join(' ')}`,
    !impact && unwritten.includes('impact') && `Who is affected: ${UNWRITTEN}`,
    level && `Severity: start at ${levelMarkdown(level)}`,
    !level && unwritten.includes('severity') && `Severity: ${UNWRITTEN}`,
    ...raiseIf.map(({ when, to }) => `Raise to ${to ? levelMarkdown(to) : 'a higher level'} when: ${when}`),
    escalate &&
      `Not recovered after ${escalate.after}: page ${escalate.to ? contactMarkdown(escalate.to) : 'the next escalation step'}`,
    ...stopIf.map(
      ({ when, to }) => `Stop if: ${when} Leave this page, ${to ? handOffMarkdown(to) : UNWRITTEN}.`,
    ),
    unwritten.includes('stop_if') && `Stop if: ${UNWRITTEN}`,
    ...outOfScope.map(
      ({ when, to }) => `Use another page for: ${when} Then ${to ? handOffMarkdown(to) : UNWRITTEN}.`,
    ),
    alerts.length > 0 && `Alerts: ${links(alerts)}`,
    services.length > 0 && `Services: ${links(services)}`,
    owner && `Owner: ${link(owner.name, owner.href)}`,
    `Takes: ${duration}`,
  ]);
}

function stepMarkdown(step: StepView, words: Words): string {
  const who = [
    step.role?.name,
    step.timebox && `${step.timebox.text}${step.timebox.usual ? ' (usual)' : ''}`,
  ];
  const change = isChange(step) ? step : undefined;
  const mark = step.number === undefined ? 'In parallel' : String(step.number);
  return blocks(
    `### ${mark}. ${STEP_VERBS[step.kind]}: ${plain(step.title)}`,
    `${who.filter(Boolean).join(' · ')} · id ${code(step.id)}`,
    step.alongside &&
      `Starts together with step ${step.alongside.number ?? step.alongside.title}, and nobody waits for it.`,
    step.team && `Done by ${refMarkdown(step.team)}.`,
    step.when && `Only if: ${step.when}`,
    step.caution && `**Caution:** ${step.caution}`,
    change?.risk && riskMarkdown(change.risk),
    change?.decision && decisionMarkdown(change.decision, words),
    ...step.fillIn.map(({ name, description }) => `**Fill this in:** \`{{${name}}}\`: ${description}`),
    step.kind === 'rollback' &&
      step.of.length > 0 &&
      `Rolls back: ${step.of.map(({ number, title }) => `${number ?? ''} ${plain(title)}`).join(', ')}`,
    step.detail,
    actionMarkdown(step),
    list([
      resultMarkdown(step),
      ...step.exits
        .filter(({ on }) => on !== 'cause')
        .map((exit) => `${nameIn(step, exit)}: ${targetMarkdown(exit.to)}`),
    ]),
    change?.undo && undoMarkdown(change.undo),
    change?.leaves && `Put back before closing: ${change.leaves}`,
    ...(change?.cuts ?? []).map(cutMarkdown),
    ...(change?.joins ?? []).map((host) => `${code(host)} can be reached again.`),
  );
}

/** The name of an exit of a step. */
function nameIn({ kind }: StepView, exit: ExitView): string {
  return kind === 'diagnose' && exit.on === 'otherwise' ? 'None of these' : exitName(exit);
}

/** The action of a step, by its kind. */
function actionMarkdown(step: StepView): string {
  switch (step.kind) {
    case 'check':
    case 'verify':
    case 'do':
    case 'rollback':
      return step.instructions.length === 0
        ? UNWRITTEN
        : blocks(...step.instructions.map(instructionMarkdown));
    case 'diagnose':
      return list(step.causes.map(causeMarkdown), '1.');
    case 'follow':
      return followMarkdown(step);
    case 'decide':
      return `**${step.question ?? UNWRITTEN}**`;
    case 'communicate':
      if (step.unwritten.includes('message')) return UNWRITTEN;
      return step.message ? messageMarkdown(step.message) : '';
    case 'escalate':
      return blocks(
        step.to ? sentence(handOffMarkdown(step.to)) : UNWRITTEN,
        `Say: ${step.say === undefined ? UNWRITTEN : `“${step.say}”`}`,
      );
    case 'wait': {
      const what = [step.for && `For ${step.for}`, step.until && `until: ${step.until}`];
      const shown = what.filter(Boolean);
      return `${shown.length ? sentence(shown.join(', or ')) : UNWRITTEN} At most ${step.max ?? UNWRITTEN}.`;
    }
  }
}

function instructionMarkdown(instruction: InstructionView): string {
  switch (instruction.type) {
    case 'command':
      return runMarkdown(instruction.run);
    case 'text':
      return instruction.text;
    case 'link':
      return `Look at ${addressMarkdown(instruction.label, instruction.url)}`;
  }
}

/** A link; the address as text as long as a value is missing in it. */
function addressMarkdown(label: string, url: string): string {
  if (!isOpenAddress(url)) return link(label, url);
  return label === url ? code(url) : `${plain(label)}: ${code(url)}`;
}

/** Which environment a page is for, or the values of each. */
function environmentsMarkdown({ choices, withheld, shown }: EnvironmentsView, general: string): string {
  if (shown) return `Only for ${plain(shown.name)}. ${link('All environments', general)}`;
  return section(
    'Which environment?',
    list([
      ...choices.map(
        ({ name, href, values }) =>
          `${href === undefined ? plain(name) : link(name, href)}: ${values.map((has) => `\`{{${has.name}}}\` is ${code(has.value)}`).join(', ')}`,
      ),
      ...withheld.map((name) => `\`{{${name}}}\`: ${WITHHELD}`),
    ]),
  );
}

function messageMarkdown(message: NonNullable<CommunicateView['message']>): string {
  const { title, href, audience, channel, cadence, body } = message;
  return blocks(
    `Send ${link(title, href)} to ${audience} by ${plain(channel)}${cadence ? `, then every ${cadence}` : ''}.`,
    codeBlock(body, 'text'),
  );
}

function riskMarkdown({ level, isSaid, blastRadius, approval }: RiskView): string {
  if (!isSaid) return '**High risk, for all we know.** Nobody has said what this can harm.';
  const unreached =
    approval?.ifUnreached === 'hold' ? 'hold, and page the next escalation step' : 'continue, and log it';
  return [
    level === 'high' ? '**High risk.**' : '**Destructive.**',
    blastRadius ?? UNWRITTEN,
    approval && `${refMarkdown(approval.by)} approves. If not reached in ${approval.after}: ${unreached}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function decisionMarkdown(decision: DecisionView, words: Words): string {
  if (decision.type === 'unwritten') return `Which decision this is: ${UNWRITTEN}`;
  const { act, href, first } = decision;
  const name = decisionName(act, words);
  const what = `This is the decision to ${href === undefined ? name : link(name, href)}.`;
  return first ? `${what} Try to reach this role first: ${link(first.name, first.href)}.` : what;
}

function cutMarkdown({ host, until }: CutView): string {
  const steps = until.map(({ number, title }) => `step ${number ?? ''} ${plain(title)}`);
  return `**Cut off from here:** nobody can reach ${code(host)}${steps.length ? ` until ${steps.join(', ')}` : ''}.`;
}

function useMarkdown({ date, kind, outcome, steps, took, link: href }: UseView): string {
  const result = [OUTCOMES[outcome], steps && `${steps.done} of ${steps.of} steps`, took];
  const text = result.filter(Boolean).join(', ');
  return `Used ${USES[kind]} on ${date}: ${href === undefined ? text : link(text, href)}`;
}

function runMarkdown({ where, dry_run, shell, language }: Run): string {
  return blocks(
    where && `Run it ${where}`,
    dry_run && blocks('Dry run first:', codeBlock(dry_run, language ?? 'bash')),
    codeBlock(shell, language ?? 'bash'),
  );
}

function resultMarkdown(step: StepView): string | undefined {
  if (step.kind === 'follow') return step.expect && `Expect: ${step.expect}`;
  if (!('expect' in step)) return undefined;
  const held = step.kind === 'verify' && step.for ? ` For ${step.for}.` : '';
  return `Expect: ${step.expect ?? UNWRITTEN}${held}${notedMarkdown(step.sets)}`;
}

/** Where the reader writes down what a step shows. */
function notedMarkdown(sets: string[]): string {
  const names = sets.map((name) => `\`{{${name}}}\``);
  if (names.length < 2) return names.length ? ` Note it as ${names.join('')}.` : '';
  return ` Note them as ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`;
}

/** The runbook to follow, what to fill in there, and when to come back. */
function followMarkdown({ runbook, owner, with: values }: FollowView): string {
  if (runbook === undefined) return UNWRITTEN;
  if (runbook.type === 'withheld') return sentence(refMarkdown(runbook));
  return blocks(
    `Follow ${refMarkdown(runbook)} from its first step to its end, then come back here. If it hands over to someone else, do not come back here.`,
    owner && `It belongs to ${refMarkdown(owner)}.`,
    list(values.map(({ name, value }) => `Fill in there: \`{{${name}}}\` is ${code(value)}`)),
  );
}

/** A cause as an item of a list. */
function causeMarkdown({ cause, instructions, expect, to }: CauseView): string {
  return blocks(
    cause,
    instructions.length ? blocks(...instructions.map(instructionMarkdown)) : UNWRITTEN,
    `It is this if: ${expect ?? UNWRITTEN} Then: ${to ? targetMarkdown(to) : UNWRITTEN}.`,
  );
}

function targetMarkdown(to: TargetView): string {
  switch (to.type) {
    case 'end':
      return 'end';
    case 'escalate':
      return to.contact ? `page ${contactMarkdown(to.contact)}` : 'page the next escalation step';
    case 'unwritten':
      return `nobody has written this yet; page ${to.contact ? contactMarkdown(to.contact) : 'the next escalation step'}`;
    case 'step':
      return `go to ${to.number ?? ''} ${plain(to.title)}`;
  }
}

function undoMarkdown(undo: UndoView): string {
  switch (undo.type) {
    case 'command':
      return blocks('Undo:', runMarkdown(undo.run));
    case 'manual':
      return undo.text.includes('\n') ? blocks('Undo:', undo.text) : `Undo: ${undo.text}`;
    case 'unwritten':
      return `Undo: ${UNWRITTEN}`;
    case 'impossible':
      return `**Cannot be undone.** ${undo.why} Instead: ${undo.instead}`;
  }
}

/** What is printed in the place of what a draft leaves out. */
const UNWRITTEN = '*Not written yet.*';

const USES: Record<UseView['kind'], string> = {
  incident: 'in an incident',
  drill: 'in a drill',
  rehearsal: 'in a rehearsal in a lab',
  'dry-run': 'in a dry run',
  review: 'in a review',
};

const OUTCOMES: Record<UseView['outcome'], string> = {
  worked: 'worked as written',
  fixed: 'worked after it was fixed',
  failed: 'did not work',
};
