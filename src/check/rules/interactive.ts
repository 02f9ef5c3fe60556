import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { isInteractive } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const interactive: Rule = {
  finds: {
    'cmd/interactive': {
      level: 'info',
      reason: 'A command that opens something and waits has no output to compare with what is expected.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { programs, path } of commandsOf(data, parseShell, knownPrograms)) {
        const open = programs.find(isInteractive);
        if (!open) continue;
        yield finding(file, path, 'cmd/interactive', `${quote(open.name)} stays open until someone ends it`, {
          level: 'info',
          help: 'Use a command that prints and ends: `--tail=100` instead of `-f`, `-c` instead of a prompt, `kubectl patch` instead of `edit`.',
          offset: open.offset,
        });
      }
    }
  },
};
