import type { ShellParser } from './command-line.ts';
import type { Run, Runbook } from '../model/content.ts';
import type { ValuePath } from '../diagnostics/diagnostic.ts';
import type { Effect } from './effect.ts';
import { effectOf } from './judge.ts';
import type { Programs } from './registry.ts';
import { programsIn, type RunningProgram } from './running.ts';
import { sqlEffect } from './sql.ts';
import { stepsOf, type Step } from '../model/flow.ts';

/** Every command of a runbook that is run in a shell. Parsed and judged once for all rules, with the same programs. */
export function commandsOf(runbook: Runbook, parse: ShellParser, known: Programs): RunbookCommand[] {
  let found = COMMANDS.get(runbook);
  if (!found) COMMANDS.set(runbook, (found = [...findCommands(runbook, parse, known)]));
  return found;
}

function* findCommands(runbook: Runbook, parse: ShellParser, known: Programs): Generator<RunbookCommand> {
  const command = (written: Written): RunbookCommand => ({ ...written, ...judged(written, parse, known) });
  for (const [index, { test }] of (runbook.access ?? []).entries())
    if (test !== undefined)
      yield command({
        shell: test,
        use: 'test',
        language: 'bash',
        where: undefined,
        path: ['access', index, 'test'],
        step: undefined,
      });
  for (const [index, step] of stepsOf(runbook).entries()) {
    for (const [use, run, path] of runsOf(step)) {
      const { language = 'bash', where, shell, dry_run } = run;
      if (language !== 'bash' && language !== 'sql') continue;
      const at: ValuePath = ['steps', index, ...path];
      yield command({ shell, use, language, where, path: [...at, 'shell'], step });
      if (dry_run !== undefined)
        yield command({ shell: dry_run, use: 'dry_run', language, where, path: [...at, 'dry_run'], step });
    }
  }
}

/** How many commands of a runbook are in a language in which nothing is judged. */
export function unexaminedCommands(runbook: Runbook): number {
  return stepsOf(runbook)
    .flatMap(runsOf)
    .filter(([, { language = 'bash' }]) => language !== 'bash' && language !== 'sql').length;
}

function runsOf(step: Step): RunOfStep[] {
  const undo = 'undo' in step ? step.undo?.run : undefined;
  const causes = step.kind === 'diagnose' ? (step.causes ?? []) : [];
  return [
    ...('run' in step && step.run ? [['run', step.run, ['run']] as RunOfStep] : []),
    ...causes.flatMap(({ run }, index): RunOfStep[] => (run ? [['run', run, ['causes', index, 'run']]] : [])),
    ...(undo ? [['undo', undo, ['undo', 'run']] as RunOfStep] : []),
  ];
}

function judged(
  { shell, language }: Written,
  parse: ShellParser,
  known: Programs,
): Pick<RunbookCommand, 'programs' | 'assigned' | 'broken'> {
  if (language === 'sql')
    return {
      programs: [{ ...STATEMENTS, args: [shell], effect: sqlEffect(shell) }],
      assigned: [],
      broken: undefined,
    };
  const parsed = parse(readable(shell));
  const { broken, assigned } = parsed;
  const programs =
    broken === undefined
      ? programsIn(parsed, parse, known).map((program) => ({ ...program, effect: effectOf(program) }))
      : [];
  return { programs, assigned, broken };
}

/**
 * The command as a terminal runs it, in which a carriage return ends a line. The grammar does not know a file that is
 * opened for reading and writing, which counts as writing. Places stay the same.
 */
function readable(shell: string): string {
  return /[\r<]/.test(shell) ? shell.replace(/\r/g, '\n').replace(/<>(?=[ \t]*[\w/$"'~.])/g, '>>') : shell;
}

const STATEMENTS: Omit<RunningProgram, 'args'> = {
  name: 'SQL',
  program: undefined,
  offset: 0,
  on: undefined,
  variables: [],
  input: undefined,
  fed: false,
};

const COMMANDS = new WeakMap<Runbook, RunbookCommand[]>();

/** A command of a step, and where it is in the step. */
type RunOfStep = [use: 'run' | 'undo', run: Run, path: ValuePath];

/** A command of a runbook, and where it is written. */
interface Written {
  shell: string;
  /** What it is for: the work of a step, undoing a step, showing what a step would do, or testing someone's access. */
  use: 'run' | 'undo' | 'dry_run' | 'test';
  language: 'bash' | 'sql';
  where: string | undefined;
  path: ValuePath;
  step: Step | undefined;
}

/** The same with what it runs. */
export interface RunbookCommand extends Written {
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
