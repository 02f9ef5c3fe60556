import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const vagueItem: Rule = {
  finds: {
    'role/vague-item': {
      level: 'warning',
      reason: 'An item is ticked when something has been done or said, and "Stay calm" is never done.',
      example: { kind: 'role' },
    },
  },
  *check({ catalog }) {
    for (const { file, data } of catalog.roles.values())
      for (const [phase, { items }] of Object.entries(data.phases))
        for (const [index, { text }] of items.entries())
          yield* judge(file, ['phases', phase, 'items', index, 'text'], text);
    for (const { file, data } of catalog.teamRoles.values())
      for (const [phase, items] of Object.entries(data.adds))
        for (const [index, { text }] of items.entries())
          yield* judge(file, ['adds', phase, index, 'text'], text);
  },
};

function* judge(file: string, path: (string | number)[], text: string) {
  const match = VAGUE.exec(text);
  if (!match) return;
  yield finding(
    file,
    path,
    'role/vague-item',
    `item starts with ${quote(match[0])}, which can never be ticked`,
    {
      level: 'warning',
      help: 'Write what to do or say, so that another person could see or hear it, as in "Say who leads".',
    },
  );
}

const VAGUE =
  /^(?:stay (?:calm|alert|focused|positive|aware)|remain (?:calm|alert|focused)|be (?:aware|mindful|careful|calm|ready|prepared|proactive|available)\b|remember|keep in mind|bear in mind|consider|understand|try to|think about|do your best|feel free|make sure (?:that )?everything|ensure (?:that )?everything)\b/i;
