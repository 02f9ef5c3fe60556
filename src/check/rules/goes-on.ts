import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { changesAfterError } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

/** Reports clients that run the rest of their statements when one of them fails. */
export const goesOn: Rule = {
  finds: {
    'cmd/goes-on': {
      level: 'error',
      reason: 'If the first statement fails, the one that deletes still runs.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files))
      for (const { path, programs } of commandsOf(data, parseShell, knownPrograms))
        for (const program of programs) {
          const harm = changesAfterError(program);
          if (!harm) continue;
          yield finding(
            file,
            path,
            'cmd/goes-on',
            `${quote(program.name)} runs the other statements although one has failed`,
            {
              level: harm === 'ends' ? 'error' : 'warning',
              help: `Add \`${program.program?.goesOn?.add ?? ''}\`.`,
              offset: program.offset,
            },
          );
          break;
        }
  },
};
