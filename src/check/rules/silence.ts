import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { silencesForGood } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const silence: Rule = {
  finds: {
    'risk/silence-unbounded': {
      level: 'error',
      reason:
        'An alert that is switched off without an end stays off during the next incident, and nobody notices.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { use, step, programs, path } of commandsOf(data, parseShell, knownPrograms)) {
        // What a step names under `leaves` is on the put-back list, which is cleared before closing.
        if (use !== 'run' || (step?.kind !== 'do' && step?.kind !== 'rollback') || step.leaves !== undefined)
          continue;
        const endless = programs.find(silencesForGood);
        if (!endless) continue;
        yield finding(
          file,
          path,
          'risk/silence-unbounded',
          `${quote(endless.name)} switches alerts off without an end`,
          {
            help: 'Give it an end, as in `amtool silence add --duration=1h`, or say under `leaves` what has to be put back before closing.',
            offset: endless.offset,
          },
        );
      }
    }
  },
};
