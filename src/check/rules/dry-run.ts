import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { dryRunOf } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const dryRun: Rule = {
  finds: {
    'risk/no-dry-run': {
      level: 'info',
      reason: 'Where a tool can say first what it would do, a tired reader should be shown it first.',
      bad: {
        kind: 'runbook',
        yaml: `stop_if: [{ when: No shard answers., go_to: team/depot }]
steps:
  - id: reset
    kind: do
    title: Read the scans once more
    run: { shell: "kafka-consumer-groups.sh --bootstrap-server kafka-1.depot.larkspur.example:9092 --group scan-consumer --topic scans --reset-offsets --to-earliest --execute" }
    expect: One row a partition.
    risk: high
    blast_radius: Scans wait.
    undo: { manual: Set the offsets back. }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `stop_if: [{ when: No shard answers., go_to: team/depot }]
steps:
  - id: reset
    kind: do
    title: Read the scans once more
    run:
      shell: "kafka-consumer-groups.sh --bootstrap-server kafka-1.depot.larkspur.example:9092 --group scan-consumer --topic scans --reset-offsets --to-earliest --execute"
      dry_run: "kafka-consumer-groups.sh --bootstrap-server kafka-1.depot.larkspur.example:9092 --group scan-consumer --topic scans --reset-offsets --to-earliest --dry-run"
    expect: One row a partition.
    risk: high
    blast_radius: Scans wait.
    undo: { manual: Set the offsets back. }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { use, step, programs, path } of commandsOf(data, parseShell)) {
        if (use !== 'run' || step?.kind !== 'do' || step.run?.dry_run !== undefined) continue;
        for (const program of programs) {
          if (program.effect !== 'high' && program.effect !== 'destructive') continue;
          const way = dryRunOf(program);
          if (way === undefined) continue;
          yield finding(
            file,
            path,
            'risk/no-dry-run',
            `${quote(program.name)} can say first what it would do`,
            { level: 'info', help: `Add it as run.dry_run, with ${way}.`, offset: program.offset },
          );
          break;
        }
      }
    }
  },
};
