import type { Explained } from './rule.ts';

/** What is found about the comments and the baseline that make the check silent. No rule looks for it: the check does. */
export const SUPPRESSION: Record<string, Explained> = {
  'suppression/malformed': {
    level: 'error',
    reason: 'A comment that the check cannot read silences nothing, and its author believes that it does.',
    example: { kind: 'message', whole: true },
  },
  'suppression/unknown-rule': {
    level: 'error',
    reason: 'A comment about a rule that does not exist silences nothing.',
    example: { kind: 'message', whole: true },
  },
  'suppression/refused': {
    level: 'error',
    reason:
      'Some rules keep a page readable, its links whole and secrets out. No reason makes it right to break them.',
    example: { kind: 'message', whole: true },
  },
  'suppression/unused': {
    level: 'warning',
    reason:
      'A comment that silences nothing today will silence the next mistake in that place, and nobody will know.',
    example: { kind: 'message', whole: true },
  },
  'baseline/stale': {
    level: 'warning',
    reason: 'What has been mended must not come back under the cover of a baseline that still accepts it.',
  },
  'baseline/unreadable': {
    level: 'error',
    reason: 'A baseline that cannot be read accepts nothing, and every old finding would come back at once.',
  },
};
