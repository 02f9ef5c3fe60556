import type { Catalog, Entry } from '../model/catalog.ts';
import type { Runbook } from '../model/content.ts';
import { formatDuration } from '../model/duration.ts';
import { flowOf, setBy, stepsOf, timeboxOf, type FlowStep, type Step, type StepOf } from '../model/flow.ts';
import { links, refTo, type LinkRef, type Ref } from '../model/reference.ts';
import { languageOf } from '../model/language.ts';
import { riskView, undoView, type RiskView, type UndoView } from './step-change.ts';
import { handOffView, type HandOffView, type EscalationStepView } from './contact.ts';
import { exitView, type ExitView, type TargetView } from './exit.ts';
import { instructionsToChange, instructionsToCheck, type InstructionView } from './instruction.ts';
import { lackedBy } from '../schema/needs.ts';
import { decisionView, type DecisionView } from './authority.ts';
import { cadenceOf, messageView, type MessageView } from './message.ts';
import { cutsOf, joinsOf, type CutView } from './step-host.ts';
import { placesFrom, roleOf, type FindPlace, type StepPlace } from './step-place.ts';

/** The steps of a runbook as its page shows them: numbered, every exit resolved. */
export function stepViews(
  catalog: Catalog,
  entry: Entry<Runbook>,
  escalation: EscalationStepView | undefined,
): StepView[] {
  const { data } = entry;
  const flow = flowOf(stepsOf(data));
  const firstUses = filledByHand(data);
  return flow.map((item) => {
    const place = placesFrom(catalog, flow, item.step);
    const base = { ...baseOf(catalog, flow, item, place), fillIn: firstUses.get(item.step) ?? [] };
    const exits = item.exits.map((exit) => exitView(exit, place, escalation?.contact));
    return stepView(catalog, entry, item.step, { ...base, exits }, place);
  });
}

/** Whether a step changes something, so that it can have a risk, an undo and something to put back. */
export function isChange(step: StepView): step is DoView | RollbackView {
  return step.kind === 'do' || step.kind === 'rollback';
}

function baseOf(
  catalog: Catalog,
  flow: FlowStep[],
  { step, number }: FlowStep,
  place: FindPlace,
): Omit<StepBase, 'exits' | 'fillIn'> {
  const timebox = timeboxOf(step, catalog.organisation?.data.defaults.timebox ?? {});
  return {
    id: step.id,
    number,
    title: step.title,
    role: roleOf(catalog, step),
    team: step.team === undefined ? undefined : refTo(catalog, 'team', step.team),
    timebox: timebox && { text: formatDuration(timebox.value, languageOf(catalog)), usual: timebox.usual },
    detail: step.detail,
    caution: step.caution,
    when: step.when,
    alongside: step.alongside === undefined ? undefined : place(step.alongside),
    unwritten: lackedBy(`runbook#${step.kind}`, step),
    comesFrom: flow
      .filter(({ exits }) => exits.some(({ to }) => to.type === 'step' && to.id === step.id))
      .flatMap((from) => place(from.step.id) ?? [])
      .filter(({ whose }) => whose !== undefined),
  };
}

/** The variables that a person fills in on purpose, by the first step that uses each. */
function filledByHand({ variables = {}, ...runbook }: Runbook): Map<Step, FillIn[]> {
  const open = Object.entries(variables).flatMap(([name, { by_hand, description }]) =>
    by_hand ? [{ name, description }] : [],
  );
  if (open.length === 0) return new Map();
  const texts = stepsOf(runbook).map((step) => ({ step, text: JSON.stringify(step) }));
  const uses = open.flatMap((variable) => {
    const first = texts.find(({ text }) => text.includes(`{{${variable.name}}}`));
    return first ? [{ step: first.step, variable }] : [];
  });
  return new Map(
    [...Map.groupBy(uses, ({ step }) => step)].map(([step, all]) => [
      step,
      all.map(({ variable }) => variable),
    ]),
  );
}

