import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const alertClaimed: Rule = {
  finds: {
    'alert/claimed': {
      level: 'error',
      reason: 'An alert must lead the person it wakes to one page, so that nobody has to choose between two.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    const first = new Map<string, string>();
    for (const { file, data } of runbooksIn(files)) {
      for (const [index, alert] of (data.alerts ?? []).entries()) {
        // Both spellings of an alert have the same address, so case does not tell two alerts apart.
        const labels = Object.entries(alert.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
        const key = JSON.stringify([alert.name.toLowerCase(), labels]);
        const earlier = first.get(key);
        if (earlier === undefined) first.set(key, file);
        else {
          const message = `alert ${quote(alert.name)} with these labels is already claimed by ${earlier}`;
          yield finding(file, ['alerts', index, 'name'], 'alert/claimed', message, {
            help: 'Remove it from one of the two files, or add labels that tell them apart.',
          });
        }
      }
    }
  },
};
