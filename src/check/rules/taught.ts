import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { namesOf, reservedBy } from '../../shell/taught.ts';
import type { Rule } from './rule.ts';

export const taught: Rule = {
  finds: {
    'cmd/reserved-program': {
      level: 'error',
      reason:
        'If a page could say that `rm` or a shell only reads, no command in the handbook could be trusted.',
      example: { kind: 'programs', whole: true },
    },
    'cmd/taught-twice': {
      level: 'error',
      reason: 'A reviewer may read one description while the check follows the other.',
      example: { kind: 'programs', whole: true },
    },
  },
  *check({ catalog }) {
    const { file, data } = catalog.programs ?? {};
    if (file === undefined || !data) return;
    const seen = new Set<string>();
    for (const [index, entry] of data.programs.entries())
      for (const [at, name] of namesOf(entry).entries()) {
        const path = ['programs', index, ...(at === 0 ? ['name'] : ['aliases', at - 1])];
        const reserved = reservedBy(name);
        if (reserved) yield reservedName(file, path, name, reserved);
        else if (seen.has(name))
          yield finding(file, path, 'cmd/taught-twice', `program ${quote(name)} is already described above`, {
            help: 'Keep one entry, and move what differs into it.',
          });
        seen.add(name);
      }
  },
};

function reservedName(file: string, path: (string | number)[], name: string, why: 'known' | 'code'): Finding {
  return why === 'known'
    ? finding(file, path, 'cmd/reserved-program', `Muster already knows the program ${quote(name)}`, {
        help: 'Remove the name. If Muster judges a command of it wrongly, suppress that finding where it is, with a reason.',
      })
    : finding(
        file,
        path,
        'cmd/reserved-program',
        `${quote(name)} runs any code that it is given, so it cannot be described`,
        {
          help: 'Remove the name. If you mean a script of your own, describe the script under its own name.',
        },
      );
}