/** Adds what only this kind of step has. */
function stepView(
  catalog: Catalog,
  entry: Entry<Runbook>,
  step: Step,
  base: StepBase,
  place: FindPlace,
): StepView {
  const { data } = entry;
  switch (step.kind) {
    case 'check':
      return { ...base, kind: step.kind, ...resultOf(step), instructions: instructionsToCheck(data, step) };
    case 'diagnose':
      return { ...base, kind: step.kind, causes: causesOf(data, step, base.exits) };
    case 'verify':
      return {
        ...base,
        kind: step.kind,
        ...resultOf(step),
        instructions: instructionsToCheck(data, step),
        for: step.for && formatDuration(step.for, languageOf(catalog)),
      };
    case 'do':
      return { ...base, kind: step.kind, ...changeOf(catalog, data, step, place) };
    case 'follow':
      return { ...base, kind: step.kind, ...callOf(catalog, entry, step, base), expect: step.expect };
    case 'rollback':
      return {
        ...base,
        kind: step.kind,
        ...changeOf(catalog, data, step, place),
        of: (step.of ?? []).flatMap((id) => place(id) ?? []),
      };
    case 'decide':
      return { ...base, kind: step.kind, question: step.question };
    case 'communicate': {
      const message = step.message === undefined ? undefined : catalog.messages.get(step.message);
      return {
        ...base,
        kind: step.kind,
        message: message && {
          ...messageView(catalog, message),
          cadence: cadenceOf(catalog, data.severity?.start, message.data.audience),
        },
      };
    }
    case 'escalate':
      return {
        ...base,
        kind: step.kind,
        to: step.to === undefined ? undefined : handOffView(catalog, step.to),
        say: step.say,
      };
    case 'wait':
      return {
        ...base,
        kind: step.kind,
        for: step.for && formatDuration(step.for, languageOf(catalog)),
        until: step.until,
        max: step.max && formatDuration(step.max, languageOf(catalog)),
      };
  }
}

/** Each cause with its exit: the flow has them in the same order. */
function causesOf(data: Runbook, { causes = [] }: StepOf<'diagnose'>, exits: ExitView[]): CauseView[] {
  const ways = exits.filter((exit) => exit.on === 'cause');
  return causes.map((cause, index) => ({
    cause: cause.cause,
    expect: cause.expect,
    instructions: instructionsToCheck(data, cause),
    to: ways[index]?.to,
  }));
}

/** What a step follows. Of a runbook that is withheld, the names of its variables are withheld too. */
function callOf(
  catalog: Catalog,
  { team }: Entry<Runbook>,
  step: StepOf<'follow'>,
  { role }: StepBase,
): Pick<FollowView, 'runbook' | 'owner' | 'checklist' | 'with'> {
  const runbook = step.runbook === undefined ? undefined : refTo(catalog, 'runbook', step.runbook);
  const values = Object.entries(step.with ?? {}).map(([name, value]) => ({ name, value }));
  // A draft may say what to fill in before it says where.
  if (!runbook) return { runbook, owner: undefined, checklist: undefined, with: values };
  const called = catalog.runbooks.get(step.runbook ?? '');
  if (runbook.type !== 'link' || !called)
    return { runbook, owner: undefined, checklist: undefined, with: [] };
  const hasPart = stepsOf(called.data).some((each) => roleOf(catalog, each)?.id === role?.id);
  return {
    runbook,
    owner: called.team === team ? undefined : links([refTo(catalog, 'team', called.team ?? '')])[0],
    checklist: role && hasPart ? { ...role, href: `${runbook.href}${role.id}/` } : undefined,
    with: values,
  };
}

function resultOf(step: { expect?: string; sets?: string | string[] }): Result {
  return { expect: step.expect, sets: setBy(step) };
}

function changeOf(
  catalog: Catalog,
  runbook: Runbook,
  step: StepOf<'do' | 'rollback'>,
  place: FindPlace,
): Omit<ChangeBase, keyof StepBase> {
  return {
    ...resultOf(step),
    instructions: instructionsToChange(step),
    risk: riskView(catalog, step),
    undo: undoView(step),
    leaves: step.leaves,
    decision: decisionView(catalog, runbook, step),
    cuts: cutsOf(flowOf(stepsOf(runbook)), step, place),
    joins: joinsOf(step),
  };
}

