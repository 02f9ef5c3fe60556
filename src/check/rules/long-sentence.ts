import { finding } from '../../diagnostics/diagnostic.ts';
import { pathOf } from '../../schema/pointer.ts';
import { proseIn, withoutCode, type Rule } from './rule.ts';

export const longSentence: Rule = {
  finds: {
    'text/reading-level': {
      level: 'info',
      reason: 'A reader who has just woken up forgets the start of a sentence by the thirtieth word.',
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
      yield finding(
        file,
        pathOf(pointer),
        'text/reading-level',
        `sentence has ${long.words} words; at most ${LONGEST} are easy to follow`,
        {
          level: 'info',
          help: 'Split it into two sentences.',
          offset: Math.max(0, text.indexOf(long.sentence.slice(0, 20))),
        },
      );
    }
  },
};

const LONGEST = 30;
/** A shorter text, in characters, cannot hold a sentence with more words than that. */
const SHORTEST = 2 * LONGEST;
