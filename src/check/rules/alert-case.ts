import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const alertCase: Rule = {
  finds: {
    'alert/case': {
      level: 'error',
      reason:
        'Both spellings of an alert are one address. Two names that differ only in case are one alert with a slip in it, or two that nobody can tell apart.',
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
            `${quote(name)} is written ${quote(earlier.name)} in ${earlier.file}`,
            { help: 'Write it as the rule that fires writes it, in both places.' },
          );
      }
    }
  },
};
