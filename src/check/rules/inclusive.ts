import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { withoutCode, type Rule } from './rule.ts';

export const inclusive: Rule = {
  finds: {
    'text/inclusive': {
      level: 'info',
      reason:
        'A word that offends some readers takes their attention at the worst moment, and a plainer word exists.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, texts } of files) {
      for (const { form, text, pointer } of texts) {
        if (form === 'command') continue;
        const match = WORDS.exec(withoutCode(text));
        if (!match) continue;
        const word = match[0].toLowerCase();
        const [, instead] = INSTEAD.find(([pattern]) => pattern.test(word)) ?? [];
        yield finding(
          file,
          pathOf(pointer),
          'text/inclusive',
          `${quote(match[0])} can be replaced by a plainer word`,
          {
            level: 'info',
            help: `Write ${instead ?? 'another word'}. Put the word in backticks if a program uses it as a name.`,
            offset: match.index,
          },
        );
      }
    }
  },
};

const INSTEAD: [RegExp, string][] = [
  [/^white-?list/, 'allow-list'],
  [/^black-?list/, 'deny-list'],
  [/^master|^slave/, 'primary and replica'],
  [/^sanity/, 'check'],
  [/^man-?(?:hours?|power)/, 'hours of work, or people'],
  [/^guys/, 'everyone'],
  [/^grandfather/, 'exempt'],
  [/^crippl/, 'slowed, or broken'],
  [/^crazy|^insane/, 'unexpected'],
];
const WORDS =
  /\b(?:white-?list(?:ed|s|ing)?|black-?list(?:ed|s|ing)?|master\/slave|slaves?|sanity[- ]check(?:s|ed)?|man-?hours?|manpower|guys|grandfathered|cripp(?:led|les|ling)|crazy|insane)\b/i;
