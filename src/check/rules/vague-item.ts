import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const vagueItem: Rule = {
  finds: {
    'role/vague-item': {
      level: 'warning',
      reason: 'An item is ticked when something has been done or said. "Stay calm" is never done.',
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
  yield finding(file, path, 'role/vague-item', `${quote(match[0])} can never be ticked`, {
    level: 'warning',
    help: 'Write what is done or said, so that another person could see it: "Say who leads".',
  });
}

const VAGUE =
  /^(?:stay (?:calm|alert|focused|positive|aware)|remain (?:calm|alert|focused)|be (?:aware|mindful|careful|calm|ready|prepared|proactive|available)\b|remember|keep in mind|bear in mind|consider|understand|try to|think about|do your best|feel free|make sure (?:that )?everything|ensure (?:that )?everything)\b/i;
