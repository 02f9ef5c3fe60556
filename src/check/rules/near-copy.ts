import { stepsOf } from '../../model/flow.ts';
import { finding } from '../../diagnostics/diagnostic.ts';
import type { Runbook } from '../../model/content.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const nearCopy: Rule = {
  finds: {
    'text/near-copy': {
      level: 'info',
      reason: 'When two pages say almost the same thing, one gets fixed and people read the other.',
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
        `${Math.round(alike * 100)}% of the lines in these steps are also in runbook ${quote(other.id)}`,
        {
          on: 'key',
          level: 'info',
          help: 'Merge the two into one page with a variable for what differs, or hand over to the other one.',
        },
      );
    }
  },
};

/** What a runbook says in its steps, with every field and number replaced by an underscore. */
function linesOf(runbook: Runbook): string[] {
  return stepsOf(runbook).flatMap((step) =>
    Object.entries(step)
      .filter(([key]) => COMPARED.has(key))
      .map(
        ([key, value]) =>
          `${key} ${(typeof value === 'string' ? value : JSON.stringify(value)).replace(/\{\{\w+\}\}|\d+/g, '_')}`,
      ),
  );
}

const COMPARED: ReadonlySet<string> = new Set(
  'title detail run manual ui expect question say causes'.split(' '),
);
const ALIKE = 0.8;
/** With fewer lines, two runbooks can be alike by chance. */
const FEWEST = 6;
