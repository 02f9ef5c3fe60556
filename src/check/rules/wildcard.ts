import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { isChange } from '../../shell/effect.ts';
import { isWide, narrowingOf } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const wildcard: Rule = {
  finds: {
    'risk/wildcard': {
      level: 'warning',
      reason: 'A command that acts on everything also acts on what was added after the page was written.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { use, programs, path } of commandsOf(data, parseShell, knownPrograms)) {
        if (use === 'test' || use === 'dry_run') continue;
        const wide = programs.find((program) => isChange(program.effect) && isWide(program));
        if (!wide) continue;
        yield finding(
          file,
          path,
          'risk/wildcard',
          `${quote(wide.name)} acts on everything instead of named targets`,
          {
            level: 'warning',
            help: `Name the target, or ${narrowingOf(wide) ?? 'list it in a check first'}.`,
            offset: wide.offset,
          },
        );
      }
    }
  },
};
