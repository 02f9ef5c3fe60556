import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const cycle: Rule = {
  finds: {
    'ref/cycle': {
      level: 'error',
      formerly: ['ref/circle'],
      reason:
        'Whoever follows a hand-over must come to somebody else, and not back to the page in their hand.',
      example: { kind: 'runbook' },
    },
  },
  *check({ catalog, files }) {
    for (const { file, placement, uses } of files) {
      if (placement?.kind !== 'runbook') continue;
      for (const { target, value, pointer } of uses)
        if (target === 'hand-off' && value === `runbook/${placement.id}`)
          yield circular(file, pathOf(pointer), 'this leads back to the runbook in which it stands');
    }
    const replacements = runbooksIn(files).map(({ id, file, data }) => ({
      id,
      file,
      next: data.replaced_by,
    }));
    yield* chains(replacements, ['replaced_by'], 'is replaced by itself in the end');
    const roles = [...catalog.roles.values()].map(({ id, file, data }) => ({
      id,
      file,
      next: data.reports_to,
    }));
    yield* chains(roles, ['reports_to'], 'reports to itself in the end');
  },
};

/** Each chain that comes back to where it began, told once for every link of it. */
function* chains(links: Link[], path: string[], message: string): Generator<Finding> {
  const next = new Map(links.map((link) => [link.id, link.next]));
  for (const { id, file } of links) {
    const seen = new Set<string>();
    let at = next.get(id);
    while (at !== undefined && at !== id && !seen.has(at)) {
      seen.add(at);
      at = next.get(at);
    }
    if (at === id) yield circular(file, path, `${quote(id)} ${message}`);
  }
}

function circular(file: string, path: string[], message: string): Finding {
  return finding(file, path, 'ref/cycle', message, {
    help: 'Name what really comes next: another page, a team, or nobody.',
  });
}

interface Link {
  id: string;
  file: string;
  next: string | undefined;
}
