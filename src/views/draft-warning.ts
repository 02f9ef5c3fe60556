import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Entry } from '../model/catalog.ts';
import type { Runbook } from '../model/content.ts';

/**
 * What the check found about the commands of a draft. Nobody has reviewed the page yet, so its readers are warned where
 * they would paste. Of an active page, the same stops the build or is its author's to weigh.
 */
export function draftWarnings(
  { file, data }: Entry<Runbook>,
  findings: readonly Diagnostic[],
): DraftWarning[] | undefined {
  if (data.status !== 'draft') return undefined;
  return findings
    .filter((finding) => finding.file === file && /^(?:risk|cmd)\//.test(finding.rule))
    .map(({ place = '', message, rule }) => ({ step: /^steps\.([^.]+)\./.exec(place)?.[1], message, rule }));
}

export interface DraftWarning {
  /** The id of the step that it is about; undefined if it is about none. */
  step: string | undefined;
  message: string;
  rule: string;
}
