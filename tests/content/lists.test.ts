import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { readCatalog } from '../../src/loaders/catalog.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { build, type Site } from '../site/built.ts';
import { scratch } from '../scratch.ts';

/** An organisation adds one entry to each list of the base that one can be added to, from a folder of its own. */
const now = new Date();

/** The patches by the files that they change. Each entry says which word of it its page shows. */
const PATCHES: Record<string, Patch> = {
  'glossary.yaml': {
    text: `terms:
  - { id: war-room, text: war room, definition: "The old word of our oldest engineers for the zebra-01 call." }
  - { id: bridge, aliases: [zebra-02], see: [war-room] }`,
    shown: { '/glossary/': ['zebra-01', 'zebra-02'] },
    lists: {
      terms: ({ glossary }) => glossary?.data.terms,
      aliases: ({ glossary }) => glossary?.data.terms.find(({ id }) => id === 'bridge')?.aliases,
    },
  },
  'phrases.yaml': {
    text: `phrases:
  - { id: own, topic: calls, when: You call from a train, say: "I may drop out. zebra-03 takes over if I do." }`,
    shown: { '/handbook/reference/phrase-book/': ['zebra-03'], '/handbook/during/calls/': ['zebra-03'] },
    lists: { phrases: ({ phrases }) => phrases?.data.phrases },
  },
  'sources.yaml': {
    text: `sources:
  - { id: own, short: Our zebra-04, title: How we came to this, url: "https://handbook.example/why", verified: 2026-11-12 }`,
    shown: { '/handbook/reference/sources/': ['zebra-04'] },
    lists: { sources: ({ sources }) => sources?.data.sources },
  },
  'forms.yaml': {
    text: `forms:
  - { form: ICS 999, title: Our own zebra-05, here: A form that only we use. }`,
    shown: { '/handbook/foundations/ics-in-tech/': ['zebra-05'] },
    lists: { forms: ({ forms }) => forms?.data.forms },
  },
  'lifecycle.yaml': {
    text: `states:
  - { id: archived, name: Archived zebra-06, enter: The review is a year old., leave: Never., timestamp: closed }`,
    shown: { '/handbook/foundations/lifecycle/': ['zebra-06'] },
    lists: { states: ({ lifecycle }) => lifecycle?.data.states },
  },
  'paths.yaml': {
    text: `paths:
  - { id: own, title: Path of zebra-07, for: Everyone who works in the shop., minutes: 15, modules: [ics-101/history], then: Join a drill. }
  - { id: observer, minutes: 50, modules: [ics-101/history], pages: [page/during/calls] }`,
    shown: { '/training/': ['zebra-07'] },
    lists: {
      paths: ({ paths }) => paths?.data.paths,
      modules: ({ paths }) => paths?.data.paths.find(({ id }) => id === 'observer')?.modules,
      pages: ({ paths }) => paths?.data.paths.find(({ id }) => id === 'observer')?.pages,
    },
  },
  'regimes.yaml': {
    text: `rules: [{ id: own, text: Write to zebra-08 as well. }]
questions:
  - { id: own, ask: Is it about zebra-09?, regimes: [own] }
  - { id: personal-data, regimes: [own] }
regimes:
  - id: own
    name: Contract zebra-10
    jurisdiction: Our largest customers
    who: We do.
    when: Their orders are affected.
    counted_from: { aware: When we know of it. }
    stages: [{ id: call, name: Call, to: The customer, due: [{ within: 2h, from: aware }] }]
    sources: [own]
    last_verified: ${now.toISOString().slice(0, 10)}
    evidence: primary
pending:
  - { id: own, name: Law zebra-11, jurisdiction: Somewhere, what: It may come., sources: [own], last_verified: ${now.toISOString().slice(0, 10)} }`,
    shown: { '/clocks/': ['zebra-08', 'zebra-09', 'zebra-10', 'zebra-11'] },
    lists: {
      rules: ({ regimes }) => regimes?.data.rules,
      questions: ({ regimes }) => regimes?.data.questions,
      'regimes of a question': ({ regimes }) =>
        regimes?.data.questions?.find(({ id }) => id === 'personal-data')?.regimes,
      regimes: ({ regimes }) => regimes?.data.regimes,
      pending: ({ regimes }) => regimes?.data.pending,
    },
  },
  'roles/scribe.yaml': {
    text: `aliases: [zebra-12]
phrases: [{ id: own, when: It is late, say: "Please read zebra-13 back to me." }]
phases:
  take: { items: [{ id: own, text: Open the page zebra-14. }] }`,
    shown: { '/roles/scribe/': ['zebra-12', 'zebra-13', 'zebra-14'] },
    lists: {
      aliases: ({ roles }) => roles.get('scribe')?.data.aliases,
      phrases: ({ roles }) => roles.get('scribe')?.data.phrases,
      items: ({ roles }) => roles.get('scribe')?.data.phases.take.items,
    },
  },
  'roles/incident-commander.yaml': {
    text: `phrases: [{ id: own, when: The building is evacuated, say: "Leave now. zebra-15 takes over." }]`,
    shown: { '/roles/incident-commander/': ['zebra-15'] },
    lists: { phrases: ({ roles }) => roles.get('incident-commander')?.data.phrases },
  },
  'drills/kit.yaml': {
    text: `safety: [{ id: own, text: The phones of zebra-16 stay on. }]
prompts: [{ id: own, text: What would zebra-17 see? }]
observer: [{ id: own, text: Someone rang zebra-18. }]
debrief: [{ id: own, text: Who was zebra-19? }]
follow_up: [{ id: own, text: Tell zebra-20. }]`,
    shown: {
      '/drills/': ['zebra-16', 'zebra-17', 'zebra-19', 'zebra-20'],
      '/drills/slow-morning/': ['zebra-16', 'zebra-17', 'zebra-18', 'zebra-19', 'zebra-20'],
    },
    lists: {
      safety: ({ drillKit }) => drillKit?.data.safety,
      prompts: ({ drillKit }) => drillKit?.data.prompts,
      observer: ({ drillKit }) => drillKit?.data.observer,
      debrief: ({ drillKit }) => drillKit?.data.debrief,
      follow_up: ({ drillKit }) => drillKit?.data.follow_up,
    },
  },
  'drills/slow-morning.yaml': {
    text: `standard_items: [own]
objectives: [{ id: own, text: Find zebra-21. }]
cast: [{ id: own, name: The night porter zebra-22, outsider: Security of the building, brief: Knows the building. }]
injects:
  - { id: own, at: 55m, to: all, from: own, text: "“zebra-23 is at the door.”", objectives: [own], model_moves: [They ask who it is.] }
observer: [{ id: own, text: They let zebra-24 in., objective: own }]`,
    shown: { '/drills/slow-morning/': ['zebra-21', 'zebra-22', 'zebra-23', 'zebra-24'] },
    lists: {
      standard_items: ({ drills }) => drills.get('slow-morning')?.data.standard_items,
      objectives: ({ drills }) => drills.get('slow-morning')?.data.objectives,
      cast: ({ drills }) => drills.get('slow-morning')?.data.cast,
      injects: ({ drills }) => drills.get('slow-morning')?.data.injects,
      observer: ({ drills }) => drills.get('slow-morning')?.data.observer,
    },
  },
  'drills/wheel.yaml': {
    text: `rules: [{ id: own, text: The winner rings zebra-25. }]
cards:
  - { id: own, title: The zebra-26, symptom: The lift stands still., clues: [It is warm., It is dark., It hums.], twist: Someone is in it., win: It moves. }`,
    shown: { '/drills/wheel/': ['zebra-25', 'zebra-26'] },
    lists: {
      rules: ({ wheel }) => wheel?.data.rules,
      cards: ({ wheel }) => wheel?.data.cards,
    },
  },
  'task-book.yaml': {
    text: `rules: [{ id: own, text: The page is kept by zebra-27. }]
levels: [{ id: own, title: Master of zebra-28, meaning: Teaches others., reached_by: [Has taught two people.] }]
roles:
  - { role: scribe, behaviours: [{ id: own, text: Writes to zebra-29., level: own }] }`,
    shown: { '/training/task-book/': ['zebra-27', 'zebra-28', 'zebra-29'] },
    lists: {
      rules: ({ taskBook }) => taskBook?.data.rules,
      levels: ({ taskBook }) => taskBook?.data.levels,
      behaviours: ({ taskBook }) => taskBook?.data.roles.find(({ role }) => role === 'scribe')?.behaviours,
    },
  },
  'courses/ics-101.yaml': {
    text: `modules:
  - id: own
    title: Our zebra-30
    purpose: Know the way to our room.
    minutes: 5
    objectives: [{ id: find-it, text: Find the room. }]
    pages: [page/during/calls]
    exercise: { title: Walk, minutes: 2, task: Walk to it., answer: It is on the third floor. }
    questions:
      - id: floor
        kind: one
        objectives: [find-it]
        stem: Where is it?
        options:
          - { text: On the third floor., right: true, explanation: Next to the lift. }
          - { text: In the cellar., explanation: There is no phone there. }
        link: page/during/calls
    act: Walk there today.`,
    shown: { '/training/ics-101/': ['zebra-30'], '/training/ics-101/own/': ['zebra-30'] },
    lists: { modules: ({ courses }) => courses.get('ics-101')?.data.modules },
  },
  'severity.yaml': {
    text: `overrides: [{ id: own, text: The alarm zebra-31 rings., at_least: sev2 }]
grid:
  impact: [{ id: own, name: Only zebra-32 }]
  urgency: [{ id: own, name: Before zebra-33 }]
  cells:
    nearly-all: { own: sev2 }
    many: { own: sev3 }
    some: { own: sev4 }
    nobody: { own: sev5 }
    own: { worse: sev3, steady: sev4, wait: sev5, own: sev5 }`,
    shown: { '/severity/': ['zebra-31', 'zebra-32', 'zebra-33'] },
    lists: {
      overrides: ({ severity }) => severity?.data.overrides,
      impact: ({ severity }) => severity?.data.grid.impact,
      urgency: ({ severity }) => severity?.data.grid.urgency,
    },
  },
  'templates/hand-over.yaml': {
    text: 'aliases: [zebra-34]',
    shown: { '/jump.json': ['zebra-34'] },
    lists: { aliases: ({ templates }) => templates.get('hand-over')?.data.aliases },
  },
};

