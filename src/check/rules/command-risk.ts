import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { wordsOf } from '../../shell/arguments.ts';
import type { Effect } from '../../shell/effect.ts';
import { namesTarget } from '../../shell/judge.ts';
import { commandsOf, type JudgedProgram, type RunbookCommand } from '../../shell/runbook-command.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { hasAngleBlank } from './paste.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const commandRisk: Rule = {
  finds: {
    'risk/understated': {
      level: 'error',
      reason:
        'A step that says low is run without asking. What deletes has to say so, name who is hurt, and how it is taken back.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: kubectl --context prod-eu -n depot delete deploy scan-consumer }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `stop_if: [{ when: No shard answers., go_to: team/depot }]
steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: kubectl --context prod-eu -n depot delete deploy scan-consumer }
    expect: It says ready.
    risk: high
    blast_radius: Scans wait.
    undo: { manual: Apply it again. }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
    'risk/check-mutates': {
      level: 'error',
      reason:
        'A check is what you may run without a second thought. One that changes something is run twice, by two people, at the worst moment.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - { id: look, kind: check, title: Look at the consumer, run: { shell: 'kubectl --context prod-eu -n depot delete pod scan-consumer' }, expect: It runs., otherwise: escalate }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - { id: look, kind: check, title: Look at the consumer, run: { shell: 'kubectl --context prod-eu -n depot get pods' }, expect: It runs., otherwise: escalate }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
    'cmd/no-target': {
      level: 'error',
      reason:
        'Without a context or host a command acts on whatever was used last. The wrong cluster is the classic accident.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: kubectl -n depot rollout restart deploy/scan-consumer }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: kubectl --context prod-eu -n depot rollout restart deploy/scan-consumer }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
    'cmd/shell-syntax': {
      level: 'error',
      reason: 'What a shell cannot read it does in part, or not at all, or waits for more.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: "kubectl --context prod-eu -n depot get pods -l 'app=scan" }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: "kubectl --context prod-eu -n depot get pods -l 'app=scan'" }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const command of commandsOf(data, parseShell)) {
        if (command.broken === undefined) yield* risks(file, command);
        else if (!hasAngleBlank(command.shell)) yield unreadable(file, command.path, command.broken);
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
      const what = use === 'test' ? 'a test of access' : `a ${step?.kind} step`;
      yield finding(file, path, 'risk/check-mutates', `${what} only looks, and ${name} changes something`, {
        help:
          use === 'test'
            ? 'Test it with something that only reads, as in kubectl auth can-i.'
            : 'Make it a do step, or look in a way that changes nothing.',
        offset,
      });
      continue;
    }
    // An undo is as risky as what it takes back, and that is judged.
    if (use === 'undo') continue;
    const risk = (step?.kind === 'do' || step?.kind === 'rollback' ? step.risk : undefined) ?? 'low';
    if (weight(effect) > weight(risk))
      yield finding(file, path, 'risk/understated', `${name} is ${effect}, and the step says ${risk}`, {
        help: `Write risk: ${effect}, with blast_radius, undo and stop_if.`,
        offset,
      });
    if (where === undefined && !namesTarget(program))
      yield finding(
        file,
        path,
        'cmd/no-target',
        `${quote(program.name)} is not told on which system it acts`,
        {
          help: 'Name it in the command (--context, --host, --bootstrap-server), or say under run.where which one it is.',
          offset,
        },
      );
  }
}

/** The program with its verb and what it acts on; or as it stands, where no word of it is more than an option's value. */
function shortly({ name, args }: JudgedProgram): string {
  const words = wordsOf(args, '*');
  return [name, ...(words.length > 0 ? words.slice(0, 3) : args)].join(' ').slice(0, 60);
}

function unreadable(file: string, path: ValuePath, offset: number): Finding {
  return finding(file, path, 'cmd/shell-syntax', 'from here on a shell cannot read this command', {
    help: 'Close what was opened: a quotation mark, a bracket, a pipe. Then run it once yourself.',
    offset,
  });
}

function weight(effect: Effect | 'low'): number {
  return effect === 'destructive' ? 2 : effect === 'high' ? 1 : 0;
}
