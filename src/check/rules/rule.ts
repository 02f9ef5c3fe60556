import type { ShellParser } from '../../shell/command-line.ts';
import type { Programs } from '../../shell/registry.ts';
import type { Catalog, Entry } from '../../model/catalog.ts';
import type { CodeOwners } from '../../model/code-owners.ts';
import type { Runbook } from '../../model/content.ts';
import type { Finding, Level } from '../../diagnostics/diagnostic.ts';
import { flowOf, isOpen, stepsOf, type FlowStep } from '../../model/flow.ts';
import type { Kind } from '../../model/kinds.ts';
import type { ReadFile } from '../read.ts';

/** The valid runbooks, including those whose id is taken, because each is judged on its own. */
export function runbooksIn(files: ReadFile[]): Entry<Runbook>[] {
  let found = RUNBOOKS.get(files);
  if (!found) RUNBOOKS.set(files, (found = findRunbooks(files)));
  return found;
}

/** Whether everything that a page needs is written. What follows from a gap in a draft is not reported as well. */
export function isWritten({ status }: Runbook): boolean {
  return status !== 'draft';
}

/**
 * The flows of runbooks whose exits all lead somewhere. In the others the broken exit is reported, and anything else about
 * the flow would only follow from it.
 */
export function flowsIn(files: ReadFile[]): RunbookFlow[] {
  let found = FLOWS.get(files);
  if (!found) FLOWS.set(files, (found = findFlows(files)));
  return found;
}

function findRunbooks(files: ReadFile[]): Entry<Runbook>[] {
  return files.flatMap(({ placement, valid, file, data }) =>
    valid && placement?.kind === 'runbook'
      ? [{ id: placement.id, file, data: data as Runbook, team: placement.team ?? '' }]
      : [],
  );
}

function findFlows(files: ReadFile[]): RunbookFlow[] {
  return runbooksIn(files).flatMap(({ file, data }) => {
    const flow = flowOf(stepsOf(data));
    const numbered = new Set(flow.flatMap(({ step, number }) => (number === undefined ? [] : [step.id])));
    const whole = flow.every(
      (each) => !isOpen(each) && each.exits.every(({ to }) => to.type !== 'step' || numbered.has(to.id)),
    );
    return whole && flow.length > 0 ? [{ file, data, flow }] : [];
  });
}

/** Many rules need these, so they are worked out once for each list of files. */
const RUNBOOKS = new WeakMap<ReadFile[], Entry<Runbook>[]>();
const FLOWS = new WeakMap<ReadFile[], RunbookFlow[]>();

/** The path below this folder of one of a rule's two examples, as in flow/no-end/bad.yaml. */
export function exampleFile(id: string, which: 'bad' | 'good', { kind }: ExampleForm): string {
  return `${id}/${which}.${kind === 'page' ? 'mdx' : 'yaml'}`;
}

/** The prose in runbooks, with the place of each text. */
export function* proseIn(files: ReadFile[]): Generator<{ file: string; text: string; pointer: string }> {
  for (const { file, placement, texts } of files) {
    if (placement?.kind !== 'runbook') continue;
    for (const { form, text, pointer } of texts) if (form === 'prose') yield { file, text, pointer };
  }
}

/** A text with all code in backticks, a command or a name, replaced by spaces. The length stays the same. */
export function withoutCode(text: string): string {
  return text.includes('`')
    ? text.replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, (code) => ' '.repeat(code.length))
    : text;
}

export interface RunbookFlow {
  file: string;
  data: Runbook;
  flow: FlowStep[];
}

/** A rule, and what it can find. */
export interface Rule {
  /** What it finds, by the id that a finding carries. */
  finds: Record<string, RuleDescription>;
  check(context: RuleContext): Iterable<Finding>;
}

/** What a rule finds, for the people who read about it. */
export interface RuleDescription {
  level: Level;
  /** Why it matters to a reader who was asleep two minutes ago: one sentence, the cause and then the effect. */
  reason: string;
  /** Which file its two examples are written for. Left out if the fault is not in a text, as with a symbolic link. */
  example?: ExampleForm;
  /** Whether `--fix` fixes every finding of it or only some; none if left out. Every fix is safe to apply unseen. */
  fix?: 'always' | 'sometimes';
  /** The ids that it had before: they go on working in comments, in baselines and as addresses. */
  formerly?: readonly string[];
}

/** How to read the files bad.yaml and good.yaml in the folder that is named after the rule. Both are run as tests. */
export interface ExampleForm {
  kind: Kind;
  /** Whether they are whole files. Otherwise they hold a few keys, which replace those of a valid file of that kind. */
  whole?: true;
}

/** The texts of a rule's examples. */
export interface RuleExample {
  bad: string;
  good: string;
  /** Other files that both of them need, by their paths below the content folder. */
  beside: ReadonlyMap<string, string>;
}

export interface RuleContext {
  catalog: Catalog;
  files: ReadFile[];
  now: Date;
  /** Without it, commands are not judged. */
  parseShell?: ShellParser | undefined;
  /** The texts that new files begin with, by kind. */
  starters?: ReadonlyMap<string, string> | undefined;
  /** The file CODEOWNERS of the repository. */
  codeOwners?: CodeOwners | undefined;
  /** The programs whose effects are known. */
  knownPrograms: Programs;
}
