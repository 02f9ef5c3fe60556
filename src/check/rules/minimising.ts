import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { proseIn, withoutCode, type Rule } from './rule.ts';

export const minimising: Rule = {
  finds: {
    'text/minimising-prose': {
      level: 'info',
      reason:
        'What is easy to whoever wrote it is not easy at 3 a.m. The word helps nobody and hurts whoever is stuck.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, text, pointer } of proseIn(files)) {
      // A step's title is judged more strictly.
      if (pointer.endsWith('/title')) continue;
      const match = MINIMISING.exec(withoutCode(text));
      if (!match) continue;
      yield finding(file, pathOf(pointer), 'text/minimising-prose', `${quote(match[0])} can be left out`, {
        level: 'info',
        help: 'Leave the word out.',
        offset: match.index,
      });
    }
  },
};

const MINIMISING = /\b(?:simply|obviously|trivially|easily|of course|needless to say|as everyone knows)\b/i;
