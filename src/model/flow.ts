import type { Organisation, Runbook } from './content.ts';
import { seconds } from './duration.ts';

/** The steps of a runbook. A draft may have none yet. */
export function stepsOf({ steps = [] }: Runbook): Step[] {
  return steps;
}

/** The risk of a change. Until someone has said what it can harm, it counts as high. */
export function riskOf(step: StepOf<'do' | 'rollback'>): Risk {
  return step.risk ?? (step.kind === 'do' ? 'high' : 'low');
}

/** The graph of a runbook's steps: their numbers and where each exit leads. Unknown targets lead nowhere. */
export function flowOf(steps: Step[]): FlowStep[] {
  const main = steps.filter(isNumbered);
  const numbers = new Map(main.map((step, index) => [step.id, index + 1]));
  let done = 0;
  return steps.map((step) => {
    const following = isNumbered(step) ? main[++done] : undefined;
    const next: Target = following ? { type: 'step', id: following.id } : { type: 'end' };
    return { step, number: numbers.get(step.id), exits: exitsOf(step, next) };
  });
}

/** Messages and parallel steps have no number, block nobody and are nobody's target. */
export function isNumbered(step: Step): boolean {
  return step.kind !== 'communicate' && step.alongside === undefined;
}

/** Whether nobody has written yet where a step leads, in one case or in all. */
export function isOpen({ step, exits }: FlowStep): boolean {
  if (step.kind === 'decide' && step.options === undefined) return true;
  if (step.kind === 'diagnose' && step.causes === undefined) return true;
  return exits.some(({ to }) => to.type === 'unwritten');
}

/**
 * How long the runbook takes in seconds, from its timeboxes: the shortest way to the end and the longest way out. `called` says
 * how long a runbook takes that a step follows; undefined where that is not known.
 */
export function durationOf(
  flow: FlowStep[],
  defaults: Timeboxes,
  called: (id: string) => Duration | undefined = () => undefined,
): Duration {
  const main = flow.filter(({ step }) => isNumbered(step));
  const position = new Map(main.map(({ step }, index) => [step.id, index]));
  const least: number[] = [];
  const most: number[] = [];
  // Backwards, so that what follows is known; an exit to an earlier step is a loop and is not followed.
  for (let index = main.length - 1; index >= 0; index--) {
    const current = main[index] as FlowStep;
    const ahead = current.exits.flatMap(({ to }) =>
      to.type === 'step' && (position.get(to.id) ?? -1) > index ? [position.get(to.id) ?? 0] : [],
    );
    const ends = current.exits.some(({ to }) => to.type === 'end');
    const [low, high] = timeOf(current.step, defaults, called);
    least[index] = low + Math.min(ends ? 0 : Infinity, ...ahead.map((at) => least[at] ?? 0));
    most[index] = high + Math.max(0, ...ahead.map((at) => most[at] ?? 0));
  }
  const longest = most[0] ?? 0;
  const shortest = least[0] ?? 0;
  return { shortest: Number.isFinite(shortest) ? shortest : longest, longest };
}

/** A step's own timebox, or the usual one of its kind. */
export function timeboxOf(step: Step, defaults: Timeboxes): { value: string; usual: boolean } | undefined {
  if (step.kind === 'wait') return step.max === undefined ? undefined : { value: step.max, usual: false };
  if (step.timebox !== undefined) return { value: step.timebox, usual: false };
  const usual = defaults[step.kind];
  return usual === undefined ? undefined : { value: usual, usual: true };
}

function timeOf(
  step: Step,
  defaults: Timeboxes,
  called: (id: string) => Duration | undefined,
): [number, number] {
  const own = timeboxOf(step, defaults);
  if (step.kind === 'follow' && !own) {
    const { shortest = 0, longest = 0 } = called(step.runbook ?? '') ?? {};
    return [shortest, longest];
  }
  const box = seconds(own?.value ?? '0m');
  const wanted = step.kind === 'wait' || step.kind === 'verify' ? seconds(step.for ?? '0m') : 0;
  if (step.kind === 'wait') return [Math.min(wanted, box), box];
  return [step.kind === 'verify' && wanted > 0 ? Math.min(wanted, box) : box, Math.max(box, wanted)];
}

