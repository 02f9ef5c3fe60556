import { partsOf } from '../part.ts';
import type { Rule } from './rule.ts';

export const flowStyle: Rule = {
  finds: {
    'yaml/flow-step': {
      level: 'info',
      reason:
        'A step on one line changes as a whole in every review, and one colon or comma in a sentence breaks it.',
      example: { kind: 'runbook', whole: true },
    },
  },
  *check({ files }) {
    for (const { file, placement, yaml } of files.flatMap(partsOf)) {
      if (placement?.kind !== 'runbook' || !yaml) continue;
      for (const { index, 1: indent = '' } of yaml.text.matchAll(STEP)) {
        const line = yaml.text.slice(0, index).split('\n').length + yaml.firstLine - 1;
        const column = indent.length + 3;
        yield {
          file,
          rule: 'yaml/flow-step',
          level: 'info',
          message: 'step is written on a single line',
          help: 'Put each key on its own line.',
          at: { type: 'text', line, column, endLine: line, endColumn: column + 1 },
        };
      }
    }
  },
};

const STEP = /^( *)- \{ *id: [\w-]+, *kind: /gm;
