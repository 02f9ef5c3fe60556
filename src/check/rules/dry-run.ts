import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { dryRunOf } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const dryRun: Rule = {
  finds: {
    'risk/no-dry-run': {
      level: 'info',
      reason: 'If a tool can show what it would do, a tired reader should see that first.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { use, step, programs, path } of commandsOf(data, parseShell, knownPrograms)) {
        if (use !== 'run' || step?.kind !== 'do' || step.run?.dry_run !== undefined) continue;
        for (const program of programs) {
          if (program.effect !== 'high' && program.effect !== 'destructive') continue;
          const way = dryRunOf(program);
          if (way === undefined) continue;
          yield finding(
            file,
            path,
            'risk/no-dry-run',
            `${quote(program.name)} can show what it would do, but the step has no dry run`,
            { level: 'info', help: `Add it as \`run.dry_run\`, with ${way}.`, offset: program.offset },
          );
          break;
        }
      }
    }
  },
};
