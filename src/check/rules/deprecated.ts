import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const deprecated: Rule = {
  finds: {
    'ref/deprecated': {
      level: 'warning',
      reason: 'A reader who is sent to a replaced page follows it, and sees the banner only afterwards.',
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
        // A cycle of replacements is an error of its own.
        if (successor === undefined) continue;
        yield finding(
          file,
          pathOf(pointer),
          'ref/deprecated',
          `runbook ${quote(id)} has been replaced by ${quote(successor)}`,
          {
            level: 'warning',
            help: `Refer to ${successor} instead.`,
          },
        );
      }
    }
  },
};

/** The last in a chain of successors; undefined if the chain is a cycle. */
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
