import type { Contacts, Drill, Path, Question, Runbook, TeamSeverity, Undo } from '../model/content.ts';
import type { Step, StepOf } from '../model/flow.ts';

/** Whether a step can do harm that somebody must answer for. */
export function isRisky(step: Step): boolean {
  return (
    (step.kind === 'do' || step.kind === 'rollback') && (step.risk === 'high' || step.risk === 'destructive')
  );
}

function inCase<T>(
  key: keyof T & string,
  said: string,
  applies: (value: T) => boolean,
  words: Words,
): Need<T> {
  return { keys: [key], said, lacks: (value) => applies(value) && value[key] === undefined, ...words };
}

function countOf<T>(value: T, keys: readonly (keyof T & string)[]): number {
  return keys.filter((key) => value[key] !== undefined).length;
}

const isProcedure = ({ kind }: Runbook): boolean => kind === 'procedure';
const statusOf = ({ status = 'active' }: Runbook): string => status;

const RUNBOOK: Need<Runbook>[] = [
  inCase('alerts', 'for the kind alert', ({ kind }) => kind === 'alert', {
    why: 'a runbook of the kind alert names its alerts',
    example: 'alerts: [{ name: CardDeclineRatioHigh }]',
  }),
  inCase('services', 'unless it is a procedure', (runbook) => !isProcedure(runbook), {
    why: 'every runbook but a procedure names its services',
    example: 'services: [checkout]',
  }),
  inCase('impact', 'unless it is a procedure', (runbook) => !isProcedure(runbook), {
    why: 'every runbook but a procedure says who is hurt',
    example: 'impact: { users: Shippers cannot pay for labels by card. }',
  }),
  inCase('severity', 'unless it is a procedure', (runbook) => !isProcedure(runbook), {
    why: 'every runbook but a procedure says at which level to start',
    example: 'severity: { start: sev3 }',
  }),
  inCase('room', 'for the kind security', ({ kind }) => kind === 'security', {
    why: 'a security runbook names the private room',
    example: 'room: "#security-response, by invitation"',
  }),
  inCase('reviewed', 'when active', (runbook) => statusOf(runbook) === 'active', {
    why: 'an active runbook says when it was last reviewed',
    example: 'reviewed: { date: 2026-11-12, by: responder }, or status: draft',
  }),
  inCase('replaced_by', 'when deprecated', (runbook) => statusOf(runbook) === 'deprecated', {
    why: 'a deprecated runbook names its successor',
    example: 'replaced_by: postgres-failover',
  }),
  inCase('stop_if', 'when a step is high risk or destructive', ({ steps }) => steps.some(isRisky), {
    why: 'a runbook with a high-risk or destructive step says when to stop',
    example: 'stop_if: [{ when: The database has no primary., go_to: team/ledger }]',
  }),
  inCase(
    'recovered_when',
    'when no step verifies it',
    ({ steps }) => !steps.some(({ kind }) => kind === 'verify'),
    {
      why: 'a runbook without a verify step says when it is over',
      example: 'recovered_when: [Declines stay under 1 % for fifteen minutes.]',
    },
  ),
];

const look = (kind: 'check' | 'verify'): Need<StepOf<'check' | 'verify'>> => ({
  keys: ['run', 'link'],
  said: 'run or link, or both',
  lacks: (step) => countOf(step, ['run', 'link']) === 0,
  why: `a ${kind} step says what to run or where to look`,
  example: 'run: { shell: … }, or link: dashboard-id',
});

const WAIT: Need<StepOf<'wait'>> = {
  keys: ['for', 'until'],
  said: 'for or until, or both',
  lacks: (step) => countOf(step, ['for', 'until']) === 0,
  why: 'a wait step says for how long or until what',
  example: 'until: The provider says what it changed.',
};

const change = (kind: 'do' | 'rollback'): Need<Change>[] => [
  {
    keys: ['run', 'ui', 'manual'],
    said: 'exactly one of run, ui and manual',
    lacks: (step) => countOf(step, ['run', 'ui', 'manual']) !== 1,
    why: `a ${kind} step has exactly one of run, ui and manual`,
    example: 'run: { shell: kubectl --context prod-eu … }',
  },
  inCase<Change>('blast_radius', 'when the risk is high or destructive', isRisky, {
    why: 'a risky step says whom it hurts',
    example: 'blast_radius: Carts opened in the last two minutes are lost.',
  }),
  inCase<Change>('approval', 'when the risk is destructive', ({ risk }) => risk === 'destructive', {
    why: 'a destructive step says who must agree',
    example: 'approval: { by: incident-commander, if_unreached: hold, after: 3m }',
  }),
];

