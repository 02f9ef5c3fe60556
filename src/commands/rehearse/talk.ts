import type { Runbook } from '../../model/content.ts';
import { formatDuration, seconds } from '../../model/duration.ts';
import { variablesIn } from '../../model/facts.ts';
import { setBy, timeboxOf, type FlowStep, type Step, type Timeboxes } from '../../model/flow.ts';
import type { Visit } from '../../model/record.ts';
import { stateOf, targetAfter, type Said } from '../../model/rehearsal.ts';
import { placesOf } from '../../shell/place.ts';
import { patternOf } from '../../shell/safe-pattern.ts';
import { withoutSecrets } from '../../shell/secret.ts';
import { instructionsToChange, instructionsToCheck, type InstructionView } from '../../views/instruction.ts';
import type { Person } from '../terminal.ts';
import { namesOutside, type Lab } from './lab.ts';

/**
 * Goes through a runbook in a lab with a person: access first, then one step after the other, along the exits that the
 * person's answers lead to. Only what reads is run, unless `acts`. Nothing is judged here but by the person.
 */
export async function rehearse(setting: Setting): Promise<Rehearsal> {
  const talk = new Talk(setting);
  await talk.tryAccess();
  const visits: Visit[] = [];
  const { flow } = setting;
  let at = flow.find(({ number }) => number !== undefined);
  while (at && visits.length < MOST_VISITS && !talk.isOver) {
    for (const beside of besides(flow, at)) visits.push(talk.show(beside));
    const visit = await talk.visit(at);
    if (talk.isOver) break;
    visits.push(visit);
    const to = targetAfter(visit, at);
    talk.sayWhere(to);
    const id = to?.type === 'step' ? to.id : undefined;
    at = id === undefined ? undefined : flow.find(({ step }) => step.id === id);
  }
  return { visits, misled: talk.misled };
}

/** Messages and steps alongside that come right before a step on the page. */
function besides(flow: FlowStep[], at: FlowStep): FlowStep[] {
  const before = flow.slice(0, flow.indexOf(at));
  const from = before.findLastIndex(({ number }) => number !== undefined) + 1;
  return before.slice(from);
}

class Talk {
  misled = false;
  isOver = false;
  private readonly setting: Setting;
  private readonly values = new Map<string, string>();

  constructor(setting: Setting) {
    this.setting = setting;
  }

  async tryAccess(): Promise<void> {
    const { runbook, person } = this.setting;
    for (const { system, test } of runbook.access ?? []) {
      if (test === undefined || this.isOver) continue;
      person.write(`\nAccess to ${system}\n`);
      await this.runCommand({ text: test, limit: USUAL_LIMIT, gate: undefined });
    }
  }

  /** Shows a step that nobody does in a rehearsal. */
  show({ step }: FlowStep): Visit {
    this.head(step, '');
    this.setting.person.say('Nothing is sent or started in a rehearsal.');
    return this.visitOf(step, { said: 'skipped', started: new Date() });
  }

  async visit(at: FlowStep): Promise<Visit> {
    const { step } = at;
    this.head(step, `Step ${at.number}: `);
    const started = new Date();
    if (
      step.when !== undefined &&
      /^n(o)?$/i.test(await this.setting.person.read('Does that hold? yes or no [yes]: '))
    )
      return this.visitOf(step, { said: 'skipped', started });
    switch (step.kind) {
      case 'communicate':
        return this.show(at);
      case 'decide':
        return this.visitOf(step, { ...(await this.choose(at)), started });
      case 'diagnose':
        return this.visitOf(step, { ...(await this.diagnose(step)), started });
      case 'wait':
      case 'escalate':
      case 'follow':
        return this.visitOf(step, { ...(await this.judge(step, undefined)), started });
      default:
        return this.carryOut(step, started);
    }
  }

  sayWhere(to: ReturnType<typeof targetAfter>): void {
    const { person, flow } = this.setting;
    if (!to) person.say('The page does not say where this leads, so the rehearsal ends here.');
    else if (to.type === 'step')
      person.say(`→ ${flow.find(({ step }) => step.id === to.id)?.step.title ?? to.id}`);
    else if (to.type === 'end') person.say('→ the end');
    else
      person.say(
        to.type === 'escalate' ? '→ page the next step of the escalation path' : '→ not written yet',
      );
  }

