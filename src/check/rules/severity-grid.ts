import type { Severity } from '../../model/content.ts';
import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const severityGrid: Rule = {
  finds: {
    'severity/grid': {
      level: 'error',
      reason: 'A missing or contradictory cell in the grid starts a debate about the level at night.',
      example: { kind: 'severity' },
    },
    'severity/rank': {
      level: 'error',
      reason: 'Ranks decide which of two levels is higher, and the higher level is used.',
      example: { kind: 'severity' },
    },
  },
  *check({ catalog }) {
    if (!catalog.severity) return;
    const { file, data } = catalog.severity;
    yield* ranks(file, data);
    yield* missingCells(file, data);
    yield* contradictions(file, data);
  },
};

function* ranks(file: string, { levels }: Severity): Generator<Finding> {
  for (const [index, { rank, id }] of levels.entries()) {
    if (rank === index + 1) continue;
    yield finding(
      file,
      ['levels', index, 'rank'],
      'severity/rank',
      `level ${quote(id)} is number ${index + 1} in the list but has rank ${rank}`,
      {
        help: 'List the levels from the most to the least severe, with the ranks 1, 2, 3 and so on.',
      },
    );
  }
}

function* missingCells(file: string, { grid }: Severity): Generator<Finding> {
  for (const impact of grid.impact) {
    for (const urgency of grid.urgency) {
      if (grid.cells[impact.id]?.[urgency.id] !== undefined) continue;
      yield finding(
        file,
        ['grid', 'cells', impact.id],
        'severity/grid',
        `grid has no level for impact ${quote(impact.id)} and urgency ${quote(urgency.id)}`,
        {
          help: `Add \`${urgency.id}:\` and a level to the row ${impact.id}.`,
        },
      );
    }
  }
  for (const [row, cells] of Object.entries(grid.cells)) {
    if (!grid.impact.some(({ id }) => id === row)) yield stray(file, ['grid', 'cells', row], row, 'impact');
    for (const column of Object.keys(cells)) {
      if (!grid.urgency.some(({ id }) => id === column))
        yield stray(file, ['grid', 'cells', row, column], column, 'urgency');
    }
  }
}

function stray(file: string, path: string[], id: string, axis: string): Finding {
  return finding(file, path, 'severity/grid', `unknown ${axis} ${quote(id)} in the grid`, {
    on: 'key',
    help: `Add it to grid.${axis}, or remove it here.`,
  });
}

/** Neither more impact nor more urgency may lead to a less severe level. */
function* contradictions(file: string, { grid, levels }: Severity): Generator<Finding> {
  const rank = new Map(levels.map((level) => [level.id, level.rank]));
  const at = (row: number, column: number): number | undefined =>
    rank.get(grid.cells[grid.impact[row]?.id ?? '']?.[grid.urgency[column]?.id ?? ''] ?? '');
  for (const [row, impact] of grid.impact.entries()) {
    for (const [column, urgency] of grid.urgency.entries()) {
      const here = at(row, column);
      const worse = Math.max(at(row - 1, column) ?? 0, at(row, column - 1) ?? 0);
      if (here === undefined || here >= worse) continue;
      yield finding(
        file,
        ['grid', 'cells', impact.id, urgency.id],
        'severity/grid',
        `level for impact ${quote(impact.id)} and urgency ${quote(urgency.id)} is more severe than one with more impact or urgency`,
        {
          help: 'Put the most severe level at the top left. To the right and downwards, a level may stay the same or become less severe.',
        },
      );
    }
  }
}
