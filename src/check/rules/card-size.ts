import { finding } from '../../diagnostics/diagnostic.ts';
import type { Rule } from './rule.ts';

/** What fits on the front of a printed card, and what is still read under stress. */
export const CARD_ITEMS = 15;

export const cardSize: Rule = {
  finds: {
    'role/card-size': {
      level: 'error',
      reason: 'A card with more items than one side holds is not read to its end.',
      bad: {
        kind: 'role',
        yaml: `phases:
  take:
    trigger: When paged
    style: read-do
    items:
      - { id: item-1, text: Say what was done in part 1. }
      - { id: item-2, text: Say what was done in part 2. }
      - { id: item-3, text: Say what was done in part 3. }
      - { id: item-4, text: Say what was done in part 4. }
      - { id: item-5, text: Say what was done in part 5. }
      - { id: item-6, text: Say what was done in part 6. }
      - { id: item-7, text: Say what was done in part 7. }
      - { id: item-8, text: Say what was done in part 8. }
      - { id: item-9, text: Say what was done in part 9. }
  cycle:
    trigger: Every report
    style: do-confirm
    items:
      - { id: item-1, text: Say what was done in part 1. }
      - { id: item-2, text: Say what was done in part 2. }
      - { id: item-3, text: Say what was done in part 3. }
      - { id: item-4, text: Say what was done in part 4. }
      - { id: item-5, text: Say what was done in part 5. }
      - { id: item-6, text: Say what was done in part 6. }
      - { id: item-7, text: Say what was done in part 7. }
      - { id: item-8, text: Say what was done in part 8. }
  close: { trigger: At the end, style: do-confirm, items: [{ id: note, text: Note what stayed changed. }] }
`,
      },
      good: {
        kind: 'role',
        yaml: `phases:
  take:
    trigger: When paged
    style: read-do
    items:
      - { id: item-1, text: Say what was done in part 1. }
      - { id: item-2, text: Say what was done in part 2. }
      - { id: item-3, text: Say what was done in part 3. }
      - { id: item-4, text: Say what was done in part 4. }
  cycle:
    trigger: Every report
    style: do-confirm
    items:
      - { id: item-1, text: Say what was done in part 1. }
      - { id: item-2, text: Say what was done in part 2. }
      - { id: item-3, text: Say what was done in part 3. }
  close: { trigger: At the end, style: do-confirm, items: [{ id: note, text: Note what stayed changed. }] }
`,
      },
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
