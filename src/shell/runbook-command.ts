import type { ShellParser } from './command-line.ts';
import type { Runbook } from '../model/content.ts';
import type { ValuePath } from '../diagnostics/diagnostic.ts';
import type { Effect } from './effect.ts';
import { effectOf } from './judge.ts';
import { programsIn, type RunningProgram } from './running.ts';
import type { Step } from '../model/flow.ts';

/** Every command of a runbook that a shell runs, parsed and judged once for all rules that ask. */
export function commandsOf(runbook: Runbook, parse: ShellParser): RunbookCommand[] {
  let found = known.get(runbook);
  if (!found) known.set(runbook, (found = [...read(runbook, parse)]));
  return found;
}

function* read(runbook: Runbook, parse: ShellParser): Generator<RunbookCommand> {
  for (const [index, { test }] of (runbook.access ?? []).entries())
    if (test !== undefined)
      yield judge(
        { shell: test, use: 'test', where: undefined, path: ['access', index, 'test'], step: undefined },
        parse,
      );
  for (const [index, step] of runbook.steps.entries()) {
    const undo = 'undo' in step ? step.undo?.run : undefined;
    for (const [use, run, path] of [
      ['run', 'run' in step ? step.run : undefined, ['run', 'shell']],
      ['undo', undo, ['undo', 'run', 'shell']],
    ] as const) {
      if (!run || (run.language !== undefined && run.language !== 'bash')) continue;
      yield judge({ shell: run.shell, use, where: run.where, path: ['steps', index, ...path], step }, parse);
    }
  }
}

function judge(
  command: Omit<RunbookCommand, 'programs' | 'assigned' | 'broken'>,
  parse: ShellParser,
): RunbookCommand {
  const shell = parse(command.shell);
  const { broken, assigned } = shell;
  const programs =
    broken === undefined
      ? programsIn(shell, parse).map((program) => ({ ...program, effect: effectOf(program) }))
      : [];
  return { ...command, programs, assigned, broken };
}

const known = new WeakMap<Runbook, RunbookCommand[]>();

/** A command, where it stands, and what it does. */
export interface RunbookCommand {
  shell: string;
  /** Whether it is what a step runs, its way back, or the test of somebody's access. */
  use: 'run' | 'undo' | 'test';
  where: string | undefined;
  path: ValuePath;
  step: Step | undefined;
  /** None if the shell cannot read it. */
  programs: JudgedProgram[];
  /** The variables that it sets itself. */
  assigned: string[];
  /** Where a shell stops being able to read it. */
  broken: number | undefined;
}

export interface JudgedProgram extends RunningProgram {
  effect: Effect;
}
