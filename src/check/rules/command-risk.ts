import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { wordsOf } from '../../shell/arguments.ts';
import type { Effect } from '../../shell/effect.ts';
import { namesTarget } from '../../shell/judge.ts';
import { commandsOf, type JudgedProgram, type RunbookCommand } from '../../shell/runbook-command.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { hasAnglePlaceholder } from './paste.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const commandRisk: Rule = {
  finds: {
    'risk/understated': {
      level: 'error',
      reason:
        'People run a low-risk step without asking. A step that deletes something has to say so, name who is affected and how to undo it.',
      example: { kind: 'runbook' },
    },
    'risk/check-mutates': {
      level: 'error',
      reason:
        'People run a check without a second thought. One that changes something gets run twice, by two people, at the worst moment.',
      example: { kind: 'runbook' },
    },
    'cmd/no-target': {
      level: 'error',
      reason:
        'Without a context or a host, a command acts on the system that was used last. Acting on the wrong cluster is the classic accident.',
      example: { kind: 'runbook' },
    },
    'cmd/shell-syntax': {
      level: 'error',
      reason:
        'A shell runs a command that it cannot read only in part, or not at all, or waits for more input.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const command of commandsOf(data, parseShell, knownPrograms)) {
        if (command.broken === undefined) yield* risks(file, command);
        else if (!hasAnglePlaceholder(command.shell)) yield unreadable(file, command.path, command.broken);
      }
    }
  },
};

function* risks(file: string, { use, path, step, where, programs }: RunbookCommand): Generator<Finding> {
  for (const program of programs) {
    const { effect, offset } = program;
    if (effect === 'reads') continue;
    const name = quote(shortly(program));
    if (use === 'test' || step?.kind === 'check' || step?.kind === 'verify') {
      const what = use === 'test' ? 'access test' : `${step?.kind} step`;
      yield finding(
        file,
        path,
        'risk/check-mutates',
        `${what} must only read, but ${name} changes something`,
        {
          help:
            use === 'test'
              ? 'Test it with a command that only reads, as in `kubectl auth can-i`.'
              : 'Make it a `do` step, or use a command that changes nothing.',
          offset,
        },
      );
      continue;
    }
    // An undo is as risky as the step that it undoes, and that step is judged.
    if (use === 'undo') continue;
    const risk = (step?.kind === 'do' || step?.kind === 'rollback' ? step.risk : undefined) ?? 'low';
    if (weight(effect) > weight(risk))
      yield finding(
        file,
        path,
        'risk/understated',
        `risk of ${name} is ${effect}, but the step says ${risk}`,
        {
          help: `Write \`risk: ${effect}\`, with \`blast_radius\`, \`undo\` and \`stop_if\`.`,
          offset,
        },
      );
    if (where === undefined && !namesTarget(program))
      yield finding(
        file,
        path,
        'cmd/no-target',
        `${quote(program.name)} has no option that names the system it acts on`,
        {
          help: 'Name the system in the command, as with `--context`, `--host` or `--bootstrap-server`, or under `run.where`.',
          offset,
        },
      );
  }
}

/** The program with its verb and object, or with all arguments if they are only options and their values. */
function shortly({ name, args }: JudgedProgram): string {
  const words = wordsOf(args, '*');
  return [name, ...(words.length > 0 ? words.slice(0, 3) : args)].join(' ').slice(0, 60);
}

function unreadable(file: string, path: ValuePath, offset: number): Finding {
  return finding(file, path, 'cmd/shell-syntax', 'shell cannot read the command from here on', {
    help: 'Close the open quotation mark, bracket or pipe. Then run the command once yourself.',
    offset,
  });
}

function weight(effect: Effect | 'low'): number {
  return effect === 'destructive' ? 2 : effect === 'high' ? 1 : 0;
}
