import { finding } from '../../diagnostics/diagnostic.ts';
import type { Rule } from './rule.ts';

/** How many items fit on the front of a printed card, and are still read under stress. */
export const CARD_ITEMS = 15;

export const cardSize: Rule = {
  finds: {
    'role/card-size': {
      level: 'error',
      reason: 'A card whose items do not fit on one side is not read to the end.',
      example: { kind: 'role' },
    },
  },
  *check({ catalog }) {
    for (const { file, data } of catalog.roles.values()) {
      const { prepare, ...front } = data.phases;
      void prepare;
      const count = Object.values(front).reduce((sum, phase) => sum + phase.items.length, 0);
      if (count <= CARD_ITEMS) continue;
      yield finding(
        file,
        ['phases'],
        'role/card-size',
        `role card has ${count} items on the front; at most ${CARD_ITEMS} fit`,
        {
          on: 'key',
          help: 'Remove duplicates, or move items that can wait to the handbook. Items in the phase `prepare` do not count.',
        },
      );
    }
  },
};