describe('one entry added to each list of the base, from a folder above it', () => {
  let below: Catalog;
  let site: Site;

  before(async () => {
    const folder = join(scratch(), 'org');
    write(join(folder, 'handbook.yaml'), 'layers: [muster, .]');
    cpSync('example/organisation.yaml', join(folder, 'organisation.yaml'));
    below = (await readCatalog(folder, { now, lint: false })).catalog;
    for (const [file, { text }] of Object.entries(PATCHES))
      write(join(folder, file.replace(/\.yaml$/, '.patch.yaml')), text);
    site = await build({ content: folder }, join(scratch(), 'dist'));
  });

  for (const [file, { shown, lists }] of Object.entries(PATCHES))
    test(file, () => {
      for (const [name, list] of Object.entries(lists)) {
        const [old, whole] = [list(below), list(site.catalog)];
        assert.ok(old && old.length > 0, `${name} has entries in the base`);
        assert.equal(whole?.length, old.length + 1, `${name} has one more`);
        assert.deepEqual(namesOf(whole.slice(0, -1)), namesOf(old), `${name} begins as it did`);
      }
      for (const [address, words] of Object.entries(shown)) {
        const path = address.endsWith('/') ? `${address}index.html` : address;
        const page = readFileSync(join(site.folder, path), 'utf8');
        for (const word of words) assert.ok(page.includes(word), `${address} shows ${word}`);
      }
    });
});

/** What the entries of a list are known by. */
function namesOf(list: readonly unknown[]): unknown[] {
  return list.map((entry) => {
    if (typeof entry !== 'object' || entry === null) return entry;
    const { id, form } = entry as { id?: string; form?: string };
    return id ?? form ?? assert.fail(JSON.stringify(entry));
  });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
}

interface Patch {
  text: string;
  /** The words that a page or a file of the site shows, by its address. */
  shown: Record<string, string[]>;
  /** The lists that have one more entry. */
  lists: Record<string, (catalog: Catalog) => readonly unknown[] | undefined>;
}
