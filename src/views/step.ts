import type { Catalog, Entry } from '../model/catalog.ts';
import { handOffView, type ContactView, type HandOffView, type RungView } from './contact.ts';
import type { Approval, Run, Runbook, Undo } from '../model/content.ts';
import { formatDuration } from '../model/duration.ts';
import { flowOf, timeboxOf, type Exit, type FlowStep, type Step } from '../model/flow.ts';
import { cadenceOf, messageView, type MessageView } from './message.ts';
import { links, refTo, type LinkRef, type Ref } from '../model/reference.ts';

/** The steps of a runbook as its page shows them: numbered, every exit resolved. */
export function stepViews(
  catalog: Catalog,
  entry: Entry<Runbook>,
  escalation: RungView | undefined,
): StepView[] {
  const flow = flowOf(entry.data.steps);
  return flow.map((item) => stepView(catalog, entry, flow, item, escalation));
}

function stepView(
  catalog: Catalog,
  { data }: Entry<Runbook>,
  flow: FlowStep[],
  item: FlowStep,
  escalation: RungView | undefined,
): StepView {
  const { step, number, exits } = item;
  const place = (id: string): StepPlace | undefined => placeOf(catalog, flow, id, step);
  const timebox = timeboxOf(step, catalog.organisation?.data.defaults.timebox ?? {});
  return {
    id: step.id,
    kind: step.kind,
    number,
    title: step.title,
    role: roleOf(catalog, step),
    team: step.team === undefined ? undefined : refTo(catalog, 'team', step.team),
    timebox: timebox && { text: formatDuration(timebox.value), usual: timebox.usual },
    detail: step.detail,
    caution: step.caution,
    when: step.when,
    alongside: step.alongside === undefined ? undefined : place(step.alongside),
    comesFrom: flow
      .filter(({ exits }) => exits.some(({ to }) => to.type === 'step' && to.id === step.id))
      .flatMap((from) => place(from.step.id) ?? [])
      .filter(({ whose }) => whose !== undefined),
    exits: exits.map((exit) => exitView(exit, place, escalation?.contact)),
    ...actionOf(catalog, data, step, place),
  };
}

/** What only some kinds of step have. */
function actionOf(catalog: Catalog, data: Runbook, step: Step, place: Placer): StepAction {
  switch (step.kind) {
    case 'check':
      return {
        ...NO_ACTION,
        run: step.run,
        link: linkOf(data, step.link),
        expect: step.expect,
        sets: step.sets,
      };
    case 'verify':
      return {
        ...NO_ACTION,
        run: step.run,
        link: linkOf(data, step.link),
        expect: step.expect,
        sets: step.sets,
        for: step.for && formatDuration(step.for),
      };
    case 'do':
    case 'rollback':
      return { ...NO_ACTION, ...changeOf(catalog, step, place) };
    case 'decide':
      return { ...NO_ACTION, question: step.question };
    case 'communicate': {
      const message = catalog.messages.get(step.message);
      return {
        ...NO_ACTION,
        message: message && messageView(catalog, message),
        cadence: message && cadenceOf(catalog, data.severity?.start, message.data.audience),
      };
    }
    case 'escalate':
      return { ...NO_ACTION, to: handOffView(catalog, step.to), say: step.say };
    case 'wait':
      return {
        ...NO_ACTION,
        for: step.for && formatDuration(step.for),
        until: step.until,
        max: formatDuration(step.max),
      };
  }
}

function changeOf(
  catalog: Catalog,
  step: Extract<Step, { kind: 'do' | 'rollback' }>,
  place: Placer,
): Partial<StepAction> {
  return {
    run: step.run,
    ui: step.ui,
    manual: step.manual,
    expect: step.expect,
    sets: step.sets,
    risk: step.risk ?? 'low',
    blastRadius: step.blast_radius,
    approval: step.approval && approvalView(catalog, step.approval),
    undo: step.undo,
    leaves: step.leaves,
    of: step.kind === 'rollback' ? step.of.flatMap((id) => place(id) ?? []) : undefined,
  };
}

