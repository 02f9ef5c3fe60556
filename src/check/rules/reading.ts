import type { Explained } from './rule.ts';

/** What is found while a file is read, checked against its schema and linked, before any rule sees it. */
export const READING: Record<string, Explained> = {
  'file/place': {
    level: 'error',
    reason: 'A file that lies where nothing is read is believed to be published, and is not.',
  },
  'file/name': {
    level: 'error',
    reason:
      'The name of a file is its address. Spaces and capitals make it one that nobody can type or remember.',
  },
  'file/missing': {
    level: 'error',
    reason: 'Without the organisation and the levels there is nothing that the other pages could refer to.',
  },
  'file/encoding': {
    level: 'error',
    reason: 'Text in another encoding turns into other letters on the page, in commands too.',
  },
  'file/kind': {
    level: 'error',
    reason: 'Only regular files can be read the same way everywhere.',
  },
  'file/size': {
    level: 'error',
    reason:
      'No page of a handbook has a quarter of a megabyte. What has is something else, and would keep the check busy.',
  },
  'file/symlink': {
    level: 'error',
    reason: 'A link can lead out of the content folder, to a file that was never meant to be published.',
  },
  'file/unreadable': {
    level: 'error',
    reason: 'What cannot be read would be missing from the site without a word.',
  },
  'yaml/syntax': {
    level: 'error',
    reason: 'A file that cannot be read is not on the site, and neither is the runbook in it.',
    bad: {
      kind: 'message',
      whole: `title: Scans: late
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
  'yaml/empty': {
    level: 'error',
    reason: 'An empty file is a page that somebody believes to exist.',
    bad: {
      kind: 'message',
      whole: `# To be written
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
  'yaml/alias': {
    level: 'error',
    reason:
      'An alias inside another can stand for more text than any machine holds, and a reader of the file has to look elsewhere.',
    bad: {
      kind: 'message',
      whole: `title: &t Scans are late
body: *t
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
  'yaml/depth': {
    level: 'error',
    reason: 'Nobody can read forty levels; mostly a bracket was never closed.',
    bad: {
      kind: 'message',
      whole: `body: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
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
  'yaml/duplicate-key': {
    level: 'error',
    reason: 'A parser keeps one of the two and drops the other in silence. It may be the one you meant.',
    bad: {
      kind: 'message',
      whole: `title: Scans are late
audience: customers
channel: status-page
phase: identified
body: Parcel positions are late.
title: Scans are lost
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
  'yaml/tag': {
    level: 'error',
    reason: 'A tag asks the parser to make something else of the text, and parsers differ in what.',
    bad: {
      kind: 'message',
      whole: `title: !upper Scans are late
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
  'yaml/documents': {
    level: 'error',
    reason: 'One file is one page. A second document in it would not be published.',
    bad: {
      kind: 'message',
      whole: `title: Scans are late
audience: customers
channel: status-page
phase: identified
body: Parcel positions are late.
---
title: Scans are lost
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
  'yaml/tab': {
    level: 'error',
    reason: 'YAML does not take tabs for indentation, and an editor shows no difference.',
    bad: {
      kind: 'message',
      whole: `title: Scans are late
channel:
	name: x
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
  'yaml/control-character': {
    level: 'error',
    reason:
      'A character that cannot be seen can change what a command does, and what you believe that it does.',
    bad: {
      kind: 'message',
      whole: `title: Scans are late
audience: customers
channel: status-page
phase: identified
body: Parcel positions are late.
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
  'schema/unknown-key': {
    level: 'error',
    reason: 'A key that is misspelt is a line that is not on the page.',
    bad: {
      kind: 'runbook',
      yaml: `use_wehn: Scans arrive faster than they are stored.
`,
    },
    good: {
      kind: 'runbook',
      yaml: `use_when: Scans arrive faster than they are stored.
`,
    },
  },
  'schema/missing-key': {
    level: 'error',
    reason: 'Every key that is required is one that a reader at night has looked for and not found.',
    bad: {
      kind: 'runbook',
      yaml: `steps:
  - { id: shrinks, kind: verify, link: scans, expect: It shrinks. }
`,
    },
    good: {
      kind: 'runbook',
      yaml: `steps:
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
    },
  },
  'schema/type': {
    level: 'error',
    reason: 'A number where text is wanted, or a list where one thing is, loses its meaning on the page.',
    bad: {
      kind: 'runbook',
      yaml: `services: scan-intake
`,
    },
    good: {
      kind: 'runbook',
      yaml: `services: [scan-intake]
`,
    },
  },
  'schema/enum': {
    level: 'error',
    reason: 'From these few words the pages, the filters and the search are made.',
    bad: {
      kind: 'runbook',
      yaml: `kind: alrt
`,
    },
    good: {
      kind: 'runbook',
      yaml: `kind: alert
`,
    },
  },
  'schema/form': {
    level: 'error',
    reason:
      'Durations, ids, addresses and the like have one form, so that they can be read at a glance and compared.',
    bad: {
      kind: 'runbook',
      yaml: `escalate_after: 10 minutes
`,
    },
    good: {
      kind: 'runbook',
      yaml: `escalate_after: 10m
`,
    },
  },
  'schema/date': {
    level: 'error',
    reason: 'A day that does not exist is a review that did not happen.',
    bad: {
      kind: 'runbook',
      yaml: `reviewed: { date: 2026-02-30, by: responder }
`,
    },
    good: {
      kind: 'runbook',
      yaml: `reviewed: { date: 2026-02-27, by: responder }
`,
    },
  },
  'schema/regex': {
    level: 'error',
    reason: 'A pattern that cannot be read would let everything through.',
    bad: {
      kind: 'runbook',
      yaml: `variables:
  SHARD: { description: The number of the shard, example: "3", pattern: "[0-9" }
`,
    },
    good: {
      kind: 'runbook',
      yaml: `variables:
  SHARD: { description: The number of the shard, example: "3", pattern: "[0-9]" }
`,
    },
  },
  'schema/size': {
    level: 'error',
    reason: 'What is too long for its place is cut, or not read; what is too short says nothing.',
    bad: {
      kind: 'runbook',
      yaml: `services: []
`,
    },
    good: {
      kind: 'runbook',
      yaml: `services: [scan-intake]
`,
    },
  },
  'schema/empty': {
    level: 'error',
    reason: 'White space looks like something that was filled in.',
    bad: {
      kind: 'runbook',
      yaml: `meaning: " "
`,
    },
    good: {
      kind: 'runbook',
      yaml: `meaning: A shard gets more scans than it stores.
`,
    },
  },
  'schema/key': {
    level: 'error',
    reason: 'The keys of a map are names that others refer to.',
    bad: {
      kind: 'runbook',
      yaml: `variables:
  shard: { description: The number of the shard, example: "3" }
`,
    },
    good: {
      kind: 'runbook',
      yaml: `variables:
  SHARD: { description: The number of the shard, example: "3" }
`,
    },
  },
  'ref/upward': {
    level: 'error',
    reason:
      "Whoever adopts the handbook deletes the example teams. What is not a team's own must stand without them.",
    bad: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

See [scan intake](/services/scan-intake/).
`,
    },
    good: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

See [the services](/services/).
`,
    },
  },
  'text/html': {
    level: 'error',
    reason:
      "Prose is Markdown. HTML in it would be shown as text, or would be a way into every reader's browser.",
    bad: {
      kind: 'runbook',
      yaml: `meaning: A shard <b>grows</b>.
`,
    },
    good: {
      kind: 'runbook',
      yaml: `meaning: A shard **grows**.
`,
    },
  },
  'text/image': {
    level: 'error',
    reason:
      'A picture cannot be searched, copied, printed well or read aloud, and one from another host tells that host who reads.',
    bad: {
      kind: 'runbook',
      yaml: `meaning: "![Dashboard](/shard.png)"
`,
    },
    good: {
      kind: 'runbook',
      yaml: `meaning: See the Scans dashboard.
`,
    },
  },
  'text/tangled': {
    level: 'error',
    reason: 'Text that is nested or marked up beyond what a person can read keeps a parser busy for minutes.',
  },
  'text/invisible': {
    level: 'error',
    reason:
      'A character that cannot be seen can turn the order of letters round, so that a command does something else than what you read.',
    bad: {
      kind: 'runbook',
      yaml: `meaning: "A shard\\u202E grows."
`,
    },
    good: {
      kind: 'runbook',
      yaml: `meaning: "A shard grows."
`,
    },
  },
  'link/scheme': {
    level: 'error',
    reason:
      "Some addresses run code in the reader's browser. Others send a reader at night over an open line.",
    bad: {
      kind: 'runbook',
      yaml: `meaning: See [how shards are filled](javascript:alert).
`,
    },
    good: {
      kind: 'runbook',
      yaml: `meaning: See [how shards are filled](https://docs.larkspur.example/scans).
`,
    },
  },
  'link/page': {
    level: 'error',
    reason: 'A link that leads nowhere costs a minute that nobody has.',
    bad: {
      kind: 'runbook',
      yaml: `meaning: See [the role](/roles/respnder/).
`,
    },
    good: {
      kind: 'runbook',
      yaml: `meaning: See [the role](/roles/responder/).
`,
    },
  },
  'link/anchor': {
    level: 'error',
    reason: 'A link to a heading that is not there lands at the top of a long page.',
    bad: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

## The first minutes

Go to [them](#first-minutes).
`,
    },
    good: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

## The first minutes

Go to [them](#the-first-minutes).
`,
    },
  },
  'mdx/syntax': {
    level: 'error',
    reason: 'A page that cannot be read is not on the site.',
    bad: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

Fewer than {3 steps.
`,
    },
    good: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

Fewer than three steps.
`,
    },
  },
  'mdx/import': {
    level: 'error',
    reason: 'A page is text. What it imports would run in the build.',
    bad: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

import fs from "node:fs"

Text.
`,
    },
    good: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

Text.
`,
    },
  },
  'mdx/expression': {
    level: 'error',
    reason: 'What stands in braces is code, and would run in the build.',
    bad: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

Today is {new Date()}.
`,
    },
    good: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

Relief is due after <Timer id="relief" />.
`,
    },
  },
  'mdx/html': {
    level: 'error',
    reason: 'HTML can carry scripts and styles. Markdown and the components can not.',
    bad: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

<b>Stop.</b>
`,
    },
    good: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

**Stop.**
`,
    },
  },
  'mdx/component': {
    level: 'error',
    reason: 'Only the components that the handbook has can be printed, searched and read aloud.',
    bad: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

Relief is due after <Timr id="relief" />.
`,
    },
    good: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

Relief is due after <Timer id="relief" />.
`,
    },
  },
  'mdx/attribute': {
    level: 'error',
    reason: 'An attribute that a component does not have does nothing, or does what it should not.',
    bad: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

Relief is due after <Timer id="relief" onclick="x" />.
`,
    },
    good: {
      kind: 'page',
      whole: `---
title: During an incident
purpose: What to do from the first minute to the end.
audience: Everyone who may be paged.
minutes: 6
order: 1
verified: 2026-11-12
---

Relief is due after <Timer id="relief" />.
`,
    },
  },
};
