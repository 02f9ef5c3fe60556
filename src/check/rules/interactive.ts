import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { isInteractive } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const interactive: Rule = {
  finds: {
    'cmd/interactive': {
      level: 'info',
      reason:
        'A command that opens something and waits has no output to hold against what is expected, and leaves a reader to find the way out.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - { id: look, kind: check, title: See what the consumer says, run: { shell: kubectl --context prod-eu -n depot logs -f deploy/scan-consumer }, expect: No line says refused., otherwise: escalate }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - { id: look, kind: check, title: See what the consumer says, run: { shell: kubectl --context prod-eu -n depot logs --tail=100 deploy/scan-consumer }, expect: No line says refused., otherwise: escalate }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { programs, path } of commandsOf(data, parseShell)) {
        const open = programs.find(isInteractive);
        if (!open) continue;
        yield finding(
          file,
          path,
          'cmd/interactive',
          `${quote(open.name)} stays open and waits for somebody`,
          {
            level: 'info',
            help: 'Use what prints and ends: --tail=100 for -f, -c for a prompt, kubectl patch for edit.',
            offset: open.offset,
          },
        );
      }
    }
  },
};
