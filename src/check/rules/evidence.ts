import { finding } from '../../diagnostics/diagnostic.ts';
import type { Runbook } from '../../model/content.ts';
import { flowOf } from '../../model/flow.ts';
import { follow } from '../../model/path.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { destroysEvidence } from '../../shell/judge.ts';
import { commandsOf, type JudgedProgram } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const evidence: Rule = {
  finds: {
    'flow/evidence-late': {
      level: 'warning',
      reason:
        'First contain, then preserve, then clean. What is deleted or restarted before it was copied cannot tell how the intruder came in.',
      bad: {
        kind: 'runbook',
        yaml: `kind: security
room: By invitation
stop_if: [{ when: No shard answers., go_to: team/depot }]
steps:
  - id: remove
    kind: do
    title: Remove the machine
    run: { shell: "aws --profile prod ec2 terminate-instances --instance-ids i-{{SHARD}}" }
    expect: shutting-down
    risk: destructive
    blast_radius: The machine is gone.
    approval: { by: incident-commander, if_unreached: hold, after: 5m }
    undo: { impossible: It is gone., instead: Start another. }
  - { id: keep, kind: do, title: Take a snapshot of the disk, manual: Take it., expect: It is listed., risk: low }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `kind: security
room: By invitation
stop_if: [{ when: No shard answers., go_to: team/depot }]
steps:
  - { id: keep, kind: do, title: Take a snapshot of the disk, manual: Take it., expect: It is listed., risk: low }
  - id: remove
    kind: do
    title: Remove the machine
    run: { shell: "aws --profile prod ec2 terminate-instances --instance-ids i-{{SHARD}}" }
    expect: shutting-down
    risk: destructive
    blast_radius: The machine is gone.
    approval: { by: incident-commander, if_unreached: hold, after: 5m }
    undo: { impossible: It is gone., instead: Start another. }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      if (data.kind !== 'security') continue;
      const flow = flowOf(data.steps);
      const keeping = new Set(data.steps.filter(preserves).map(({ id }) => id));
      for (const { use, step, programs, path } of commandsOf(data, parseShell)) {
        if (use !== 'run' || !step || keeping.has(step.id) || !programs.some(destroys)) continue;
        const exits = flow.find((entry) => entry.step === step)?.exits ?? [];
        const after = follow(
          flow,
          exits.map(({ to }) => to),
          () => true,
        ).steps;
        const [late] = [...keeping].filter((id) => after.has(id));
        if (late === undefined) continue;
        yield finding(file, path, 'flow/evidence-late', `this destroys what step ${quote(late)} is to keep`, {
          level: 'warning',
          help: `Lead through ${late} first. Containing (revoke, block, isolate) need not wait.`,
        });
      }
    }
  },
};

/** Only what cannot be copied any more afterwards: what is deleted, ended, set up anew or restarted. */
function destroys(program: JudgedProgram): boolean {
  return (program.effect === 'high' || program.effect === 'destructive') && destroysEvidence(program);
}

function preserves(step: Runbook['steps'][number]): boolean {
  return step.kind === 'do' && PRESERVES.test(`${step.title} ${step.run?.shell ?? ''} ${step.manual ?? ''}`);
}

const PRESERVES =
  /\b(?:snapshots?|evidence|forensic\w*|memory (?:dump|image)|disk image|preserve|copy of the (?:log|disk|memory)s?|create-snapshot|core dump|save the logs?|keep a copy)\b/i;
