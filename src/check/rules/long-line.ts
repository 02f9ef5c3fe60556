import { finding } from '../../diagnostics/diagnostic.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { Rule } from './rule.ts';

export const longLine: Rule = {
  finds: {
    'cmd/long-line': {
      level: 'info',
      reason: 'On paper a long line breaks at the edge, and the reader types a gap there.',
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
        yield finding(
          file,
          pathOf(pointer),
          'cmd/long-line',
          `line has ${line.length} characters; at most ${LONGEST} fit on paper`,
          {
            level: 'info',
            help: 'Break it before an option, with a backslash at the end of the line.',
            offset: text.indexOf(line),
          },
        );
      }
    }
  },
};

/** How many characters fit on one line of a printed page. */
const LONGEST = 100;
