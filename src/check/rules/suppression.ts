import type { Explained } from './rule.ts';

/** What is found about the comments and the baseline that make the check silent. No rule looks for it: the check does. */
export const SUPPRESSION: Record<string, Explained> = {
  'suppression/malformed': {
    level: 'error',
    reason: 'A comment that the check cannot read silences nothing, and its author believes that it does.',
    bad: {
      kind: 'message',
      whole: `# muster ignore[message/speculation]
title: Scans are late
audience: customers
channel: status-page
phase: identified
body: Parcel positions are late. This was caused by a full disk.
`,
    },
    good: {
      kind: 'message',
      whole: `title: Scans are late
audience: customers
channel: status-page
phase: identified
# muster ignore[message/speculation] -- Sent only after the cause was seen on the disk's graph.
body: Parcel positions are late. This was caused by a full disk.
`,
    },
  },
  'suppression/unknown-rule': {
    level: 'error',
    reason: 'A comment about a rule that does not exist silences nothing.',
    bad: {
      kind: 'message',
      whole: `title: Scans are late
audience: customers
channel: status-page
phase: identified
# muster ignore[message/speculating] -- Sent only after the cause was seen on the disk's graph.
body: Parcel positions are late. This was caused by a full disk.
`,
    },
    good: {
      kind: 'message',
      whole: `title: Scans are late
audience: customers
channel: status-page
phase: identified
body: Parcel positions are late. This was caused by a full disk. # muster ignore[message/speculation] -- The cause was seen.
`,
    },
  },
  'suppression/refused': {
    level: 'error',
    reason:
      'Some rules keep a page readable, its links whole and secrets out. No reason makes it right to break them.',
    bad: {
      kind: 'message',
      whole: `# muster ignore-file[schema/unknown-key] -- We need it for another tool.
title: Scans are late
audience: customers
channel: status-page
phase: identified
body: Parcel positions are late.
`,
    },
    good: {
      kind: 'message',
      whole: `title: Scans are late
audience: customers
channel: status-page
phase: identified
body: Parcel positions are late.
`,
    },
  },
  'suppression/unused': {
    level: 'warning',
    reason:
      'A comment that silences nothing today will silence the next mistake in that place, and nobody will know.',
    bad: {
      kind: 'message',
      whole: `title: Scans are late
audience: customers
channel: status-page
phase: identified
# muster snooze[message/speculation] 2027-01-31 -- We wait for the new wording.
body: Parcel positions are late.
`,
    },
    good: {
      kind: 'message',
      whole: `title: Scans are late
audience: customers
channel: status-page
phase: identified
# muster snooze[message/speculation] 2027-01-31 -- We wait for the new wording.
body: Parcel positions are late. This was caused by a full disk.
`,
    },
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
