import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Runbook } from '../../model/content.ts';
import {
  ENVIRONMENT,
  environmentNames,
  environmentsOf,
  environmentsOfRunbook,
  namesIn,
} from '../../model/environment.ts';
import { BUILT_IN, variablesIn } from '../../model/facts.ts';
import { pathOf, pointerOf } from '../../schema/pointer.ts';
import { placesOf, type Place } from '../../shell/place.ts';
import type { Limit } from '../../shell/quoting.ts';
import type { ReadFile } from '../read.ts';
import { textsWhere } from '../texts-where.ts';
import { groupAt, isGroup, listAt } from '../unchecked.ts';
import type { Rule } from './rule.ts';

export const environment: Rule = {
  finds: {
    'cmd/missing-value': {
      level: 'error',
      reason:
        'The reader chooses the environment that is down, and the command for it still has a gap that nobody can fill at night.',
      example: { kind: 'runbook' },
    },
    'cmd/two-values': {
      level: 'error',
      reason:
        'If the reader types a value that the environment has as well, nobody can say which of the two a command runs with.',
      example: { kind: 'runbook' },
    },
    'cmd/unsafe-value': {
      level: 'error',
      reason:
        'The value of an environment is put into commands without a person reading it again. A sign that means something there changes what runs.',
      example: { kind: 'runbook' },
    },
  },
  *check({ catalog, files }) {
    for (const file of files) {
      const { kind } = file.placement ?? {};
      if (kind === 'organisation' || kind === 'team') yield* reservedNames(file);
      if (kind === 'runbook' && file.valid) yield* judgeRunbook(catalog, file);
    }
  },
};

/** A name that every page fills in by itself has no other value in an environment. */
function* reservedNames({ file, data }: ReadFile): Generator<Finding> {
  for (const [index, item] of (listAt(data, 'environments') ?? []).entries())
    for (const name of Object.keys(groupAt(item, 'values') ?? {}))
      if (name === ENVIRONMENT || BUILT_IN.has(name))
        yield finding(
          file,
          ['environments', index, 'values', name],
          'cmd/two-values',
          `${quote(name)} already has a value on every page`,
          { on: 'key', help: 'Choose another name.' },
        );
}

function* judgeRunbook(catalog: Catalog, file: ReadFile): Generator<Finding> {
  const entry = { data: file.data as Runbook, team: file.placement?.team ?? '' };
  const all = namesIn(environmentsOf(catalog, entry.team));
  if (all.size === 0) return;
  for (const name of Object.keys(entry.data.variables ?? {}))
    if (all.has(name))
      yield finding(
        file.file,
        ['variables', name],
        'cmd/two-values',
        `variable ${quote(name)} is also a value of an environment`,
        { on: 'key', help: 'Remove it here, so that the environment fills it in, or choose another name.' },
      );
  const chosen = environmentsOfRunbook(catalog, entry);
  for (const name of environmentNames(entry.data).filter((each) => all.has(each)))
    for (const { id, values } of chosen) {
      const value = values.get(name);
      if (value === undefined)
        yield atUse(
          file,
          name,
          'cmd/missing-value',
          `environment ${quote(id)} has no value for ${quote(name)}`,
          {
            help: `Add ${name} to the values of ${id}, or leave ${id} out of \`environments\` in this runbook.`,
          },
        );
      else {
        const broken = brokenLimit(value, placesOf(entry.data).get(name) ?? []);
        if (broken)
          yield atUse(
            file,
            name,
            'cmd/unsafe-value',
            `value ${quote(value)} of environment ${quote(id)} changes ${broken.changes} in ${broken.where}`,
            { help: 'Correct the value, or write the sign that matters into the command itself.' },
          );
      }
    }
}

/** The first place where a value would not be only a value. */
function brokenLimit(
  value: string,
  places: Place[],
): { changes: Limit['changes']; where: string } | undefined {
  for (const { where, limits } of places)
    for (const { changes, characters, first, climbs, never } of limits) {
      const climbsOut = climbs === true && /(?:^|\/)\.\.(?:\/|$)/.test(value);
      if (never || characters?.test(value) || first?.test(value[0] ?? '') || climbsOut)
        return { changes, where };
    }
  return undefined;
}

/** A finding at the first place that uses a name. */
function atUse(
  { file, data }: ReadFile,
  name: string,
  rule: string,
  message: string,
  extra: { help: string },
): Finding {
  const written = `{{${name}}}`;
  const [use] = textsWhere(isGroup(data) ? data : {}, (text) => text.includes(written));
  const offset = use && variablesIn(use.text).find((each) => each.name === name)?.offset;
  return finding(file, pathOf(pointerOf(use?.path ?? [])), rule, message, { ...extra, offset });
}
