import type { Catalog, Entry } from '../model/catalog.ts';
import type { TeamSeverity } from '../model/content.ts';
import { refTo, type Ref } from '../model/reference.ts';
import { viewOf, type LevelView } from './level.ts';
import { sourceOf, type PageSource } from './frame.ts';

/** A team's severity matrix: its rows, with a cell for every level of the organisation. */
export function matrixView(catalog: Catalog, { id, data, file }: Entry<TeamSeverity>): MatrixView {
  const levels = (catalog.severity?.data.levels ?? []).map(viewOf);
  return {
    team: refTo(catalog, 'team', id),
    href: `/teams/${id}/severity/`,
    levels,
    rows: data.rows.map(({ service, capability, levels: cells }) => ({
      subject:
        service === undefined
          ? { type: 'capability', name: capability ?? '' }
          : { type: 'service', ref: refTo(catalog, 'service', service) },
      cells: levels.map((level) => cellOf(cells[level.id])),
    })),
    source: sourceOf(catalog, file),
  };
}

function cellOf(cell: { when?: string; never?: string } | undefined): MatrixCell {
  if (cell?.when !== undefined) return { type: 'when', text: cell.when };
  if (cell?.never !== undefined) return { type: 'never', text: cell.never };
  return { type: 'none' };
}

export interface MatrixView {
  team: Ref;
  href: string;
  levels: LevelView[];
  rows: {
    subject: { type: 'service'; ref: Ref } | { type: 'capability'; name: string };
    cells: MatrixCell[];
  }[];
  source: PageSource | undefined;
}

export type MatrixCell = { type: 'when' | 'never'; text: string } | { type: 'none' };
