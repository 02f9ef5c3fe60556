import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const deprecated: Rule = {
  finds: {
    'ref/deprecated': {
      level: 'warning',
      reason:
        'Whoever is sent to a page that has been replaced reads it, does what it says, and finds the banner afterwards.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    const replaced = new Map(
      runbooksIn(files)
        .filter(({ data }) => data.status === 'deprecated')
        .map(({ id, data }) => [id, data.replaced_by]),
    );
    if (replaced.size === 0) return;
    for (const { file, uses } of files) {
      for (const { target, value, pointer } of uses) {
        const id =
          target === 'runbook' ? value : target === 'hand-off' ? value.replace(/^runbook\//, '') : '';
        if (!replaced.has(id) || (target === 'hand-off' && !value.startsWith('runbook/'))) continue;
        const successor = lastOf(replaced, id);
        // A chain that comes back to where it began is an error of its own.
        if (successor === undefined) continue;
        yield finding(file, pathOf(pointer), 'ref/deprecated', `the runbook ${quote(id)} has been replaced`, {
          level: 'warning',
          help: `Name its successor, ${successor}.`,
        });
      }
    }
  },
};

/** The last in a chain of successors; undefined where it has no end. */
function lastOf(replaced: Map<string, string | undefined>, id: string): string | undefined {
  const seen = new Set<string>();
  let at: string | undefined = id;
  while (at !== undefined && replaced.has(at)) {
    if (seen.has(at)) return undefined;
    seen.add(at);
    at = replaced.get(at);
  }
  return at;
}
