import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { environmentsOf, namesIn } from '../../model/environment.ts';
import { variablesIn } from '../../model/facts.ts';
import { pointerOf } from '../../schema/pointer.ts';
import { textsWhere } from '../texts-where.ts';
import { groupAt } from '../unchecked.ts';
import type { Rule } from './rule.ts';

export const placeholder: Rule = {
  finds: {
    'link/placeholder': {
      level: 'error',
      reason:
        'A link with a gap in its address opens an error page, and the reader thinks that the dashboard is down too.',
      example: { kind: 'runbook' },
    },
  },
  *check({ catalog, files }) {
    for (const file of files) {
      const open = [...textsWhere(file.data, (text) => text.startsWith('https://') && text.includes('{{'))];
      if (open.length === 0) continue;
      const texts = new Set(file.texts.map(({ pointer }) => pointer));
      const isRunbook = file.placement?.kind === 'runbook';
      const known = isRunbook
        ? new Set([
            ...Object.keys(groupAt(file.data, 'variables') ?? {}),
            ...namesIn(environmentsOf(catalog, file.placement?.team)),
          ])
        : new Set<string>();
      for (const { text, path } of open) {
        if (texts.has(pointerOf(path)) || path[0] === 'variables') continue;
        const gap = gapIn(text, isRunbook && isFilledIn(path) ? known : NOTHING);
        if (gap === undefined) continue;
        const [offset, written] = gap;
        yield finding(
          file.file,
          path,
          'link/placeholder',
          `nothing fills in ${quote(written)} in this address`,
          {
            help: isRunbook
              ? 'Write the address out, or use a variable of this runbook or a value of your environments.'
              : 'Write the address out. Only the links of a runbook can be filled in.',
            offset,
          },
        );
      }
    }
  },
};

/** Whether the page fills in the address at a path of a runbook: that of a link, of a step, or of a cause in one. */
function isFilledIn(path: ReadonlyPath): boolean {
  return (path[0] === 'links' && path[2] === 'url') || (path[0] === 'steps' && path.at(-1) === 'link');
}

/** The first gap that nothing fills in: its offset, and what is written there. */
function gapIn(address: string, known: ReadonlySet<string>): [number, string] | undefined {
  const filled = new Set(
    variablesIn(address).flatMap(({ name, offset }) => (known.has(name) ? [offset] : [])),
  );
  for (const { 0: written, index } of address.matchAll(/\{\{[^{}]*\}\}|\{\{/g))
    if (!filled.has(index)) return [index, written];
  return undefined;
}

const NOTHING: ReadonlySet<string> = new Set();

type ReadonlyPath = readonly (string | number)[];
