import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { Rule } from './rule.ts';

export const hardcoded: Rule = {
  finds: {
    'cmd/hardcoded': {
      level: 'warning',
      reason:
        'A written-out address, pod or date was right on the day it was copied. Tonight it is a different one, and the command runs anyway.',
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
          `hard-coded ${found.what} ${quote(found.text)}`,
          {
            level: 'warning',
            help: 'Use a variable, or select by a name or a label that does not change.',
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
    what: 'address',
    // Loopback, any host, link-local, the three networks for documentation, multicast and public resolvers.
    stays:
      /^(?:127\.|0\.|169\.254\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2(?:2[4-9]|[345]\d)\.|(?:1\.1\.1\.1|1\.0\.0\.1|8\.8\.[48]\.[48]|9\.9\.9\.9)$)/,
  },
  {
    // Kubernetes builds these suffixes without vowels, so a word in a name does not match.
    pattern: /\b[a-z][a-z0-9-]*-[bcdf0-9][bcdfghjklmnpqrstvwxz0-9]{7,9}-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g,
    what: 'pod',
  },
  { pattern: /\b(?:i|vol|snap|ami|eni|sg|subnet|vpc)-(?:[0-9a-f]{17}|[0-9a-f]{8})\b/g, what: 'id' },
  {
    pattern: /(?<=:|account[- =]?(?:ids?)?[ =])\d{12}\b/g,
    what: 'account',
    stays: /^(?:123456789012|111122223333|444455556666|0{12}|1{12}|999{10})$/,
  },
  { pattern: /(?<![\w/-])20[12]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-]*\.\w)/g, what: 'date' },
];