  private async carryOut(step: Doable, started: Date): Promise<Visit> {
    const { acts, person } = this.setting;
    const isChange = step.kind === 'do' || step.kind === 'rollback';
    const instructions = isChange
      ? instructionsToChange(step)
      : instructionsToCheck(this.setting.runbook, step);
    const outputs: string[] = [];
    let hasRun = false;
    for (const instruction of instructions) {
      for (const [text, gate] of this.commandsOf(step, instruction, isChange)) {
        if (gate !== undefined && !acts) {
          person.say(`Not run, because it changes something: ${this.fill(text)}`);
          person.say('To run it in the lab, start again with --act.');
          continue;
        }
        const ran = await this.runCommand({ text, limit: this.limitOf(step), gate });
        if (this.isOver) return this.visitOf(step, { said: 'skipped', started });
        if (ran === undefined) continue;
        hasRun ||= gate !== undefined || !isChange;
        outputs.push(ran);
      }
    }
    if (instructions.some(({ type }) => type !== 'command')) hasRun = true;
    if (step.expect !== undefined) person.say(`Expect: ${step.expect}`);
    const said: Judged = hasRun ? await this.judge(step, outputs) : { said: 'skipped' };
    if (said.said === 'fits' || said.said === 'differs') await this.askValues(step);
    return this.visitOf(step, { ...said, started, outputs });
  }

  /** The commands of one instruction, and the word to type before one that changes something. */
  private commandsOf(
    step: Doable,
    instruction: InstructionView,
    isChange: boolean,
  ): [text: string, gate: string | undefined][] {
    const { person } = this.setting;
    if (instruction.type === 'text') person.say(instruction.text);
    if (instruction.type === 'link') person.say(`Look at ${instruction.label}: ${instruction.url}`);
    if (instruction.type !== 'command') return [];
    const { shell, dry_run: dryRun, language, where } = instruction.run;
    if (where !== undefined) person.say(`The page says to run it ${where}.`);
    if (language !== undefined && language !== 'bash') {
      person.say(`This is ${language}, which a rehearsal does not run: ${shell}`);
      return [];
    }
    return [
      ...(dryRun === undefined ? [] : ([[dryRun, undefined]] as [string, undefined][])),
      [shell, isChange ? step.id : undefined],
    ];
  }

  /** Runs one command, if the person wants to. Resolves with its output without secrets; undefined if it was not run. */
  private async runCommand({ text, limit, gate }: Command): Promise<string | undefined> {
    const { lab, person } = this.setting;
    for (;;) {
      await this.askBlanks(text);
      const command = this.fill(text);
      person.write(`\n${command.replace(/^/gm, '    ')}\n`);
      const outside = await namesOutside(lab, command);
      if (outside.length > 0) {
        person.say(`Not run, because it names what is not of the lab: ${outside.join('; ')}.`);
        return undefined;
      }
      const ask =
        gate === undefined
          ? 'run, skip, edit or quit [run]'
          : `type ${gate} to run it, or skip, edit or quit [skip]`;
      const said = (await person.read(`${lab.name}> ${ask}: `)).toLowerCase();
      if (/^q(uit)?$/.test(said)) this.isOver = true;
      if (/^e(dit)?$/.test(said)) {
        for (const { name } of variablesIn(text)) this.values.delete(name);
        continue;
      }
      const isWanted = gate === undefined ? /^(r(un)?)?$/.test(said) : said === gate;
      if (!isWanted) return undefined;
      const { output, code, seconds: took } = await lab.run(command, limit);
      const shown = withoutSecrets(output);
      person.write(`${(shown || '(no output)').replace(/^/gm, '  | ')}\n`);
      person.say(
        code === undefined
          ? `Ended after ${formatDuration(`${limit}s`)}, its time on this page.`
          : `Exit code ${code}, after ${took.toFixed(1)} s.`,
      );
      return `$ ${command}\n${shown}\n[exit code ${code ?? 'none: ended when its time was up'}]`;
    }
  }

  /** Asks what a person has to say of a step. `outputs` is undefined for a step that has no command. */
  private async judge(step: Step, outputs: string[] | undefined): Promise<Judged> {
    const { person } = this.setting;
    if (step.kind === 'escalate') {
      person.say(`Nobody is paged in a rehearsal. Say: ${step.say ?? '(not written yet)'}`);
      return { said: 'fits' };
    }
    if (step.kind === 'follow') {
      person.say(`Rehearse that page on its own: npm run rehearse -- ${step.runbook ?? '(not written yet)'}`);
    }
    const hint = outputs?.length === 0 ? ', or n if it cannot be done in the lab' : '';
    for (;;) {
      const said = await person.read(`Does it fit the page? fits, differs or misleads${hint} [fits]: `);
      const answer = SAID.find(([pattern]) => pattern.test(said))?.[1];
      if (answer === undefined) person.say('Write fits, differs, misleads, failed or n.');
      else if (answer !== 'misleads') return { said: answer };
      else {
        this.misled = true;
        return { said: answer, note: await person.read('What would a reader do wrong? ') };
      }
    }
  }

  private async choose({ step, exits }: FlowStep): Promise<Judged> {
    const { person } = this.setting;
    if (step.kind === 'decide' && step.question !== undefined) person.say(step.question);
    const labels = exits.flatMap((exit) => ('label' in exit ? [exit.label] : []));
    labels.forEach((label, index) => person.say(`${index + 1}  ${label}`));
    for (;;) {
      const said = await person.read('Which answer? Its number, or nothing if nobody could say: ');
      if (said === '') return { said: 'not-available' };
      const answer = labels[Number(said) - 1];
      if (answer !== undefined) return { said: 'fits', answer };
      person.say(`Write a number from 1 to ${labels.length}.`);
    }
  }

