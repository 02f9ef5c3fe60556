import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { admittedValue, type Unwanted } from '../../model/admitted.ts';
import { fitsPattern } from '../../model/pattern.ts';
import { placesOf, type Place } from '../../shell/place.ts';
import type { Limit } from '../../shell/quoting.ts';
import { safePattern } from '../../shell/safe-pattern.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const openPattern: Rule = {
  finds: {
    'cmd/open-pattern': {
      level: 'error',
      reason:
        'A value is pasted in a hurry, or comes from an alert that an attacker wrote. Where the pattern admits more than a name, it runs.',
      example: { kind: 'runbook' },
    },
    'cmd/program-variable': {
      level: 'error',
      reason:
        'A field that names the program lets its reader run anything, and nobody can review a command before it is known.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files)) {
      if (!data.variables) continue;
      for (const [name, places] of placesOf(data)) {
        const { pattern, example } = data.variables[name] ?? {};
        if (example === undefined) continue;
        const decides = decisionOf(places, pattern);
        if (decides) {
          const { what, place, help } = decides;
          const message = `variable ${quote(name)} decides ${what} in ${place.where}`;
          yield finding(file, ['variables', name], 'cmd/program-variable', message, { on: 'key', help });
          continue;
        }
        const hole = pattern === undefined ? undefined : holeIn(pattern, places);
        if (!hole || pattern === undefined) continue;
        const { place, value, changes } = hole;
        const message = `pattern ${quote(pattern)} admits ${shown(value, changes)}, which changes ${changes} in ${place.where}`;
        yield finding(file, ['variables', name, 'pattern'], 'cmd/open-pattern', message, {
          help: helpFor(name, example, hole.value, places),
        });
      }
    }
  },
};

/** The place where a variable decides what runs, although no value or none but those of a list would be right. */
function decisionOf(places: Place[], pattern = ''): Decision | undefined {
  for (const place of places) {
    const never = place.limits.find((limit) => limit.never)?.never;
    if (never) return { what: never.decides, place, help: never.help };
    if (place.limits.some(({ list }) => list) && !LIST.test(pattern))
      return {
        what: 'what the program does',
        place,
        help: 'Write the word into the command, or list the allowed words, as in `pattern: "^(start|status)$"`.',
      };
  }
  return undefined;
}

/** The first value that a pattern admits and a place refuses. */
function holeIn(pattern: string, places: Place[]): Hole | undefined {
  for (const place of places) {
    for (const limit of place.limits) {
      const value = admittedBy(pattern, limit);
      if (value !== undefined) return { place, value, changes: limit.changes };
    }
  }
  return undefined;
}

/** Works out only once what a pattern admits, because a runbook uses a variable in many commands. */
function admittedBy(pattern: string, limit: Limit): string | undefined {
  const known = ADMITTED.get(limit) ?? new Map<string, string | undefined>();
  ADMITTED.set(limit, known);
  if (!known.has(pattern)) {
    const { characters, first, climbs } = limit;
    // One after the other, because a semicolon says more than an empty value.
    const each: Unwanted[] = [
      ...(characters ? [{ characters }] : []),
      ...(first ? [{ first }] : []),
      ...(climbs ? [{ climbs }] : []),
      { empty: true },
    ];
    let value: string | undefined;
    for (const unwanted of each) value ??= admittedValue(pattern, unwanted);
    known.set(pattern, value);
  }
  return known.get(pattern);
}

function helpFor(name: string, example: string, value: string, places: Place[]): string {
  const narrow = [...NARROW, `^${safePattern(places)}$`].find(
    (pattern) => fitsPattern(example, pattern) && !holeIn(pattern, places),
  );
  if (narrow !== undefined)
    return `Let the pattern admit only the characters of a correct value, as in \`pattern: "${narrow.replaceAll('\\', '\\\\')}"\`.`;
  return / /.test(value) && / /.test(example)
    ? `Write quotation marks around the field in the command, as in '{{${name}}}', because a correct value has a space.`
    : 'Let the pattern admit only letters and digits, and write every other sign into the command itself.';
}

/** A value in quotation marks, with the code of each character that cannot be seen. */
function shown(value: string, changes: Limit['changes']): string {
  if (value === '') return 'an empty value';
  if (/^\p{Cc}$/u.test(value)) return 'a control character';
  if (changes === 'the options') return 'a value that starts with "-"';
  return quote(
    value.replace(
      /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu,
      (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    ),
  );
}

const ADMITTED = new WeakMap<Limit, Map<string, string | undefined>>();
/** What is suggested instead, from the narrowest on. */
const NARROW = ['^[0-9]+$', '^[a-z0-9][a-z0-9-]*$', '^[A-Za-z0-9][A-Za-z0-9._-]*$'];

/** A pattern that lists words, and admits nothing else. */
const LIST = /^\^?(?:\((?:\?:)?)?[a-z0-9-]+(?:\|[a-z0-9-]+)*\)?\$?$/i;

interface Decision {
  what: string;
  place: Place;
  help: string;
}

interface Hole {
  place: Place;
  value: string;
  changes: Limit['changes'];
}
