import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { ENVIRONMENT, environmentsOf, type Environment } from '../../model/environment.ts';
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
  *check({ catalog, files }) {
    for (const { file, placement, texts } of files) {
      if (placement?.kind !== 'runbook') continue;
      const all = environmentsOf(catalog, placement.team);
      const environments = all.length > 1 ? all : [];
      for (const { form, text, pointer } of texts) {
        if (form !== 'command') continue;
        const found = literalIn(text);
        if (!found) {
          const value = valueIn(text, environments);
          if (value)
            yield finding(
              file,
              pathOf(pointer),
              'cmd/hardcoded',
              `command is only for the environment ${quote(value.environment)}: it has its value ${quote(value.text)}`,
              {
                level: 'info',
                help: `Write {{${value.name}}}, and the page fills in the value of each environment.`,
                offset: value.offset,
              },
            );
          continue;
        }
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

/** The first value of an environment that a command has as a word, or as the value of an option. */
function valueIn(command: string, environments: readonly Environment[]): Written | undefined {
  for (const { id, values } of environments)
    for (const [name, text] of values) {
      if (name === ENVIRONMENT || text.length < SHORTEST) continue;
      const offset = command.search(new RegExp(`(?<=[\\s=])${RegExp.escape(text)}(?![^\\s;|&)])`));
      if (offset >= 0) return { environment: id, name, text, offset };
    }
  return undefined;
}

/** A shorter value may be any word. */
const SHORTEST = 4;

interface Written {
  environment: string;
  name: string;
  text: string;
  offset: number;
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
