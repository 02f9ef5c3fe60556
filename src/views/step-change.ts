import type { Catalog } from '../model/catalog.ts';
import type { Run, Undo } from '../model/content.ts';
import { formatDuration } from '../model/duration.ts';
import { riskOf, type StepOf } from '../model/flow.ts';
import { isRisky } from '../schema/needs.ts';
import { refTo, type Ref } from '../model/reference.ts';
import { languageOf } from '../model/language.ts';

/** The risk of a step that changes something; undefined if it is low, because then nothing is printed. */
export function riskView(catalog: Catalog, step: StepOf<'do' | 'rollback'>): RiskView | undefined {
  const risk = riskOf(step);
  if (risk === 'low') return undefined;
  const { blast_radius, approval } = step;
  return {
    level: risk,
    isSaid: step.risk !== undefined,
    blastRadius: blast_radius,
    approval: approval && {
      by: refTo(catalog, 'role', approval.by),
      ifUnreached: approval.if_unreached,
      after: formatDuration(approval.after, languageOf(catalog)),
    },
  };
}

/** How a change is undone; undefined where it need not be said. The check makes sure that an undo says exactly one of these. */
export function undoView(step: StepOf<'do' | 'rollback'>): UndoView | undefined {
  if (step.undo) return waysBack(step.undo);
  return step.kind === 'do' && isRisky(step) ? { type: 'unwritten' } : undefined;
}

function waysBack({ run, manual, impossible, instead }: Undo): UndoView {
  if (impossible !== undefined) return { type: 'impossible', why: impossible, instead: instead ?? '' };
  if (run) return { type: 'command', run };
  return manual === undefined ? { type: 'unwritten' } : { type: 'manual', text: manual };
}

export interface RiskView {
  level: 'high' | 'destructive';
  /** Whether its author said so. Until then it counts as high. */
  isSaid: boolean;
  /** The other things that are affected. */
  blastRadius: string | undefined;
  /** `after`: how long to try to reach the role before `ifUnreached` applies. */
  approval: { by: Ref; ifUnreached: 'hold' | 'proceed-and-log'; after: string } | undefined;
}

export type UndoView =
  | { type: 'command'; run: Run }
  | { type: 'manual'; text: string }
  | { type: 'impossible'; why: string; instead: string }
  | { type: 'unwritten' };