const UNDO_OF_DO: Need<StepOf<'do'>> = inCase<StepOf<'do'>>(
  'undo',
  'when the risk is high or destructive',
  isRisky,
  {
    why: 'a risky step says how it is undone, or why it cannot be',
    example: 'undo: { run: { shell: … } }, or undo: { impossible: why, instead: the way forward }',
  },
);

const UNDO: Need<Undo> = {
  keys: ['run', 'manual', 'impossible', 'instead'],
  said: 'one of run and manual, or both impossible and instead',
  lacks: (undo) => {
    const [back, none] = [countOf(undo, ['run', 'manual']), countOf(undo, ['impossible', 'instead'])];
    return !(back === 1 && none === 0) && !(back === 0 && none === 2);
  },
  why: 'an undo is one of run and manual, or both impossible and instead',
  example:
    'impossible: Held payments cannot be restored., instead: Send the message card-declines-pay-again.',
};

const CONTACT: Need<Contacts[number]> = {
  keys: ['page', 'telephone', 'chat', 'email'],
  said: 'at least one of page, telephone, chat and email',
  lacks: (contact) => countOf(contact, ['page', 'telephone', 'chat', 'email']) === 0,
  why: 'a contact can be reached in at least one way',
  example: 'page: /page ledger',
};

const ROW: Need<TeamSeverity['rows'][number]> = {
  keys: ['service', 'capability'],
  said: 'exactly one of service and capability',
  lacks: (row) => countOf(row, ['service', 'capability']) !== 1,
  why: 'a row is about either a service or a capability',
  example: 'service: checkout',
};

const QUESTION: Need<Question>[] = [
  inCase<Question>('options', 'unless the kind is rewrite', ({ kind }) => kind !== 'rewrite', {
    why: 'every question but a rewrite has options',
    example: 'options: [{ text: Ask who leads., right: true, explanation: Why it is. }, …]',
  }),
  inCase<Question>('model', 'for the kind rewrite', ({ kind }) => kind === 'rewrite', {
    why: 'a question of the kind rewrite has a model to compare with',
    example: 'model: “Mira, restart the two intake workers. Tell me in ten minutes what changed.”',
  }),
];

const PATH: Need<Path> = {
  keys: ['modules', 'pages'],
  said: 'modules or pages, or both',
  lacks: (path) => countOf(path, ['modules', 'pages']) === 0,
  why: 'a path names modules or pages',
  example: 'modules: [ics-101/history]',
};

const DRILL: Need<Drill>[] = [
  inCase('ground_truth', 'for the kind tabletop', ({ kind }) => kind === 'tabletop', {
    why: 'a tabletop says what has really happened',
    example: 'ground_truth: A change of 08:40 halved the pool of connections.',
  }),
];

const PART: Need<Drill['cast'][number]> = {
  keys: ['role', 'outsider'],
  said: 'exactly one of role and outsider',
  lacks: (part) => countOf(part, ['role', 'outsider']) !== 1,
  why: 'a part is either a role that a player takes or an outsider whom the facilitator speaks',
  example: 'role: incident-commander, or outsider: The lead of support',
};

/**
 * What content must hold in some cases only, which a schema cannot say in plain words. The key is where: a kind, and
 * after # the part of it. The check enforces this list and the reference pages print it.
 */
export const NEEDS: Readonly<Record<string, readonly Need<never>[]>> = {
  runbook: RUNBOOK,
  'runbook#check': [look('check')],
  'runbook#verify': [look('verify')],
  'runbook#wait': [WAIT],
  'runbook#do': [...change('do'), UNDO_OF_DO],
  'runbook#rollback': change('rollback'),
  'runbook#undo': [UNDO],
  'team#contacts': [CONTACT],
  'organisation#contacts': [CONTACT],
  'team-severity#rows': [ROW],
  'course#question': QUESTION,
  'paths#paths': [PATH],
  drill: DRILL,
  'drill#cast': [PART],
};

interface Words {
  /** What the check says when it is missing. */
  why: string;
  /** What to add, as YAML. */
  example: string;
}

/** Keys that must be there in some cases only. */
export interface Need<T> extends Words {
  keys: readonly string[];
  /** When they are needed, or how many of them: what the reference prints beside each. */
  said: string;
  lacks: (value: T) => boolean;
}

type Change = StepOf<'do' | 'rollback'>;
