import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const busyCommander: Rule = {
  finds: {
    'role/busy-commander': {
      level: 'warning',
      reason:
        'Whoever has a hand on the system sees one screen. The one who leads has to see the whole, so that role delegates and does not do.',
      example: { kind: 'runbook' },
    },
  },
  *check({ catalog, files }) {
    for (const { file, data } of runbooksIn(files)) {
      for (const [index, step] of data.steps.entries()) {
        if (!HANDS.has(step.kind) || step.role === undefined) continue;
        const role = catalog.roles.get(step.role)?.data;
        if (!role || role.hands_on) continue;
        yield finding(
          file,
          ['steps', index, 'role'],
          'role/busy-commander',
          `a ${step.kind} step wants hands on the system, and ${quote(step.role)} has none there`,
          { level: 'warning', help: 'Give it to the responder, and let this role decide or approve.' },
        );
      }
    }
  },
};

const HANDS: ReadonlySet<string> = new Set(['check', 'do', 'verify', 'rollback']);
