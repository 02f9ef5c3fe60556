import { finding } from '../../diagnostics/diagnostic.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { Rule } from './rule.ts';

export const longLine: Rule = {
  finds: {
    'cmd/long-line': {
      level: 'info',
      reason: 'On paper a long line is broken wherever the paper ends, and typed in with a gap there.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - { id: look, kind: check, title: See which pods wait, run: { shell: "kubectl --context prod-eu -n depot get pods -l app=scan-consumer -o wide --sort-by=.metadata.creationTimestamp" }, expect: None says Pending., otherwise: escalate }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - id: look
    kind: check
    title: See which pods wait
    run:
      shell: |
        kubectl --context prod-eu -n depot get pods -l app=scan-consumer \\
          -o wide --sort-by=.metadata.creationTimestamp
    expect: None says Pending.
    otherwise: escalate
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
  },
  *check({ files }) {
    for (const { file, placement, texts } of files) {
      if (placement?.kind !== 'runbook') continue;
      for (const { form, text, pointer } of texts) {
        if (form !== 'command' || text.length <= LONGEST) continue;
        const line = text.split('\n').find(({ length }) => length > LONGEST);
        if (line === undefined) continue;
        yield finding(file, pathOf(pointer), 'cmd/long-line', `this line has ${line.length} characters`, {
          level: 'info',
          help: `Break it with a backslash before ${LONGEST} characters, where an option begins.`,
          offset: text.indexOf(line),
        });
      }
    }
  },
};

/** What a printed page holds in one line. */
const LONGEST = 100;
