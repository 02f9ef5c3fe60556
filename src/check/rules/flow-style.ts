import type { Rule } from './rule.ts';

export const flowStyle: Rule = {
  finds: {
    'yaml/flow-step': {
      level: 'info',
      reason:
        'A step on one line is a line that changes whole in every review, and one colon or comma in a sentence breaks it.',
      bad: {
        kind: 'runbook',
        whole: `title: Scan queue is growing
kind: symptom
status: draft
use_when: Scans arrive faster than they are stored.
impact: { users: Shippers see old parcel positions. }
services: [scan-intake]
severity: { start: sev3 }
steps:
  - { id: shrinks, kind: verify, title: See it shrink, link: "https://grafana.larkspur.example/d/scans", expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        whole: `title: Scan queue is growing
kind: symptom
status: draft
use_when: Scans arrive faster than they are stored.
impact: { users: Shippers see old parcel positions. }
services: [scan-intake]
severity: { start: sev3 }
steps:
  - id: shrinks
    kind: verify
    title: See it shrink
    link: https://grafana.larkspur.example/d/scans
    expect: It shrinks.
`,
      },
    },
  },
  *check({ files }) {
    for (const { file, placement, yaml } of files) {
      if (placement?.kind !== 'runbook' || !yaml) continue;
      for (const { index, 1: indent = '' } of yaml.text.matchAll(STEP)) {
        const line = yaml.text.slice(0, index).split('\n').length + yaml.firstLine - 1;
        const column = indent.length + 3;
        yield {
          file,
          rule: 'yaml/flow-step',
          level: 'info',
          message: 'this step stands on one line',
          help: 'Write one key a line, each below the other.',
          at: { type: 'text', line, column, endLine: line, endColumn: column + 1 },
        };
      }
    }
  },
};

const STEP = /^( *)- \{ *id: [\w-]+, *kind: /gm;
