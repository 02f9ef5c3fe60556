import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import type { ReadFile } from '../read.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const duplicateId: Rule = {
  finds: {
    'id/duplicate': {
      level: 'error',
      reason: 'An id is an address. If two things share it, nobody can reach one of them.',
      example: { kind: 'runbook' },
    },
    'id/alias': {
      level: 'error',
      reason:
        'A former id leads to one page. If two pages claim it, or a page already has that id, nobody can reach one of them.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    yield* duplicateFiles(files);
    yield* clashingAliases(files);
    for (const file of files) yield* duplicatesWithin(file.file, file.data, []);
  },
};

/** Runbooks, services and messages of all teams share one address space. */
function* duplicateFiles(files: ReadFile[]): Generator<Finding> {
  const first = new Map<string, string>();
  for (const { file, placement } of files) {
    if (!placement || placement.kind === 'team-role') continue;
    const key = `${placement.kind}/${placement.id}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, file);
      continue;
    }
    yield {
      file,
      rule: 'id/duplicate',
      level: 'error',
      message: `duplicate ${placement.kind} ${quote(placement.id)}; it is already defined in ${earlier}`,
      help: 'Rename this file, for instance by putting the name of its service first.',
      at: { type: 'file' },
    };
  }
}

function* clashingAliases(files: ReadFile[]): Generator<Finding> {
  const runbooks = files.filter(({ placement }) => placement?.kind === 'runbook');
  const taken = new Map(runbooks.map(({ placement, file }) => [placement?.id ?? '', file]));
  for (const { file, data } of runbooks) {
    const aliases = (data as { aliases?: unknown } | undefined)?.aliases;
    if (!Array.isArray(aliases)) continue;
    for (const [index, alias] of aliases.entries()) {
      if (typeof alias !== 'string') continue;
      const holder = taken.get(alias);
      if (holder === undefined) taken.set(alias, file);
      else
        yield finding(
          file,
          ['aliases', index],
          'id/alias',
          `alias ${quote(alias)} is already taken by ${holder}`,
          { help: 'Remove the alias from this file, or from the other one if it is an alias there too.' },
        );
    }
  }
}

/** In any list whose entries have ids, each id occurs once: steps, links, contacts, levels, terms, checklist items. */
function* duplicatesWithin(file: string, data: unknown, path: (string | number)[]): Generator<Finding> {
  if (typeof data !== 'object' || data === null) return;
  if (Array.isArray(data)) {
    const first = new Map<string, number>();
    for (const [index, item] of data.entries()) {
      const id: unknown = (item as { id?: unknown } | null)?.id;
      if (typeof id !== 'string') continue;
      const earlier = first.get(id);
      if (earlier === undefined) first.set(id, index);
      else {
        const message = `duplicate id ${quote(id)}; entry ${earlier + 1} of this list already has it`;
        yield finding(file, [...path, index, 'id'], 'id/duplicate', message, {
          help: 'Choose another id. Links and remembered ticks depend on it.',
        });
      }
    }
  }
  for (const [key, value] of Object.entries(data)) yield* duplicatesWithin(file, value, [...path, key]);
}
