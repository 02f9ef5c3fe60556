import type { Catalog, Entry } from '../catalog.ts';
import type { Runbook } from '../content.ts';
import type { Finding } from '../diagnostic.ts';
import type { ReadFile } from '../read.ts';

/** The runbooks whose schema holds, including those whose id is taken: each is judged on its own. */
export function runbooksIn(files: ReadFile[]): Entry<Runbook>[] {
  return files.flatMap(({ placement, valid, file, data }) =>
    valid && placement?.kind === 'runbook'
      ? [{ id: placement.id, file, data: data as Runbook, team: placement.team ?? '' }]
      : [],
  );
}

/** One thing that content can get wrong. The reason says why it matters to somebody woken at night. */
export interface Rule {
  ids: readonly string[];
  reason: string;
  check(context: RuleContext): Iterable<Finding>;
}

export interface RuleContext {
  catalog: Catalog;
  files: ReadFile[];
  now: Date;
}
