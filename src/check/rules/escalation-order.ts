import { finding } from '../../diagnostics/diagnostic.ts';
import { seconds } from '../../model/duration.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { laddersIn } from './ladder.ts';
import type { Rule } from './rule.ts';

export const escalationOrder: Rule = {
  finds: {
    'escalation/order': {
      level: 'error',
      reason:
        'A ladder is climbed from the top of the list down. A rung that is due before the one above it is skipped.',
      example: { kind: 'team' },
    },
    'escalation/repeat': {
      level: 'warning',
      reason:
        'Paging the same person a second time is not climbing. The rung after it comes that much later.',
      example: { kind: 'team' },
    },
  },
  *check({ catalog, files }) {
    for (const { file, rungs } of laddersIn(catalog, files)) {
      for (const [index, { contact, after }] of rungs.entries()) {
        const above = rungs[index - 1];
        if (above && seconds(above.after) > seconds(after))
          yield finding(
            file,
            ['escalation', index, 'after'],
            'escalation/order',
            `this rung is due after ${after}, and the one above it after ${above.after}`,
            { help: 'Each time counts from the start. Write them in the order in which they are due.' },
          );
        if (rungs.slice(0, index).some((rung) => rung.contact === contact))
          yield finding(
            file,
            ['escalation', index, 'contact'],
            'escalation/repeat',
            `${quote(contact)} stands on this ladder already`,
            { level: 'warning', help: 'Name somebody else, or remove the rung.' },
          );
      }
    }
  },
};
