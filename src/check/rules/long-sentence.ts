import { finding } from '../../diagnostics/diagnostic.ts';
import { pathOf } from '../../schema/pointer.ts';
import { proseIn, withoutCode, type Rule } from './rule.ts';

export const longSentence: Rule = {
  finds: {
    'text/reading-level': {
      level: 'info',
      reason:
        'Whoever was asleep two minutes ago has lost the beginning of a sentence by its thirtieth word.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, text, pointer } of proseIn(files)) {
      if (text.length < SHORTEST) continue;
      const long = withoutCode(text)
        .split(/(?<=[.!?:;])\s+|\n+/)
        .map((sentence) => ({
          sentence,
          words: sentence.split(/\s+/).filter((word) => /\w/.test(word)).length,
        }))
        .find(({ words }) => words > LONGEST);
      if (!long) continue;
      yield finding(file, pathOf(pointer), 'text/reading-level', `this sentence has ${long.words} words`, {
        level: 'info',
        help: `Make two of it. ${LONGEST} words are read at once.`,
        offset: Math.max(0, text.indexOf(long.sentence.slice(0, 20))),
      });
    }
  },
};

const LONGEST = 30;
/** No sentence of so many words is shorter, in letters. */
const SHORTEST = 2 * LONGEST;
