import { finding } from '../../diagnostics/diagnostic.ts';
import { flowOf, stepsOf, type Step } from '../../model/flow.ts';
import { follow } from '../../model/path.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { destroysEvidence } from '../../shell/judge.ts';
import { commandsOf, type JudgedProgram } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const evidence: Rule = {
  finds: {
    'flow/evidence-late': {
      level: 'warning',
      reason: 'What is deleted or restarted before it was copied cannot show how the intruder got in.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      if (data.kind !== 'security') continue;
      const flow = flowOf(stepsOf(data));
      const keeping = new Set(
        stepsOf(data)
          .filter(preserves)
          .map(({ id }) => id),
      );
      for (const { use, step, programs, path } of commandsOf(data, parseShell, knownPrograms)) {
        if (use !== 'run' || !step || keeping.has(step.id) || !programs.some(destroys)) continue;
        const exits = flow.find((entry) => entry.step === step)?.exits ?? [];
        const after = follow(
          flow,
          exits.map(({ to }) => to),
          () => true,
        ).steps;
        const [late] = [...keeping].filter((id) => after.has(id));
        if (late === undefined) continue;
        yield finding(
          file,
          path,
          'flow/evidence-late',
          `command destroys evidence that step ${quote(late)} preserves only later`,
          {
            level: 'warning',
            help: `Lead through step ${late} first. Containment (revoke, block, isolate) does not have to wait.`,
          },
        );
      }
    }
  },
};

/** Only what cannot be copied afterwards counts: something deleted, stopped, rebuilt or restarted. */
function destroys(program: JudgedProgram): boolean {
  return (program.effect === 'high' || program.effect === 'destructive') && destroysEvidence(program);
}

function preserves(step: Step): boolean {
  return step.kind === 'do' && PRESERVES.test(`${step.title} ${step.run?.shell ?? ''} ${step.manual ?? ''}`);
}

const PRESERVES =
  /\b(?:snapshots?|evidence|forensic\w*|memory (?:dump|image)|disk image|preserve|copy of the (?:log|disk|memory)s?|create-snapshot|core dump|save the logs?|keep a copy)\b/i;
