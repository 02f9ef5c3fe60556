import { quote } from '../spelling.ts';
import type { Rule } from './rule.ts';

export const teamRole: Rule = {
  ids: ['ref/unknown'],
  reason: 'A team can only add to a role that exists; its additions would be printed nowhere.',
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