/** The word for each kind of step, before its title. */
export const STEP_VERBS: Record<StepView['kind'], string> = {
  check: 'Check',
  diagnose: 'Find',
  do: 'Do',
  follow: 'Follow',
  decide: 'Decide',
  communicate: 'Tell',
  escalate: 'Page',
  verify: 'Verify',
  rollback: 'Roll back',
  wait: 'Wait',
};

export type StepView =
  | CheckView
  | DiagnoseView
  | FollowView
  | VerifyView
  | DoView
  | RollbackView
  | DecideView
  | CommunicateView
  | EscalateView
  | WaitView;

/** The fields that every kind of step has. */
export interface StepBase {
  id: string;
  /** None for messages and for steps that run alongside another. */
  number: number | undefined;
  title: string;
  role: LinkRef | undefined;
  team: Ref | undefined;
  /** `usual`: the default for this kind of step, not its author's. */
  timebox: { text: string; usual: boolean } | undefined;
  detail: string | undefined;
  caution: string | undefined;
  when: string | undefined;
  alongside: StepPlace | undefined;
  /** The keys that nobody has written yet. Only a draft lacks any. */
  unwritten: readonly string[];
  /** What a person has to fill in before this step, which is the first that uses it. */
  fillIn: FillIn[];
  /** The steps of other roles that lead here, because a reader of one role's checklist does not see them. */
  comesFrom: StepPlace[];
  /** None for messages: nobody waits for them. */
  exits: ExitView[];
}

/** A variable that a person fills in on purpose. */
export interface FillIn {
  name: string;
  description: string;
}

/** The expected result of a step. */
interface Result {
  /** undefined if nobody has written it yet. */
  expect: string | undefined;
  /** The variables that the output fills. */
  sets: string[];
}

export interface CheckView extends StepBase, Result {
  kind: 'check';
  instructions: InstructionView[];
}

export interface DiagnoseView extends StepBase {
  kind: 'diagnose';
  /** The most likely first. */
  causes: CauseView[];
}

/** One possible cause: how to see it, and where it leads. */
export interface CauseView {
  cause: string;
  instructions: InstructionView[];
  expect: string | undefined;
  to: TargetView | undefined;
}

export interface VerifyView extends StepBase, Result {
  kind: 'verify';
  instructions: InstructionView[];
  /** How long the result has to last. */
  for: string | undefined;
}

/** The fields that all kinds of steps with a change share. */
interface ChangeBase extends StepBase, Result {
  instructions: InstructionView[];
  risk: RiskView | undefined;
  undo: UndoView | undefined;
  /** A temporary change to put back before closing. */
  leaves: string | undefined;
  decision: DecisionView | undefined;
  /** The hosts that nobody can reach from here on. */
  cuts: CutView[];
  /** The hosts that can be reached again. */
  joins: string[];
}

export interface DoView extends ChangeBase {
  kind: 'do';
}

export interface RollbackView extends ChangeBase {
  kind: 'rollback';
  /** The steps that it rolls back. */
  of: StepPlace[];
}

/** The reader follows another runbook to its end, and comes back. */
export interface FollowView extends StepBase {
  kind: 'follow';
  runbook: Ref | undefined;
  /** The team that owns it, if it is another one. */
  owner: LinkRef | undefined;
  /** Where the role of this step has its own steps of that runbook; undefined if it has none. */
  checklist: LinkRef | undefined;
  /** What to fill in there. */
  with: { name: string; value: string }[];
  /** What is true when the reader comes back. */
  expect: string | undefined;
}

export interface DecideView extends StepBase {
  kind: 'decide';
  question: string | undefined;
}

export interface CommunicateView extends StepBase {
  kind: 'communicate';
  /** `cadence`: how often its audience hears at the level where the runbook starts. Withheld from some audiences. */
  message: (MessageView & { cadence: string | undefined }) | undefined;
}

export interface EscalateView extends StepBase {
  kind: 'escalate';
  to: HandOffView | undefined;
  /** The exact words to say. */
  say: string | undefined;
}

export interface WaitView extends StepBase {
  kind: 'wait';
  for: string | undefined;
  until: string | undefined;
  max: string | undefined;
}
