import { quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const teamRole: Rule = {
  finds: {
    'ref/unknown': {
      level: 'error',
      reason: 'A name that leads nowhere sends the reader looking while the incident goes on.',
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
        message: `there is no role ${quote(id)} to add to`,
        help: `Name this file after a role: ${[...catalog.roles.keys()].join(', ')}.`,
        at: { type: 'file' },
      };
    }
  },
};
