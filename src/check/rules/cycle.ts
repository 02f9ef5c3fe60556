import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const cycle: Rule = {
  finds: {
    'ref/cycle': {
      level: 'error',
      formerly: ['ref/circle'],
      reason: 'A reader who follows a hand-over must reach someone else, not the page in their hand.',
      example: { kind: 'runbook' },
    },
  },
  *check({ catalog, files }) {
    for (const { file, placement, uses } of files) {
      if (placement?.kind !== 'runbook') continue;
      for (const { target, value, pointer } of uses)
        if (target === 'hand-off' && value === `runbook/${placement.id}`)
          yield circular(file, pathOf(pointer), 'runbook hands over to itself');
    }
    const replacements = runbooksIn(files).map(({ id, file, data }) => ({
      id,
      file,
      next: data.replaced_by,
    }));
    yield* chains(replacements, ['replaced_by'], 'runbook');
    const roles = [...catalog.roles.values()].map(({ id, file, data }) => ({
      id,
      file,
      next: data.reports_to,
    }));
    yield* chains(roles, ['reports_to'], 'role');
  },
};

/** Reports every link of each chain that leads back to where it started. */
function* chains(links: Link[], path: [string], noun: string): Generator<Finding> {
  const next = new Map(links.map((link) => [link.id, link.next]));
  for (const { id, file } of links) {
    const seen = new Set<string>();
    let at = next.get(id);
    while (at !== undefined && at !== id && !seen.has(at)) {
      seen.add(at);
      at = next.get(at);
    }
    if (at === id) yield circular(file, path, `${path[0]} of ${noun} ${quote(id)} leads back to itself`);
  }
}

function circular(file: string, path: string[], message: string): Finding {
  return finding(file, path, 'ref/cycle', message, {
    help: 'Name what really comes next, or remove it.',
  });
}

interface Link {
  id: string;
  file: string;
  next: string | undefined;
}
