import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { proseIn, withoutCode, type Rule } from './rule.ts';

export const minimising: Rule = {
  finds: {
    'text/minimising-prose': {
      level: 'info',
      reason:
        'What is easy for the author is not easy at 3 a.m. The word makes a stuck reader feel worse and tells them nothing.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, text, pointer } of proseIn(files)) {
      // Another rule judges the titles of steps, more strictly.
      if (pointer.endsWith('/title')) continue;
      const match = MINIMISING.exec(withoutCode(text));
      if (!match) continue;
      yield finding(
        file,
        pathOf(pointer),
        'text/minimising-prose',
        `text contains the minimising word ${quote(match[0])}`,
        {
          level: 'info',
          help: 'Remove the word.',
          offset: match.index,
        },
      );
    }
  },
};

const MINIMISING = /\b(?:simply|obviously|trivially|easily|of course|needless to say|as everyone knows)\b/i;
