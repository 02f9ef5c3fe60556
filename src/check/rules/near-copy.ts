import { finding } from '../../diagnostics/diagnostic.ts';
import type { Runbook } from '../../model/content.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const nearCopy: Rule = {
  finds: {
    'text/near-copy': {
      level: 'info',
      reason: 'Of two pages that say nearly the same one is mended, and the other is read.',
      example: { kind: 'runbook', whole: true },
    },
  },
  *check({ files }) {
    const owners = new Map<string, number>();
    const sizes: number[] = [];
    const runbooks = runbooksIn(files);
    for (const [index, { file, data }] of runbooks.entries()) {
      const lines = new Set(linesOf(data));
      sizes[index] = lines.size;
      const shared = new Map<number, number>();
      for (const line of lines) {
        const owner = owners.get(line);
        if (owner === undefined) owners.set(line, index);
        else shared.set(owner, (shared.get(owner) ?? 0) + 1);
      }
      const [most] = [...shared].sort(([, a], [, b]) => b - a);
      const other = most && runbooks[most[0]];
      if (!other || lines.size < FEWEST) continue;
      const alike = most[1] / (lines.size + (sizes[most[0]] ?? 0) - most[1]);
      if (alike < ALIKE) continue;
      yield finding(
        file,
        ['steps'],
        'text/near-copy',
        `${Math.round(alike * 100)} % of these lines stand in ${quote(other.id)} too`,
        {
          on: 'key',
          level: 'info',
          help: 'Make one page of the two with a variable for what differs, or hand over to it.',
        },
      );
    }
  },
};

/** What a runbook says in its steps, with every blank and number made alike. */
function linesOf({ steps }: Runbook): string[] {
  return steps.flatMap((step) =>
    Object.entries(step)
      .filter(([key]) => TOLD.has(key))
      .map(
        ([key, value]) =>
          `${key} ${(typeof value === 'string' ? value : JSON.stringify(value)).replace(/\{\{\w+\}\}|\d+/g, '_')}`,
      ),
  );
}

const TOLD: ReadonlySet<string> = new Set('title detail run manual ui expect question say'.split(' '));
const ALIKE = 0.8;
/** Fewer lines are alike by chance. */
const FEWEST = 6;
