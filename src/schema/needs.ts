import type {
  Contacts,
  Drill,
  Effect,
  Path,
  Programs,
  Question,
  Runbook,
  TeamSeverity,
  Undo,
  Variables,
} from '../model/content.ts';
import { stepsOf, wayOf, type Step, type StepOf } from '../model/flow.ts';

/** The keys that content lacks which it needs in its case. Each place is a key of `NEEDS`. */
export function lackedBy(place: string, value: unknown): string[] {
  return (NEEDS[place] ?? []).flatMap(({ lacks, keys }) => (lacks(value as never) ? keys : []));
}

/** In which case an active page needs what a draft may leave out. */
export const UNLESS_DRAFT = 'unless the page is a draft';

/** Whether a step is said to do so much harm that it needs an undo and a blast radius. */
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

/** A key that only a draft may leave out, because nobody has written it yet. */
function written<T>(key: keyof T & string, help: string): Need<T> {
  return inCase<T>(key, UNLESS_DRAFT, () => true, { problem: `has no \`${key}\``, help });
}

function countOf<T>(value: T, keys: readonly (keyof T & string)[]): number {
  return keys.filter((key) => value[key] !== undefined).length;
}

/** Whether a command that calls the program may count as reading. */
function canRead({ effect, dry_run, wraps }: Program): boolean {
  return (effect !== undefined && saysReads(effect)) || dry_run?.options !== undefined || wraps !== undefined;
}

function saysReads(effect: Effect): boolean {
  if (typeof effect === 'string') return effect === 'reads';
  const { subcommands = {}, options = {}, otherwise, runs } = effect;
  const rules = [...Object.values(subcommands), ...Object.values(options), ...(otherwise ? [otherwise] : [])];
  return runs !== undefined || rules.some(saysReads);
}

const isProcedure = ({ kind }: Runbook): boolean => kind === 'procedure';
const mayHaveNoService = (runbook: Runbook): boolean => isProcedure(runbook) || statusOf(runbook) === 'draft';
const statusOf = ({ status = 'active' }: Runbook): string => status;

/** What is wrong with an active runbook that was never reviewed. A review is what puts it right. */
export const NOT_REVIEWED = 'is active but has no `reviewed`';

const RUNBOOK: Need<Runbook>[] = [
  written<Runbook>('kind', 'Say what brings the reader here, as in `kind: alert`.'),
  written<Runbook>(
    'use_when',
    'Say when to use it, as in `use_when: Three customers in ten minutes cannot pay.`',
  ),
  written<Runbook>(
    'steps',
    'Add a step, as in `steps: [{ id: restart, kind: do, title: Restart the worker, … }]`.',
  ),
  inCase('alerts', 'for the kind alert', ({ kind }) => kind === 'alert', {
    problem: 'of kind alert has no `alerts`',
    help: 'Add `alerts: [{ name: CardDeclineRatioHigh }]`.',
  }),
  inCase('services', 'unless it is a procedure or a draft', (runbook) => !mayHaveNoService(runbook), {
    problem: 'has no `services`; only a procedure or a draft may omit them',
    help: 'Add `services: [checkout]`.',
  }),
  inCase('impact', 'unless it is a procedure', (runbook) => !isProcedure(runbook), {
    problem: 'has no `impact`; only a procedure may omit it',
    help: 'Say who is affected, as in `impact: { users: Customers cannot pay by card. }`.',
  }),
  inCase('severity', 'unless it is a procedure', (runbook) => !isProcedure(runbook), {
    problem: 'has no `severity`; only a procedure may omit it',
    help: 'Say at which level to start, as in `severity: { start: major }`.',
  }),
  inCase('room', 'for the kind security', ({ kind }) => kind === 'security', {
    problem: 'of kind security has no `room`',
    help: 'Name the private room, as in `room: "#security-response, by invitation"`.',
  }),
  inCase('reviewed', 'when active', (runbook) => statusOf(runbook) === 'active', {
    problem: NOT_REVIEWED,
    help: 'Work through it, then record that with npm run review. Until then, write `status: draft`.',
  }),
  inCase('replaced_by', 'when deprecated', (runbook) => statusOf(runbook) === 'deprecated', {
    problem: 'is deprecated but has no `replaced_by`',
    help: 'Name its successor, as in `replaced_by: postgres-failover`.',
  }),
  inCase('stop_if', 'when a step is high risk or destructive', (runbook) => stepsOf(runbook).some(isRisky), {
    problem: 'has a high-risk or destructive step but no `stop_if`',
    help: 'Say when to stop, as in `stop_if: [{ when: The database has no primary., go_to: team/payments }]`.',
  }),
  inCase(
    'recovered_when',
    'when no step verifies it',
    (runbook) => !stepsOf(runbook).some(({ kind }) => kind === 'verify'),
    {
      problem: 'has neither a verify step nor `recovered_when`',
      help: 'Say when it is over, as in `recovered_when: [Declines stay under 1% for fifteen minutes.]`.',
    },
  ),
];

