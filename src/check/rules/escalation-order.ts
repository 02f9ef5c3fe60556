import { finding } from '../../diagnostics/diagnostic.ts';
import { seconds } from '../../model/duration.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { escalationPathsIn } from './escalation-path.ts';
import type { Rule } from './rule.ts';

export const escalationOrder: Rule = {
  finds: {
    'escalation/order': {
      level: 'error',
      reason:
        'An escalation path is followed from top to bottom, so a step that is due before the one above it is skipped.',
      example: { kind: 'team' },
    },
    'escalation/repeat': {
      level: 'warning',
      reason: 'Paging the same person again does not escalate, and the next step comes that much later.',
      example: { kind: 'team' },
    },
  },
  *check({ catalog, files }) {
    for (const { file, steps } of escalationPathsIn(catalog, files)) {
      for (const [index, { contact, after }] of steps.entries()) {
        const above = steps[index - 1];
        if (above && seconds(above.after) > seconds(after))
          yield finding(
            file,
            ['escalation', index, 'after'],
            'escalation/order',
            `escalation step ${index + 1} is due after ${after}, but step ${index} only after ${above.after}`,
            { help: 'Put the steps in the order in which they are due. Each time counts from the start.' },
          );
        const earlier = steps.findIndex((step) => step.contact === contact);
        if (earlier < index)
          yield finding(
            file,
            ['escalation', index, 'contact'],
            'escalation/repeat',
            `contact ${quote(contact)} is already in step ${earlier + 1} of this escalation path`,
            { level: 'warning', help: 'Name someone else, or remove the step.' },
          );
      }
    }
  },
};
