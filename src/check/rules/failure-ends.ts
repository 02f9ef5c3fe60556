import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { systemOf } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { isWritten, runbooksIn, type Rule } from './rule.ts';

/** Reports checks of another system that end the runbook when the command fails. */
export const failureEnds: Rule = {
  finds: {
    'flow/failure-ends': {
      level: 'warning',
      reason: 'A system that does not answer then looks healthy.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      if (!isWritten(data)) continue;
      for (const { use, step, path, programs } of commandsOf(data, parseShell, knownPrograms)) {
        if (use !== 'run' || (step?.kind !== 'check' && step?.kind !== 'verify')) continue;
        if (step.otherwise !== 'end') continue;
        const [system] = programs.flatMap((program) => systemOf(program) ?? []);
        if (!system) continue;
        yield finding(
          file,
          [...path.slice(0, 2), 'otherwise'],
          'flow/failure-ends',
          `step ${quote(step.id)} ends the runbook also if ${quote(system.name)} fails`,
          {
            level: 'warning',
            help: 'Expect what a healthy system prints, with `then: end`, and let `otherwise` lead to the next step.',
          },
        );
      }
    }
  },
};
