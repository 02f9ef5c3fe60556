import type { RuleDescription } from './rule.ts';

/** What is found about suppression comments and the baseline, by the file that reports it. No rule looks for it. */
export const SUPPRESSION: Record<string, Record<string, RuleDescription>> = {
  'src/check/suppression.ts': {
    'suppression/malformed': {
      level: 'error',
      reason:
        'A comment that the check cannot read suppresses nothing, although its author believes that it does.',
      example: { kind: 'message', whole: true },
    },
    'suppression/unknown-rule': {
      level: 'error',
      reason: 'A comment about a rule that does not exist suppresses nothing.',
      example: { kind: 'message', whole: true },
    },
    'suppression/refused': {
      level: 'error',
      reason:
        'Some rules keep pages readable, links working and secrets out, so no reason justifies breaking them.',
      example: { kind: 'message', whole: true },
    },
    'suppression/unused': {
      level: 'warning',
      reason: 'A comment that suppresses nothing today will hide the next mistake in that place.',
      example: { kind: 'message', whole: true },
    },
  },
  'src/check/baseline.ts': {
    'baseline/stale': {
      level: 'warning',
      reason: 'A baseline that still accepts a fixed finding would hide it if it came back.',
    },
    'baseline/unreadable': {
      level: 'error',
      reason: 'A baseline that cannot be read accepts nothing, so every old finding is reported again.',
    },
  },
};
