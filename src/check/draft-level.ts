import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { canBeSuppressed } from '../diagnostics/silence.ts';
import type { Runbook } from '../model/content.ts';
import { partsOf } from './part.ts';
import type { ReadFile } from './read.ts';

/** The files of drafts, as findings name them, with those of the patches on them. */
export function draftFiles(read: readonly ReadFile[]): ReadonlySet<string> {
  return new Set(
    read.filter(isDraft).flatMap((file) => [file.file, ...partsOf(file).map((part) => part.file)]),
  );
}

/** Whether a file is a runbook that says that it is a draft. */
export function isDraft({ placement, data }: Pick<ReadFile, 'placement' | 'data'>): boolean {
  return placement?.kind === 'runbook' && (data as Partial<Runbook> | undefined)?.status === 'draft';
}

/**
 * A finding in a draft, which is stamped on every page: it must be readable, lead where it says, hide nothing and take no
 * alert from another page. The rest is for its author to see, and does not stop a build.
 */
export function inDraft<T extends Pick<Diagnostic, 'level' | 'rule'>>(finding: T): T {
  if (finding.level !== 'error' || KEPT.test(finding.rule) || !canBeSuppressed(finding.rule)) return finding;
  return { ...finding, level: 'warning' };
}

const KEPT = /^(?:link\/|draft\/|text\/(?:invisible|lookalike)$|alert\/(?:address|case|claimed)$)/;
