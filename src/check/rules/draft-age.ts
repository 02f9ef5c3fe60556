import { finding } from '../../diagnostics/diagnostic.ts';
import { dayAfter } from '../../model/freshness.ts';
import { formatDay } from '../../model/day.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const draftAge: Rule = {
  finds: {
    'draft/overdue': {
      level: 'error',
      reason:
        'Someone who is woken by an alert needs a finished page. A draft may stay one for as long as the organisation says under `defaults`.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, catalog, now }) {
    const limit = catalog.organisation?.data.defaults.draft_for;
    if (limit === undefined) return;
    const today = formatDay(now);
    for (const { file, data } of runbooksIn(files)) {
      if (data.status !== 'draft' || !data.alerts?.length || data.drafted === undefined) continue;
      const last = dayAfter(data.drafted, limit);
      if (last >= today) continue;
      yield finding(
        file,
        ['drafted'],
        'draft/overdue',
        `alert ${quote(data.alerts[0]?.name ?? '')} leads to a draft, which should have been finished by ${last}`,
        { help: 'Write what is missing and have it reviewed, or take its alerts away.' },
      );
    }
  },
};