function exitsOf(step: Step, next: Target): Exit[] {
  const to = (word: string | undefined, fallback: Target = { type: 'unwritten' }): Target =>
    word === undefined ? fallback : target(word, next);
  const timeout: Exit[] =
    'on_timeout' in step && step.on_timeout !== undefined
      ? [{ on: 'timeout', to: to(step.on_timeout), stated: true }]
      : [];
  switch (step.kind) {
    case 'communicate':
      return [];
    case 'decide':
      return [
        ...(step.options ?? []).map((option): Exit => ({
          on: 'option',
          label: option.label,
          to: to(wayOf(option)),
          stated: true,
        })),
        { on: 'default', to: to(step.default), stated: true },
        ...timeout,
      ];
    case 'diagnose':
      return [
        ...(step.causes ?? []).map((cause): Exit => ({
          on: 'cause',
          label: cause.cause,
          to: to(cause.go_to),
          stated: true,
        })),
        { on: 'otherwise', to: to(step.otherwise), stated: step.otherwise !== undefined },
        ...timeout,
      ];
    case 'wait':
    case 'escalate':
      return [...thenOf(step, next), ...timeout];
    case 'check':
    case 'do':
    case 'follow':
    case 'verify':
    case 'rollback':
      return [
        ...thenOf(step, next),
        {
          on: 'otherwise',
          to: to(step.otherwise, step.kind === 'check' ? undefined : { type: 'escalate' }),
          stated: step.otherwise !== undefined,
        },
        ...timeout,
      ];
  }
}

/** Where an answer, a condition or a case leads. `goto` is the older name of the key. */
export function wayOf<T extends string>({ go_to, goto }: { go_to?: T; goto?: T }): T | undefined {
  return go_to ?? goto;
}

/** A step alongside another leads nowhere unless it says so: nobody waits for it. */
function thenOf(step: Exclude<Step, { kind: 'communicate' | 'decide' | 'diagnose' }>, next: Target): Exit[] {
  if (step.then === undefined && !isNumbered(step)) return [];
  return [
    {
      on: 'then',
      to: step.then === undefined ? next : target(step.then, next),
      stated: step.then !== undefined,
    },
  ];
}

function target(word: string, next: Target): Target {
  if (word === 'next') return next;
  if (word === 'end') return { type: 'end' };
  if (word === 'escalate') return { type: 'escalate' };
  return { type: 'step', id: word };
}

/** The variables that the output of a step fills, in the order in which the output shows them. */
export function setBy({ sets = [] }: { sets?: string | string[] }): string[] {
  return typeof sets === 'string' ? [sets] : sets;
}

export type Step = NonNullable<Runbook['steps']>[number];

export type Risk = NonNullable<StepOf<'do'>['risk']>;

/** A step of some kinds only: `StepOf<'do' | 'rollback'>`. */
export type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;

export type Timeboxes = Partial<Organisation['defaults']['timebox']> & { wait?: string };

/** In seconds. */
export interface Duration {
  shortest: number;
  longest: number;
}

export interface FlowStep {
  step: Step;
  /** Its place among the numbered steps, from 1; none for messages and steps alongside. */
  number: number | undefined;
  exits: Exit[];
}

/** One way out of a step. */
export type Exit = (
  { on: 'option' | 'cause'; label: string } | { on: 'then' | 'otherwise' | 'default' | 'timeout' }
) & {
  to: Target;
  /** Whether the author wrote it, or it follows from the defaults. */
  stated: boolean;
};

export type Target =
  | { type: 'step'; id: string }
  | { type: 'end' }
  | { type: 'escalate' }
  /** Nobody has written yet where it leads. */
  | { type: 'unwritten' };
