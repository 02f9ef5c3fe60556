import { finding } from '../../diagnostics/diagnostic.ts';
import { silencesForGood } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const silence: Rule = {
  finds: {
    'risk/silence-unbounded': {
      level: 'error',
      reason:
        'An alert that is switched off without an end is not there for the next incident, and nobody misses it.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - id: hush
    kind: do
    title: Stop the alarm
    run: { shell: "aws --profile prod cloudwatch disable-alarm-actions --alarm-names scan-queue" }
    expect: No output.
    risk: high
    blast_radius: Nobody is paged for the queue.
    undo: { manual: Enable it again. }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
stop_if: [{ when: No shard answers., go_to: team/depot }]
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - id: hush
    kind: do
    title: Stop the alarm
    run: { shell: "aws --profile prod cloudwatch disable-alarm-actions --alarm-names scan-queue" }
    expect: No output.
    risk: high
    blast_radius: Nobody is paged for the queue.
    undo: { manual: Enable it again. }
    leaves: The alarm scan-queue is off. Enable its actions again.
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
stop_if: [{ when: No shard answers., go_to: team/depot }]
`,
      },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { use, step, programs, path } of commandsOf(data, parseShell)) {
        // What a step says that it leaves is on the list of what is put back before closing.
        if (use !== 'run' || (step?.kind !== 'do' && step?.kind !== 'rollback') || step.leaves !== undefined)
          continue;
        const endless = programs.find(silencesForGood);
        if (!endless) continue;
        yield finding(
          file,
          path,
          'risk/silence-unbounded',
          'this switches alerts off, and nothing switches them on',
          {
            help: 'Give it an end (amtool silence add --duration=1h), or say under leaves what has to be put back before closing.',
            offset: endless.offset,
          },
        );
      }
    }
  },
};
