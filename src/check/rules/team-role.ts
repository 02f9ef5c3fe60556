import { quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const teamRole: Rule = {
  finds: {
    'ref/unknown': {
      level: 'error',
      reason: 'A name that leads nowhere makes the reader search while the incident continues.',
      example: { kind: 'runbook' },
    },
  },
  *check({ catalog }) {
    for (const { file, id } of catalog.teamRoles.values()) {
      if (catalog.roles.has(id)) continue;
      yield {
        file,
        rule: 'ref/unknown',
        level: 'error',
        message: `file adds to the role ${quote(id)}, which does not exist`,
        help: `Rename this file after a role: ${[...catalog.roles.keys()].join(', ')}.`,
        at: { type: 'file' },
      };
    }
  },
};
