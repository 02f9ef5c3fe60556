import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { Rule } from './rule.ts';

export const hardcoded: Rule = {
  finds: {
    'cmd/hardcoded': {
      level: 'warning',
      reason:
        'An address, a pod or a day that is written out was right when it was copied. Tonight it is another one, and the command runs all the same.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, placement, texts } of files) {
      if (placement?.kind !== 'runbook') continue;
      for (const { form, text, pointer } of texts) {
        if (form !== 'command') continue;
        const found = literalIn(text);
        if (!found) continue;
        yield finding(
          file,
          pathOf(pointer),
          'cmd/hardcoded',
          `${quote(found.text)} is ${found.what} that was right on one day`,
          {
            level: 'warning',
            help: 'Ask for it with a variable, or choose by a name or a label that stays.',
            offset: found.offset,
          },
        );
      }
    }
  },
};

function literalIn(command: string): { text: string; what: string; offset: number } | undefined {
  if (!/\d{3}|\d\.\d|-[0-9a-f]{8}/.test(command)) return undefined;
  for (const { pattern, what, stays } of LITERALS)
    for (const { 0: text, index } of command.matchAll(pattern))
      if (!stays?.test(text) && !/version\W{0,4}$/i.test(command.slice(0, index)))
        return { text, what, offset: index };
  return undefined;
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const LITERALS: { pattern: RegExp; what: string; stays?: RegExp }[] = [
  {
    pattern: new RegExp(
      `(?<![\\w.:/-]|://)${OCTET}(?:\\.${OCTET}){3}(?![\\w.]|/\\d)|(?<=://|@)${OCTET}(?:\\.${OCTET}){3}(?![\\w.])`,
      'g',
    ),
    what: 'an address',
    // This machine, this link, every machine, multicast, the three networks of documentation, public resolvers.
    stays:
      /^(?:127\.|0\.|169\.254\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2(?:2[4-9]|[345]\d)\.|(?:1\.1\.1\.1|1\.0\.0\.1|8\.8\.[48]\.[48]|9\.9\.9\.9)$)/,
  },
  {
    // The alphabet of Kubernetes has no vowels, so a word in a name is none of these.
    pattern: /\b[a-z][a-z0-9-]*-[bcdf0-9][bcdfghjklmnpqrstvwxz0-9]{7,9}-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g,
    what: 'a pod',
  },
  { pattern: /\b(?:i|vol|snap|ami|eni|sg|subnet|vpc)-(?:[0-9a-f]{17}|[0-9a-f]{8})\b/g, what: 'an id' },
  {
    pattern: /(?<=:|account[- =]?(?:ids?)?[ =])\d{12}\b/g,
    what: 'an account',
    stays: /^(?:123456789012|111122223333|444455556666|0{12}|1{12}|999{10})$/,
  },
  { pattern: /(?<![\w/-])20[12]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-]*\.\w)/g, what: 'a day' },
];
