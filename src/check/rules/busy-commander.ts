import { stepsOf } from '../../model/flow.ts';
import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const busyCommander: Rule = {
  finds: {
    'role/busy-commander': {
      level: 'warning',
      reason:
        'A person who works on a system sees one screen. The leader has to see everything, so that role delegates the work.',
      example: { kind: 'runbook' },
    },
  },
  *check({ catalog, files }) {
    for (const { file, data } of runbooksIn(files)) {
      for (const [index, step] of stepsOf(data).entries()) {
        if (!HANDS.has(step.kind) || step.role === undefined) continue;
        const role = catalog.roles.get(step.role)?.data;
        if (!role || role.hands_on) continue;
        yield finding(
          file,
          ['steps', index, 'role'],
          'role/busy-commander',
          `${step.kind} step is given to ${quote(step.role)}, a role that does not work on systems`,
          { level: 'warning', help: 'Give it to the responder, and let this role decide or approve.' },
        );
      }
    }
  },
};

const HANDS: ReadonlySet<string> = new Set(['check', 'diagnose', 'do', 'verify', 'rollback']);
