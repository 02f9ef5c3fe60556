import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const messageText: Rule = {
  finds: {
    'message/speculation': {
      level: 'warning',
      reason:
        'A cause that is guessed in public has to be withdrawn in public. Until the incident is over, say what people see and what they can do.',
      example: { kind: 'message' },
    },
    'message/too-long': {
      level: 'warning',
      reason: 'The channel cuts off long text at the end, where the time of the next update is.',
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
          `${quote(guess[0])} names a cause or makes a promise before the incident is resolved`,
          {
            level: 'warning',
            help: 'Say what people see, what they can do in the meantime, and when you will write again.',
            offset: guess.index,
          },
        );
      const channel = catalog.organisation?.data.channels[data.channel];
      const limit = Math.min(data.max_length ?? Infinity, channel?.max_length ?? Infinity);
      // A field is filled in with about as many letters as its own name has.
      if (data.body.length > limit)
        yield finding(
          file,
          ['body'],
          'message/too-long',
          `message has ${data.body.length} characters; at most ${limit} fit`,
          {
            level: 'warning',
            help: 'Shorten it, but keep what people see and the time of the next update.',
          },
        );
    }
  },
};

const SPECULATION =
  /\b(?:(?:was|is|were|been) (?:probably |likely )?caused by|we (?:believe|suspect|think)|root cause|will be (?:fixed|resolved|back) (?:by|in|within|at)|human error|(?:probably|most likely|appears to be) (?:a|an|the|due)\b)/i;
