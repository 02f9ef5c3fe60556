import { finding } from '../../diagnostics/diagnostic.ts';
import type { Runbook } from '../../model/content.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { Rule } from './rule.ts';

export const leftover: Rule = {
  finds: {
    'text/todo': {
      level: 'error',
      reason:
        'What was to be written later is missing now, at night, for somebody who does not know that it is.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, placement, texts, data } of files) {
      // A draft says so on every page.
      if (placement?.kind === 'runbook' && (data as Partial<Runbook> | undefined)?.status === 'draft')
        continue;
      for (const { text, pointer } of texts) {
        const offset = text.search(LEFT);
        if (offset < 0) continue;
        yield finding(file, pathOf(pointer), 'text/todo', 'something was left to be written here', {
          help: 'Write it, or set status: draft until it is written.',
          offset,
        });
      }
    }
  },
};

const LEFT = /\b(?:TODO|FIXME|TBD)\b|\b[Ll]orem ipsum\b/;