function approvalView(
  catalog: Catalog,
  { by, if_unreached, after }: Approval,
): NonNullable<StepAction['approval']> {
  return { by: refTo(catalog, 'role', by), ifUnreached: if_unreached, after: formatDuration(after) };
}

function linkOf(data: Runbook, link: string | undefined): { label: string; url: string } | undefined {
  if (link === undefined) return undefined;
  return data.links?.find(({ id }) => id === link) ?? { label: new URL(link).host, url: link };
}

function exitView(
  { on, label, to, stated }: Exit,
  place: Placer,
  escalation: ContactView | undefined,
): ExitView {
  const base = { on, stated, ...(label === undefined ? {} : { label }) };
  if (to.type === 'end') return { ...base, to: { type: 'end' } };
  if (to.type === 'escalate') return { ...base, to: { type: 'escalate', contact: escalation } };
  const found = place(to.id);
  return { ...base, to: found ? { type: 'step', ...found } : { type: 'end' } };
}

function roleOf(catalog: Catalog, step: Step): LinkRef | undefined {
  return links([refTo(catalog, 'role', step.role ?? 'responder')])[0];
}

function placeOf(catalog: Catalog, flow: FlowStep[], id: string, from: Step): StepPlace | undefined {
  const found = flow.find(({ step }) => step.id === id);
  if (!found) return undefined;
  const [theirs, own] = [roleOf(catalog, found.step), roleOf(catalog, from)];
  const whose = theirs?.id === own?.id ? undefined : theirs?.name;
  return { id, number: found.number, title: found.step.title, whose };
}

/** Finds the step of an id, as the step at hand names it. */
type Placer = (id: string) => StepPlace | undefined;

/** What each kind of step is called before its title. */
export const STEP_VERBS: Record<Step['kind'], string> = {
  check: 'Check',
  do: 'Do',
  decide: 'Decide',
  communicate: 'Tell',
  escalate: 'Page',
  verify: 'Verify',
  rollback: 'Roll back',
  wait: 'Wait',
};

const NO_ACTION: StepAction = {
  run: undefined,
  link: undefined,
  ui: undefined,
  manual: undefined,
  expect: undefined,
  sets: undefined,
  risk: undefined,
  blastRadius: undefined,
  approval: undefined,
  undo: undefined,
  leaves: undefined,
  of: undefined,
  question: undefined,
  message: undefined,
  cadence: undefined,
  to: undefined,
  say: undefined,
  for: undefined,
  until: undefined,
  max: undefined,
};

export interface StepView extends StepAction {
  id: string;
  kind: Step['kind'];
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
  /** The steps of other roles that lead here: who works from a checklist of their own waits for word of them. */
  comesFrom: StepPlace[];
  exits: ExitView[];
}

export interface StepAction {
  run: Run | undefined;
  link: { label: string; url: string } | undefined;
  ui: string | undefined;
  manual: string | undefined;
  expect: string | undefined;
  sets: string | undefined;
  risk: 'low' | 'high' | 'destructive' | undefined;
  blastRadius: string | undefined;
  approval: { by: Ref; ifUnreached: 'hold' | 'proceed-and-log'; after: string } | undefined;
  undo: Undo | undefined;
  leaves: string | undefined;
  /** The steps that a rollback takes back. */
  of: StepPlace[] | undefined;
  question: string | undefined;
  message: MessageView | undefined;
  /** How often this message's audience hears, at the level where the runbook starts. */
  cadence: string | undefined;
  to: HandOffView | undefined;
  say: string | undefined;
  for: string | undefined;
  until: string | undefined;
  max: string | undefined;
}

export interface ExitView {
  on: Exit['on'];
  label?: string;
  stated: boolean;
  to:
    { type: 'end' } | { type: 'escalate'; contact: ContactView | undefined } | ({ type: 'step' } & StepPlace);
}

/** A step as another one names it. */
export interface StepPlace {
  id: string;
  number: number | undefined;
  title: string;
  /** The name of its role, if that is not the role of the step that names it. */
  whose: string | undefined;
}