  private async diagnose(step: Extract<Step, { kind: 'diagnose' }>): Promise<Judged> {
    const { person } = this.setting;
    const outputs: string[] = [];
    for (const { cause, run, ui, manual, link, expect } of step.causes ?? []) {
      person.write(`\nIs it this? ${cause}\n`);
      if (run)
        outputs.push(
          (await this.runCommand({ text: run.shell, limit: this.limitOf(step), gate: undefined })) ?? '',
        );
      if (this.isOver) break;
      for (const text of [ui, manual, link]) if (text !== undefined) person.say(text);
      if (expect !== undefined) person.say(`It is this if: ${expect}`);
      if (/^y(es)?$/i.test(await person.read('yes or no [no]: ')))
        return { said: 'fits', answer: cause, outputs };
    }
    return { said: 'differs', outputs };
  }

  private async askValues(step: Step): Promise<void> {
    if (!('sets' in step)) return;
    for (const name of setBy(step)) this.values.set(name, await this.askValue(name));
  }

  private async askBlanks(text: string): Promise<void> {
    for (const { name } of variablesIn(text))
      if (!this.values.has(name)) this.values.set(name, await this.askValue(name));
  }

  private async askValue(name: string): Promise<string> {
    const { runbook, person } = this.setting;
    const variable = runbook.variables?.[name];
    const pattern = variable && patternOf(variable, placesOf(runbook).get(name));
    const example = variable?.example === undefined ? '' : `, as in ${variable.example}`;
    for (;;) {
      const said = await person.read(
        `${name} (${(variable?.description ?? 'a value').replace(/\.$/, '')}${example}): `,
      );
      if (said !== '' && (pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(said)))
        return said;
      person.say(`The page takes no such value here. It must match ${pattern ?? 'something'}.`);
    }
  }

  private fill(text: string): string {
    return variablesIn(text).reduceRight((rest, { name, offset }) => {
      const value = this.values.get(name);
      return value === undefined
        ? rest
        : rest.slice(0, offset) + value + rest.slice(offset + name.length + '{{}}'.length);
    }, text);
  }

  private limitOf(step: Step): number {
    const box = timeboxOf(step, this.setting.timeboxes);
    return box ? seconds(box.value) : USUAL_LIMIT;
  }

  private head(step: Step, place: string): void {
    this.setting.person.write(`\n${place}${step.title} (${step.kind}, ${step.id})\n`);
    if (step.when !== undefined) this.setting.person.say(`Only if: ${step.when}`);
    if (step.caution !== undefined) this.setting.person.say(`Caution: ${step.caution}`);
  }

  private visitOf(
    step: Step,
    { said, answer, note, started, outputs = [] }: Judged & { started: Date },
  ): Visit {
    const sets = Object.fromEntries(
      'sets' in step ? setBy(step).flatMap((name) => [[name, this.values.get(name)] as const]) : [],
    );
    const known = Object.entries(sets).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const evidence = outputs.filter((output) => output !== '').map((output) => ({ output }));
    return {
      step: step.id,
      state: stateOf(said),
      ...(answer !== undefined && { answer }),
      ...(known.length > 0 && said !== 'skipped' && { sets: Object.fromEntries(known) }),
      started: timeOf(started),
      ended: timeOf(new Date()),
      who: { role: step.role ?? this.setting.role },
      ...(note !== undefined && note !== '' && { note }),
      ...(evidence.length > 0 && { evidence }),
    };
  }
}

/** A time as records have it. */
function timeOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

const SAID: [RegExp, Said][] = [
  [/^(f|fits?|y|yes)?$/i, 'fits'],
  [/^d(iffers?)?$/i, 'differs'],
  [/^m(isleads?)?$/i, 'misleads'],
  [/^failed$/i, 'failed'],
  [/^s(kip)?$/i, 'skipped'],
  [/^n(ot-available)?$/i, 'not-available'],
];
/** In seconds. */
const USUAL_LIMIT = 120;
/** As many as a record may have. */
const MOST_VISITS = 400;

export interface Setting {
  /** With the values of its environment. */
  runbook: Runbook;
  flow: FlowStep[];
  timeboxes: Timeboxes;
  /** Who does the steps that name nobody. */
  role: string;
  lab: Lab;
  /** Whether steps that change something may be run in the lab. */
  acts: boolean;
  person: Person;
}

export interface Rehearsal {
  visits: Visit[];
  /** Whether the person said of a step that it misleads. */
  misled: boolean;
}

interface Judged {
  said: Said;
  answer?: string;
  note?: string;
  outputs?: string[];
}

interface Command {
  text: string;
  /** In seconds. */
  limit: number;
  /** The word to type before it is run; undefined for a command that only reads. */
  gate: string | undefined;
}

type Doable = Extract<Step, { kind: 'check' | 'verify' | 'do' | 'rollback' }>;
