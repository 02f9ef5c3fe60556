import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { commandsOf, type JudgedProgram } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const dryRun: Rule = {
  finds: {
    'risk/no-dry-run': {
      level: 'info',
      reason: 'If a tool can show what it would do, a tired reader should see that first.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { use, step, programs, path } of commandsOf(data, parseShell)) {
        if (use !== 'run' || step?.kind !== 'do' || step.run?.dry_run !== undefined) continue;
        for (const program of programs) {
          const way = wayOf(program);
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

/** How to ask a dangerous program for a dry run. */
function wayOf({ name, effect, args }: JudgedProgram): string | undefined {
  if (effect !== 'high' && effect !== 'destructive') return undefined;
  if (name === 'kubectl' || name === 'oc')
    return args.some((arg) => /^(?:delete|replace|apply|scale|drain)$/.test(arg))
      ? '--dry-run=server'
      : undefined;
  return WAYS.get(name.replace(/\.sh$/, ''));
}

const WAYS: ReadonlyMap<string, string> = new Map([
  ['terraform', 'terraform plan'],
  ['tofu', 'tofu plan'],
  ['helm', '--dry-run'],
  ['rsync', '--dry-run'],
  ['kafka-consumer-groups', '--dry-run'],
  ['git', '--dry-run'],
  ['psql', 'the same condition in a select count(*)'],
  ['mysql', 'the same condition in a select count(*)'],
  ['pg_rewind', '--dry-run'],
  ['find', 'the same without -delete'],
]);
