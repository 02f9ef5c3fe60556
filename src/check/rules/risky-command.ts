import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { variablesIn } from '../../model/facts.ts';
import { leavesBehind } from '../../shell/judge.ts';
import { commandsOf, type RunbookCommand } from '../../shell/runbook-command.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const riskyCommand: Rule = {
  finds: {
    'risk/loose-variable': {
      level: 'warning',
      reason:
        'A blank in a command that hurts takes whatever is pasted into it. A pattern is what stands between a space too many and the wrong host.',
      bad: {
        kind: 'runbook',
        yaml: `variables:
  SHARD: { description: The number of the shard, example: "3" }
stop_if: [{ when: No shard answers., go_to: team/depot }]
steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: "kubectl --context prod-eu -n depot delete deploy scan-{{SHARD}}" }
    expect: It says ready.
    risk: high
    blast_radius: Scans wait.
    undo: { manual: Apply it again. }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `variables:
  SHARD: { description: The number of the shard, example: "3", pattern: "^[0-9]+$" }
stop_if: [{ when: No shard answers., go_to: team/depot }]
steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: "kubectl --context prod-eu -n depot delete deploy scan-{{SHARD}}" }
    expect: It says ready.
    risk: high
    blast_radius: Scans wait.
    undo: { manual: Apply it again. }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
    'risk/left-behind': {
      level: 'warning',
      reason:
        'A silence or a cordon that is forgotten is the cause of the next incident that nobody is told of.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: amtool --alertmanager.url=https://alerts.larkspur.example silence add alertname=ScanQueueGrowing --duration=1h }
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
    run: { shell: amtool --alertmanager.url=https://alerts.larkspur.example silence add alertname=ScanQueueGrowing --duration=1h }
    expect: It says ready.
    risk: low
    leaves: A silence of one hour on ScanQueueGrowing.
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
  },
  *check({ files, parseShell }) {
    for (const { file, data } of runbooksIn(files)) {
      for (const [index, step] of data.steps.entries()) {
        if (step.kind !== 'do' && step.kind !== 'rollback') continue;
        const risky = step.risk === 'high' || step.risk === 'destructive';
        for (const { name, offset } of risky ? variablesIn(step.run?.shell ?? '') : []) {
          const variable = data.variables?.[name];
          if (!variable || variable.pattern !== undefined) continue;
          yield finding(
            file,
            ['steps', index, 'run', 'shell'],
            'risk/loose-variable',
            `${quote(name)} has no pattern, and this command can hurt`,
            {
              level: 'warning',
              help: `Add a pattern to variables.${name}, as in pattern: "^[a-z0-9-]+$".`,
              offset,
            },
          );
        }
      }
      if (parseShell) yield* leftBehind(file, commandsOf(data, parseShell));
    }
  },
};

function* leftBehind(file: string, commands: RunbookCommand[]): Generator<Finding> {
  for (const { use, step, programs, shell, path } of commands) {
    if (use !== 'run' || step?.kind !== 'do' || step.leaves !== undefined) continue;
    const kept = programs.find((program) => program.effect !== 'reads' && leavesBehind(program));
    if (!kept && !MAINTENANCE.test(shell)) continue;
    yield finding(file, path, 'risk/left-behind', 'this stays in force after the incident', {
      level: 'warning',
      help: 'Say under leaves what has to be put back before closing.',
      offset: kept?.offset ?? 0,
    });
  }
}

/** What switches a system off on purpose, whichever program does it. */
const MAINTENANCE = /\bmaintenance(?:-mode)?[ =](?:on|enable|true)\b/;