const IMPACT = written<NonNullable<Runbook['impact']>>(
  'users',
  'Say what users cannot do, as in `users: Customers cannot pay by card.`',
);

const LEAD: Need<{ go_to?: string; goto?: string }> = {
  keys: ['go_to'],
  said: UNLESS_DRAFT,
  lacks: (way) => wayOf(way) === undefined,
  problem: 'does not say where it leads',
  help: 'Add `go_to`, as in `go_to: runbook/postgres-failover` or, from an answer, `go_to: healthy`.',
};

const EXAMPLE = written<Variables[string]>('example', 'Add a value that fits, as in `example: "41"`.');

const EXPECT = 'Say what one sees when it is right, as in `expect: The age is under 60 minutes.`';
const expects = <T extends { expect?: string }>(): Need<T> => written<T>('expect', EXPECT);

const CHECK = [
  expects<StepOf<'check'>>(),
  written<StepOf<'check'>>(
    'otherwise',
    'Say where to go if not, as in `otherwise: restart` or `otherwise: escalate`.',
  ),
];

const DECIDE = [
  written<StepOf<'decide'>>('question', 'Ask it, as in `question: Which declines are these?`'),
  written<StepOf<'decide'>>(
    'options',
    'Add the answers, as in `options: [{ label: One scheme only, go_to: move-scheme }, …]`.',
  ),
  written<StepOf<'decide'>>('default', 'Say where to go when nobody knows, as in `default: escalate`.'),
];

const DIAGNOSE = [
  written<StepOf<'diagnose'>>(
    'causes',
    'Add the causes, the most likely first, as in `causes: [{ cause: The disk is full., run: { shell: … }, expect: …, go_to: grow }]`.',
  ),
  written<StepOf<'diagnose'>>(
    'otherwise',
    'Say where to go if it is none of them, as in `otherwise: escalate`.',
  ),
];

const COMMUNICATE = [
  written<StepOf<'communicate'>>('message', 'Name the message, as in `message: card-declines-pay-again`.'),
];

const ESCALATE = [
  written<StepOf<'escalate'>>('to', 'Say whom to page, as in `to: team/payments`.'),
  written<StepOf<'escalate'>>(
    'say',
    'Write what to say, as in `say: Checkout has had no primary since 10:40. Please take it over.`',
  ),
];

const LOOK: Need<Look> = {
  keys: ['run', 'link', 'ui', 'manual'],
  said: 'at least one of run, link, ui and manual',
  lacks: (look) => countOf(look, ['run', 'link', 'ui', 'manual']) === 0,
  problem: 'has no `run`, `link`, `ui` or `manual`',
  help: 'Say what to run, as in `run: { shell: … }`, or where to look, as in `link: dashboard-id` or `ui: Console › Queues`.',
};

const LONGEST = written<StepOf<'wait'>>('max', 'Say how long at most, as in `max: 15m`.');

