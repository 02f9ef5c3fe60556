import type { Catalog } from '../../model/catalog.ts';
import type { Ladder, Team } from '../../model/content.ts';
import { finding } from '../../diagnostics/diagnostic.ts';
import { seconds } from '../../model/duration.ts';
import type { ReadFile } from '../read.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const ladder: Rule = {
  finds: {
    'escalation/one-rung': {
      level: 'warning',
      reason: 'A ladder of one rung ends with one telephone on silent.',
      example: { kind: 'team' },
    },
    'escalation/slow': {
      level: 'warning',
      reason:
        'An alert that nobody answers for a quarter of an hour has hurt users for a quarter of an hour.',
      example: { kind: 'team' },
    },
    'alert/unpaged': {
      level: 'error',
      reason: 'A ladder on which nobody can be paged or called wakes nobody.',
      example: { kind: 'team' },
    },
  },
  *check({ catalog, files }) {
    for (const { file, team, rungs } of laddersIn(catalog, files)) {
      const [, second] = rungs;
      if (!second)
        yield finding(file, ['escalation'], 'escalation/one-rung', 'this ladder has one rung', {
          on: 'key',
          level: 'warning',
          help: 'Add whom to page if the first does not answer, as in { contact: on-call-lead, after: 10m }.',
        });
      else if (seconds(second.after) > SLOW)
        yield finding(
          file,
          ['escalation', 1, 'after'],
          'escalation/slow',
          'the second rung is reached only after more than 15 minutes',
          {
            level: 'warning',
            help: 'Write 15m or less. A page that was answered does not climb.',
          },
        );
      const known = [...(team?.contacts ?? []), ...(catalog.organisation?.data.contacts ?? [])];
      const reached = rungs.map(({ contact }) => known.find(({ id }) => id === contact));
      if (
        reached.every((contact) => contact && contact.page === undefined && contact.telephone === undefined)
      )
        yield finding(
          file,
          ['escalation'],
          'alert/unpaged',
          'nobody on this ladder can be paged or telephoned',
          {
            on: 'key',
            help: 'Give at least the first contact a page: or a telephone:.',
          },
        );
    }
  },
};

/** The ladders of teams, and those that runbooks have of their own. */
export function* laddersIn(
  catalog: Catalog,
  files: ReadFile[],
): Generator<{ file: string; team: Team | undefined; rungs: Ladder }> {
  for (const { file, data } of catalog.teams.values()) yield { file, team: data, rungs: data.escalation };
  for (const { file, data, team } of runbooksIn(files))
    if (data.escalation) yield { file, team: catalog.teams.get(team ?? '')?.data, rungs: data.escalation };
}

/** In seconds. */
const SLOW = 15 * 60;
