import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const alertCase: Rule = {
  finds: {
    'alert/case': {
      level: 'error',
      reason:
        'Both spellings of an alert have the same address, so two names that differ only in case are a typing mistake, or two alerts that nobody can tell apart.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    const first = new Map<string, { name: string; file: string }>();
    for (const { file, data } of runbooksIn(files)) {
      for (const [index, { name }] of (data.alerts ?? []).entries()) {
        const key = name.toLowerCase();
        const earlier = first.get(key);
        if (!earlier) first.set(key, { name, file });
        else if (earlier.name !== name)
          yield finding(
            file,
            ['alerts', index, 'name'],
            'alert/case',
            `alert ${quote(name)} is spelt ${quote(earlier.name)} in ${earlier.file}`,
            { help: 'Spell it as the alerting rule does, in both files.' },
          );
      }
    }
  },
};