const WAIT: Need<StepOf<'wait'>> = {
  keys: ['for', 'until'],
  said: 'for or until, or both',
  lacks: (step) => countOf(step, ['for', 'until']) === 0,
  problem: 'has neither `for` nor `until`',
  help: 'Say for how long or until what, as in `until: The provider says what it changed.`',
};

const CHANGE: Need<Change>[] = [
  {
    keys: ['run', 'ui', 'manual'],
    said: 'exactly one of run, ui and manual',
    lacks: (step) => countOf(step, ['run', 'ui', 'manual']) !== 1,
    problem: 'needs exactly one of `run`, `ui` and `manual`',
    help: 'Keep or add one of them, as in `run: { shell: kubectl --context prod-eu … }`.',
  },
  inCase<Change>('blast_radius', 'when the risk is high or destructive', isRisky, {
    problem: 'is risky but has no `blast_radius`',
    help: 'Say who or what it affects, as in `blast_radius: Carts opened in the last two minutes are lost.`',
  }),
  inCase<Change>('approval', 'when the risk is destructive', ({ risk }) => risk === 'destructive', {
    problem: 'is destructive but has no `approval`',
    help: 'Say who must agree, as in `approval: { by: incident-commander, if_unreached: hold, after: 3m }`.',
  }),
];

const RISK = written<StepOf<'do'>>('risk', 'Say what it can harm: `risk: low`, `high` or `destructive`.');

const OF = written<StepOf<'rollback'>>('of', 'Name the steps that it rolls back, as in `of: [move-scheme]`.');

const UNDO_OF_DO: Need<StepOf<'do'>> = inCase<StepOf<'do'>>(
  'undo',
  'when the risk is high or destructive',
  isRisky,
  {
    problem: 'is risky but has no `undo`',
    help: 'Say how to undo it, as in `undo: { run: { shell: … } }`, or why you cannot: `undo: { impossible: …, instead: … }`.',
  },
);

const UNDO: Need<Undo> = {
  keys: ['run', 'manual', 'impossible', 'instead'],
  said: 'one of run and manual, or both impossible and instead',
  lacks: (undo) => {
    const [back, none] = [countOf(undo, ['run', 'manual']), countOf(undo, ['impossible', 'instead'])];
    return !(back === 1 && none === 0) && !(back === 0 && none === 2);
  },
  problem: 'needs exactly one of `run` and `manual`, or both `impossible` and `instead`',
  help: 'Write, for example, `{ impossible: Held payments cannot be restored., instead: Send the message card-declines-pay-again. }`.',
};

const CONTACT: Need<Contacts[number]> = {
  keys: ['page', 'telephone', 'chat', 'email'],
  said: 'at least one of page, telephone, chat and email',
  lacks: (contact) => countOf(contact, ['page', 'telephone', 'chat', 'email']) === 0,
  problem: 'has no `page`, `telephone`, `chat` or `email`',
  help: 'Add at least one of them, as in `page: /page payments`.',
};

const ROW: Need<TeamSeverity['rows'][number]> = {
  keys: ['service', 'capability'],
  said: 'exactly one of service and capability',
  lacks: (row) => countOf(row, ['service', 'capability']) !== 1,
  problem: 'needs exactly one of `service` and `capability`',
  help: 'Keep or add one of them, as in `service: checkout`.',
};

const QUESTION: Need<Question>[] = [
  inCase<Question>('options', 'unless the kind is rewrite', ({ kind }) => kind !== 'rewrite', {
    problem: 'has no `options`; only a question of kind rewrite may omit them',
    help: 'Add `options: [{ text: Ask who leads., right: true, explanation: Why it is right. }, …]`.',
  }),
  inCase<Question>('model', 'for the kind rewrite', ({ kind }) => kind === 'rewrite', {
    problem: 'of kind rewrite has no `model`',
    help: 'Add an answer to compare with, as in `model: “Mira, restart the two intake workers. Tell me in ten minutes what changed.”`',
  }),
];

