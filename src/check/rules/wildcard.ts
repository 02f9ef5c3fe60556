import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { isWide, narrowingOf } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const wildcard: Rule = {
  finds: {
    'risk/wildcard': {
      level: 'warning',
      reason: 'What acts on everything that is there acts on what came there since the page was written.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumers
    run: { shell: kubectl --context prod-eu -n depot rollout restart deploy }
    expect: They say ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumers
    run: { shell: kubectl --context prod-eu -n depot rollout restart deploy -l app=scan-consumer }
    expect: They say ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { use, programs, path } of commandsOf(data, parseShell)) {
        if (use === 'test') continue;
        const wide = programs.find((program) => program.effect !== 'reads' && isWide(program));
        if (!wide) continue;
        yield finding(file, path, 'risk/wildcard', `${quote(wide.name)} acts on everything there is`, {
          level: 'warning',
          help: `Name what it acts on, or ${narrowingOf(wide) ?? 'have a check list it first'}.`,
          offset: wide.offset,
        });
      }
    }
  },
};
