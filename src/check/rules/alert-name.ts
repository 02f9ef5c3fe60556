import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { alertNameProblem, alertSlug } from '../../model/alert-name.ts';
import { alertAddress } from '../../model/addresses.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const alertName: Rule = {
  finds: {
    'alert/name': {
      level: 'error',
      reason:
        'A runbook is found by the exact name of its alert, so a character that nobody sees in the name keeps the two apart.',
      example: { kind: 'runbook' },
    },
    'alert/address': {
      level: 'error',
      reason:
        'An address has only letters, digits, "_", "." and "-", so two alerts that differ only in other characters would lead to one page.',
      example: { kind: 'runbook' },
    },
    'alert/case': {
      level: 'error',
      reason: 'Both spellings of an alert have the same address, so nobody can tell the two apart.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    const first = new Map<string, { name: string; file: string; place: string }>();
    for (const { file, data } of runbooksIn(files)) {
      for (const [index, { name }] of (data.alerts ?? []).entries()) {
        const path = ['alerts', index, 'name'];
        const problem = alertNameProblem(name);
        if (problem) {
          const message = `name of the alert ${quote(name)} ${problem.message}`;
          yield finding(file, path, 'alert/name', message, { help: problem.help });
          continue;
        }
        const slug = alertSlug(name);
        const earlier = first.get(slug);
        if (!earlier) first.set(slug, { name, file, place: `${file}, entry ${index + 1} of alerts` });
        if (!earlier && !/[a-z0-9]/.test(slug))
          yield finding(
            file,
            path,
            'alert/address',
            `alert ${quote(name)} has the address ${alertAddress(slug)}, because its name has no letter a–z and no digit`,
            { level: 'warning', help: 'Add a word in the letters a–z, or a number, to the name.' },
          );
        else if (!earlier) continue;
        else if (earlier.name.toLowerCase() !== name.toLowerCase())
          yield finding(
            file,
            path,
            'alert/address',
            `alert ${quote(name)} has the same address, ${alertAddress(slug)}, as ${quote(earlier.name)} in ${earlier.place}`,
            { help: 'Rename one of the two alerts, so that they differ in a letter a–z or a digit.' },
          );
        else if (earlier.name !== name)
          yield finding(
            file,
            path,
            'alert/case',
            `alert ${quote(name)} is spelt ${quote(earlier.name)} in ${earlier.file}`,
            { help: 'Spell it as the alerting rule does, in both files.' },
          );
      }
    }
  },
};
