import type { ShellParser } from './command-line.ts';
import type { Runbook } from '../model/content.ts';
import type { ValuePath } from '../diagnostics/diagnostic.ts';
import type { Effect } from './effect.ts';
import { effectOf } from './judge.ts';
import type { Programs } from './registry.ts';
import { programsIn, type RunningProgram } from './running.ts';
import type { Step } from '../model/flow.ts';

/** Every command of a runbook that is run in a shell. Parsed and judged once for all rules, with the same programs. */
export function commandsOf(runbook: Runbook, parse: ShellParser, known: Programs): RunbookCommand[] {
  let found = COMMANDS.get(runbook);
  if (!found) COMMANDS.set(runbook, (found = [...findCommands(runbook, parse, known)]));
  return found;
}

function* findCommands(runbook: Runbook, parse: ShellParser, known: Programs): Generator<RunbookCommand> {
  for (const [index, { test }] of (runbook.access ?? []).entries())
    if (test !== undefined)
      yield judge(
        { shell: test, use: 'test', where: undefined, path: ['access', index, 'test'], step: undefined },
        parse,
        known,
      );
  for (const [index, step] of runbook.steps.entries()) {
    const undo = 'undo' in step ? step.undo?.run : undefined;
    for (const [use, run, path] of [
      ['run', 'run' in step ? step.run : undefined, ['run', 'shell']],
      ['undo', undo, ['undo', 'run', 'shell']],
    ] as const) {
      if (!run || (run.language !== undefined && run.language !== 'bash')) continue;
      yield judge(
        { shell: run.shell, use, where: run.where, path: ['steps', index, ...path], step },
        parse,
        known,
      );
    }
  }
}

function judge(
  command: Omit<RunbookCommand, 'programs' | 'assigned' | 'broken'>,
  parse: ShellParser,
  known: Programs,
): RunbookCommand {
  const shell = parse(command.shell);
  const { broken, assigned } = shell;
  const programs =
    broken === undefined
      ? programsIn(shell, parse, known).map((program) => ({ ...program, effect: effectOf(program) }))
      : [];
  return { ...command, programs, assigned, broken };
}

const COMMANDS = new WeakMap<Runbook, RunbookCommand[]>();

/** A command of a runbook: where it is written, and what it runs. */
export interface RunbookCommand {
  shell: string;
  /** What it is for: the work of a step, undoing a step, or testing someone's access. */
  use: 'run' | 'undo' | 'test';
  where: string | undefined;
  path: ValuePath;
  step: Step | undefined;
  /** Empty if a shell cannot parse the command. */
  programs: JudgedProgram[];
  /** The variables that the command sets itself. */
  assigned: string[];
  /** Where a shell can no longer parse it; undefined if it can parse all of it. */
  broken: number | undefined;
}

export interface JudgedProgram extends RunningProgram {
  effect: Effect;
}
