import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { ITEM, wordsOf } from '../../shell/arguments.ts';
import { isChange, type Effect } from '../../shell/effect.ts';
import { namesTarget, sendsData } from '../../shell/judge.ts';
import { PROGRAMS } from '../../shell/registry.ts';
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
    'risk/unseen-code': {
      level: 'error',
      reason:
        'People run a check without a second thought. Code that is downloaded, piped in or kept in a file can do anything.',
      example: { kind: 'runbook' },
    },
    'risk/sends-data': {
      level: 'warning',
      reason: 'What is sent to another system cannot be taken back.',
      example: { kind: 'runbook' },
    },
    'cmd/unknown-program': {
      level: 'warning',
      reason:
        'People run a check without a second thought, and nobody has said that this program only reads.',
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
        if (command.broken === undefined) yield* distinct(risks(file, command));
        else if (!hasAnglePlaceholder(command.shell)) yield unreadable(file, command.path, command.broken);
      }
    }
  },
};

function* risks(file: string, command: RunbookCommand): Generator<Finding> {
  const { use, path, step, where, programs } = command;
  const reading = readingUse(command);
  for (const program of programs) {
    const { effect, offset } = program;
    const name = quote(shortly(program));
    if (sendsData(program) && (reading !== undefined || !SAYS_SO.test(step?.title ?? '')))
      yield finding(file, path, 'risk/sends-data', `${name} sends data to another system`, {
        level: 'warning',
        help: 'Send it in a `do` step whose title says so, as in "Upload the thread dump", or do not send it.',
        offset,
      });
    if (effect === 'reads') continue;
    if (reading !== undefined) {
      if (effect === 'unknown' && use === 'dry_run' && program.args.some((arg) => ASKS.test(arg))) continue;
      yield inReading(file, path, reading, program);
      continue;
    }
    // An undo is as risky as the step that it undoes, and that step is judged.
    if (use === 'undo' || !isChange(effect)) continue;
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

/** A command inside another one can be found twice, by itself and in the text that is run. */
function* distinct(findings: Iterable<Finding>): Generator<Finding> {
  const seen = new Set<string>();
  for (const found of findings) {
    const key = `${found.rule} ${found.message}`;
    if (!seen.has(key)) yield found;
    seen.add(key);
  }
}

/** What a command claims to be, if it claims only to read. */
function readingUse({ use, step }: RunbookCommand): string | undefined {
  if (use === 'test') return 'access test';
  if (use === 'dry_run') return 'dry run';
  if (use !== 'run') return undefined;
  if (step?.kind === 'diagnose') return 'check of a cause';
  return step?.kind === 'check' || step?.kind === 'verify' ? `${step.kind} step` : undefined;
}

/** Reports a program that does more than read, or may, where the page says that it only reads. */
function inReading(file: string, path: ValuePath, reading: string, program: JudgedProgram): Finding {
  const { effect, hides, offset } = program;
  const name = quote(shortly(program));
  if (effect === 'unseen') {
    const what = hides === undefined ? `what ${name} runs cannot be seen here` : `${name} runs ${hides}`;
    return finding(file, path, 'risk/unseen-code', `${reading} must only read, but ${what}`, {
      help: `Write what it runs into the command${MAKE_DO[reading] ?? ''}.`,
      offset,
    });
  }
  if (effect === 'unknown')
    return finding(
      file,
      path,
      'cmd/unknown-program',
      `${reading} must only read, but it is not known what ${name} does`,
      {
        level: 'warning',
        // What Muster knows already cannot be described again.
        help:
          program.program !== undefined && PROGRAMS.includes(program.program)
            ? `Suppress this with a reason if you know that it only reads${MAKE_DO[reading] ?? ''}.`
            : `Describe the program in \`programs.yaml\`${MAKE_DO[reading] ?? ''}.`,
        offset,
      },
    );
  return finding(
    file,
    path,
    'risk/check-mutates',
    `${reading} must only read, but ${name} changes something`,
    {
      help: HELP[reading] ?? 'Make it a `do` step, or use a command that changes nothing.',
      offset,
    },
  );
}

const HELP: Record<string, string> = {
  'access test': 'Test it with a command that only reads, as in `kubectl auth can-i`.',
  'dry run': 'Add the option that makes it show only what it would do, as in `--dry-run`.',
};
const MAKE_DO: Record<string, string> = {
  'check step': ', or make it a `do` step with a `risk`',
  'verify step': ', or make it a `do` step with a `risk`',
};
/** Options by which tools are asked only to say what they would do. */
const ASKS = /^--?(?:dry-?run|check|no-?op|no-act|simulate|plan|what-?if|diff|preview|pretend|test)(?:=|$)/i;
/** Titles of steps that say that something leaves this machine. */
const SAYS_SO =
  /\b(?:upload|send|copy|share|attach|export|transfer|publish|post|back up|backup|ship|push|submit|hand over|report|notify|mail|store|save|archive|restore|sync|deploy|deliver)\w*\b/i;

/** The program with its verb and object, or with all arguments if they are only options and their values. */
function shortly({ name, args }: JudgedProgram): string {
  // A variable that is set is judged as a program whose name is the sign.
  if (name === '=') return args.slice(0, 2).join(name).slice(0, 60);
  const written = args.filter((arg) => arg !== ITEM);
  const words = wordsOf(written, '*');
  return [name, ...(words.length > 0 ? words.slice(0, 3) : written)].join(' ').slice(0, 60);
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
