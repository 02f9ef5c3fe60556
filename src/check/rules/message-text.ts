import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const messageText: Rule = {
  finds: {
    'message/speculation': {
      level: 'warning',
      reason:
        'A cause that is guessed in public has to be taken back in public. Before it is over, say what people see and what they can do.',
      example: { kind: 'message' },
    },
    'message/too-long': {
      level: 'warning',
      reason:
        'The channel cuts what does not fit, and it cuts the end, where the time of the next update stands.',
      example: { kind: 'message' },
    },
  },
  *check({ catalog }) {
    for (const { file, data } of catalog.messages.values()) {
      const guess = SPECULATION.exec(data.body);
      if (guess && data.phase !== 'resolved' && data.audience !== 'responders')
        yield finding(
          file,
          ['body'],
          'message/speculation',
          `${quote(guess[0])} speaks of a cause, or promises, before it is over`,
          {
            level: 'warning',
            help: 'Say what people see, what they can do meanwhile, and when they hear again.',
            offset: guess.index,
          },
        );
      const channel = catalog.organisation?.data.channels[data.channel];
      const limit = Math.min(data.max_length ?? Infinity, channel?.max_length ?? Infinity);
      // A blank is filled with about as many letters as it has.
      if (data.body.length > limit)
        yield finding(
          file,
          ['body'],
          'message/too-long',
          `this text has ${data.body.length} characters, and ${limit} fit`,
          {
            level: 'warning',
            help: 'Shorten it. What people see and the time of the next update stay.',
          },
        );
    }
  },
};

const SPECULATION =
  /\b(?:(?:was|is|were|been) (?:probably |likely )?caused by|we (?:believe|suspect|think)|root cause|will be (?:fixed|resolved|back) (?:by|in|within|at)|human error|(?:probably|most likely|appears to be) (?:a|an|the|due)\b)/i;
