import { finding } from '../../diagnostics/diagnostic.ts';
import type { Runbook } from '../../model/content.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { Rule } from './rule.ts';

export const leftover: Rule = {
  finds: {
    'text/todo': {
      level: 'error',
      reason:
        'Text that was to be written later is missing at night, and the reader does not know that it is.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, placement, texts, data } of files) {
      // The pages of a draft say that it is one.
      if (placement?.kind === 'runbook' && (data as Partial<Runbook> | undefined)?.status === 'draft')
        continue;
      for (const { text, pointer } of texts) {
        const match = LEFT.exec(text);
        if (!match) continue;
        yield finding(file, pathOf(pointer), 'text/todo', `${quote(match[0])} marks unfinished text`, {
          help: 'Write the text, or set `status: draft` until it is written.',
          offset: match.index,
        });
      }
    }
  },
};

const LEFT = /\b(?:TODO|FIXME|TBD)\b|\b[Ll]orem ipsum\b/;