const PATH: Need<Path> = {
  keys: ['modules', 'pages'],
  said: 'modules or pages, or both',
  lacks: (path) => countOf(path, ['modules', 'pages']) === 0,
  problem: 'has neither `modules` nor `pages`',
  help: 'Add `modules: [ics-101/history]`, or `pages`.',
};

const DRILL: Need<Drill>[] = [
  inCase('ground_truth', 'for the kind tabletop', ({ kind }) => kind === 'tabletop', {
    problem: 'of kind tabletop has no `ground_truth`',
    help: 'Say what has really happened, as in `ground_truth: A change at 08:40 halved the connection pool.`',
  }),
];

const PROGRAM: Need<Program>[] = [
  {
    keys: ['effect', 'wraps'],
    said: 'effect or wraps, or both',
    lacks: (program) => countOf(program, ['effect', 'wraps']) === 0,
    problem: 'has neither `effect` nor `wraps`',
    help: 'Say what it does, as in `effect: changes`.',
  },
  inCase<Program>('why', 'when the entry says reads, runs, a dry run or wraps', canRead, {
    problem: 'counts as reading in some cases, but has no `why`',
    help: 'Say how you know, as in `why: Its get and list only call the read API, which has no write scope.`',
  }),
];

const PART: Need<Drill['cast'][number]> = {
  keys: ['role', 'outsider'],
  said: 'exactly one of role and outsider',
  lacks: (part) => countOf(part, ['role', 'outsider']) !== 1,
  problem: 'needs exactly one of `role` and `outsider`',
  help: 'Write `role: incident-commander` for a player, or `outsider: The lead of support` if the facilitator speaks the part.',
};

/**
 * The keys that content needs in some cases only, which a schema cannot say in plain words. Each list is under its place:
 * a kind, and after # a part of it. The check enforces this list and the reference pages print it.
 */
export const NEEDS: Readonly<Record<string, readonly Need<never>[]>> = {
  runbook: RUNBOOK,
  'runbook#impact': [IMPACT],
  'runbook#variables': [EXAMPLE],
  'message#variables': [EXAMPLE],
  'runbook#out_of_scope': [LEAD],
  'runbook#stop_if': [LEAD],
  'runbook#decide.options': [LEAD],
  'runbook#check': [LOOK, ...CHECK],
  'runbook#diagnose': DIAGNOSE,
  'runbook#diagnose.causes': [LOOK, expects<Cause>(), LEAD],
  'runbook#verify': [LOOK, expects<StepOf<'verify'>>()],
  'runbook#wait': [WAIT, LONGEST],
  'runbook#do': [RISK, expects<StepOf<'do'>>(), ...CHANGE, UNDO_OF_DO],
  'runbook#rollback': [OF, expects<StepOf<'rollback'>>(), ...CHANGE],
  'runbook#decide': DECIDE,
  'runbook#communicate': COMMUNICATE,
  'runbook#escalate': ESCALATE,
  'runbook#undo': [UNDO],
  'team#contacts': [CONTACT],
  'organisation#contacts': [CONTACT],
  'team-severity#rows': [ROW],
  'course#question': QUESTION,
  'paths#paths': [PATH],
  drill: DRILL,
  'drill#cast': [PART],
  'programs#programs': PROGRAM,
};

interface Words {
  /** What is wrong, as a clause that follows the thing: `has no `run``, `of kind alert has no `alerts``. */
  problem: string;
  /** What to write, in one sentence. */
  help: string;
}

/** Keys that are needed in some cases only. */
export interface Need<T> extends Words {
  keys: readonly string[];
  /** When they are needed, or how many of them: the reference prints it next to each key. */
  said: string;
  lacks: (value: T) => boolean;
}

type Change = StepOf<'do' | 'rollback'>;

type Cause = NonNullable<StepOf<'diagnose'>['causes']>[number];

/** The ways to look at something. */
type Look = Pick<Cause, 'run' | 'link' | 'ui' | 'manual'>;

type Program = Programs['programs'][number];
