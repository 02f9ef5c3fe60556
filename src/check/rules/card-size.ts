import { finding } from '../../diagnostics/diagnostic.ts';
import type { Rule } from './rule.ts';

/** What fits on the front of a printed card, and what is still read under stress. */
export const CARD_ITEMS = 15;

export const cardSize: Rule = {
  finds: {
    'role/card-size': {
      level: 'error',
      reason: 'A card with more items than one side holds is not read to its end.',
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
        `the front of this card has ${count} items; at most ${CARD_ITEMS} are read and fit`,
        {
          on: 'key',
          help: 'Remove what is said twice, or move what can wait into the handbook. The phase prepare does not count.',
        },
      );
    }
  },
};
