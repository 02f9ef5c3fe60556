import { finding } from '../../diagnostics/diagnostic.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { Rule } from './rule.ts';

export const longLine: Rule = {
  finds: {
    'cmd/long-line': {
      level: 'info',
      reason: 'On paper a long line is broken wherever the paper ends, and typed in with a gap there.',
      example: { kind: 'runbook' },
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
