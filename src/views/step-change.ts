import type { Catalog } from '../model/catalog.ts';
import type { Run, Undo } from '../model/content.ts';
import { formatDuration } from '../model/duration.ts';
import type { StepOf } from '../model/flow.ts';
import { refTo, type Ref } from '../model/reference.ts';
import { languageOf } from '../model/language.ts';

/** The risk of a step that changes something; undefined if it is low, because then nothing is printed. */
export function riskView(
  catalog: Catalog,
  { risk, blast_radius, approval }: StepOf<'do' | 'rollback'>,
): RiskView | undefined {
  if (risk === undefined || risk === 'low') return undefined;
  return {
    level: risk,
    blastRadius: blast_radius,
    approval: approval && {
      by: refTo(catalog, 'role', approval.by),
      ifUnreached: approval.if_unreached,
      after: formatDuration(approval.after, languageOf(catalog)),
    },
  };
}

/** How a change is undone. The check makes sure that an undo says exactly one of these. */
export function undoView({ run, manual, impossible, instead }: Undo): UndoView {
  if (impossible !== undefined) return { type: 'impossible', why: impossible, instead: instead ?? '' };
  return run ? { type: 'command', run } : { type: 'manual', text: manual ?? '' };
}

export interface RiskView {
  level: 'high' | 'destructive';
  /** The other things that are affected. */
  blastRadius: string | undefined;
  /** `after`: how long to try to reach the role before `ifUnreached` applies. */
  approval: { by: Ref; ifUnreached: 'hold' | 'proceed-and-log'; after: string } | undefined;
}

export type UndoView =
  | { type: 'command'; run: Run }
  | { type: 'manual'; text: string }
  | { type: 'impossible'; why: string; instead: string };
