import type { Catalog } from '../../model/catalog.ts';
import type { Ladder, Team } from '../../model/content.ts';
import { finding } from '../../diagnostics/diagnostic.ts';
import { seconds } from '../../model/duration.ts';
import type { ReadFile } from '../read.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const escalationPath: Rule = {
  finds: {
    'escalation/one-rung': {
      level: 'warning',
      reason: 'An escalation path with one step ends at one phone on silent.',
      example: { kind: 'team' },
    },
    'escalation/slow': {
      level: 'warning',
      reason: 'For every minute that an alert goes unanswered, users stay affected.',
      example: { kind: 'team' },
    },
    'alert/unpaged': {
      level: 'error',
      reason: 'An escalation path on which nobody can be paged or called wakes nobody.',
      example: { kind: 'team' },
    },
  },
  *check({ catalog, files }) {
    for (const { file, team, steps } of escalationPathsIn(catalog, files)) {
      const [, second] = steps;
      if (!second)
        yield finding(file, ['escalation'], 'escalation/one-rung', 'escalation path has only one step', {
          on: 'key',
          level: 'warning',
          help: 'Add the contact to page if the first one does not answer, as in `{ contact: on-call-lead, after: 10m }`.',
        });
      else if (seconds(second.after) > SLOW)
        yield finding(
          file,
          ['escalation', 1, 'after'],
          'escalation/slow',
          `second step of the escalation path is due after ${second.after}, more than 15 minutes`,
          {
            level: 'warning',
            help: 'Write 15m or less. A page that was answered does not reach the second step.',
          },
        );
      const known = [...(team?.contacts ?? []), ...(catalog.organisation?.data.contacts ?? [])];
      const reached = steps.map(({ contact }) => known.find(({ id }) => id === contact));
      if (
        reached.every((contact) => contact && contact.page === undefined && contact.telephone === undefined)
      )
        yield finding(
          file,
          ['escalation'],
          'alert/unpaged',
          'no contact in this escalation path has a `page` or `telephone`',
          {
            on: 'key',
            help: 'Give at least the first contact a `page` or a `telephone`.',
          },
        );
    }
  },
};

/** The escalation paths of teams, and those of runbooks that have their own. */
export function* escalationPathsIn(
  catalog: Catalog,
  files: ReadFile[],
): Generator<{ file: string; team: Team | undefined; steps: Ladder }> {
  for (const { file, data } of catalog.teams.values()) yield { file, team: data, steps: data.escalation };
  for (const { file, data, team } of runbooksIn(files))
    if (data.escalation) yield { file, team: catalog.teams.get(team ?? '')?.data, steps: data.escalation };
}

/** The most seconds before the second step. */
const SLOW = 15 * 60;
