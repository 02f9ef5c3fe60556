import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onBase } from '../../tests/layered.ts';
import { WITHHELD } from './facts.ts';
import { catalogOf, readSources } from '../loaders/catalog.ts';

const BASE = 'tests/fixtures/base';
const ROLE = `name: Log keeper
group: command
mission: Writes down what happens, and when.
reports_to: incident-commander
hands_on: false
never: [Leads.]
phases:
  take: { trigger: First 5 minutes, style: read-do, items: [{ id: open, text: Open the log. }] }
  cycle: { trigger: Every decision, style: do-confirm, items: [{ id: write, text: Write it down. }] }
  close: { trigger: At the end, style: do-confirm, items: [{ id: last, text: Close the log. }] }
phrases: [{ id: slower, when: Too fast, say: "Slower, please." }]
`;
const PUBLIC = { now: new Date('2026-11-24'), audience: 'public' } as const;
const PATCH = 'mission: Speaks for Acme.\n';

test('a public site shows what comes with Muster, and of what an organisation adds only what it says is public', async () => {
  const shown = await rolesShown({ 'roles/log-keeper.yaml': ROLE });
  assert.deepEqual(shown, ['customer-liaison', 'incident-commander', 'responder']);
  const marked = await rolesShown({ 'roles/log-keeper.yaml': `marking: public\n${ROLE}` });
  assert.ok(marked.includes('log-keeper'));
});

test('a file that an organisation patches is its own, and internal until it says otherwise', async () => {
  const path = 'roles/customer-liaison.patch.yaml';
  assert.ok(!(await rolesShown({ [path]: PATCH })).includes('customer-liaison'));
  assert.ok((await rolesShown({ [path]: `marking: public\n${PATCH}` })).includes('customer-liaison'));
});

test('without the levels, a link to a place on their page becomes its words', async () => {
  const page = `---
title: Where the levels are
purpose: Find the level.
audience: Everyone.
minutes: 1
order: 9
verified: 2026-11-20
---

See [the grid](/severity/#grid) and [the levels](/severity/).
`;
  const files = await onBase(BASE, [], {
    base: { 'handbook/during/levels.mdx': page },
    own: { 'severity.patch.yaml': 'major_at: sev2\n' },
  });
  const { catalog } = await catalogOf(files, PUBLIC);
  assert.equal(catalog.severity, undefined);
  assert.match(
    catalog.pages.get('during/levels')?.text?.body ?? '',
    /See the grid and \[the levels\]\(\/severity\/\)\./,
  );
});

test('the name of a role that is withheld is withheld in every text', async () => {
  const template = `title: Ours
purpose: Say it.
used_by: [incident-commander]
when: Later.
body: "Ask the {{role.customer-liaison}}."
`;
  const files = await onBase(BASE, [], {
    base: { 'templates/ours.yaml': template },
    own: { 'roles/customer-liaison.patch.yaml': PATCH },
  });
  const { catalog } = await catalogOf(files, PUBLIC);
  assert.equal(catalog.templates.get('ours')?.data.body, `Ask the ${WITHHELD}.`);
});

test('a public build knows which files it leaves out only because nobody has marked them', async () => {
  const own = {
    'roles/log-keeper.yaml': ROLE,
    'roles/customer-liaison.patch.yaml': `marking: internal\n${PATCH}`,
  };
  const { unmarked } = await catalogOf(await onBase(BASE, [], { own }), PUBLIC);
  assert.deepEqual(unmarked, ['org/roles/log-keeper.yaml']);
});

test('the interface does not call a role by a name that is withheld', async () => {
  const own = { 'roles/customer-liaison.patch.yaml': 'name: Press desk\n' };
  const { catalog } = await catalogOf(await onBase(BASE, [], { own }), PUBLIC);
  assert.deepEqual(catalog.words, {});
});

test('a folder alone is as public as its kinds are', async () => {
  const { catalog } = await catalogOf(await readSources(BASE), PUBLIC);
  assert.ok(catalog.roles.has('responder'));
});

async function rolesShown(own: Record<string, string>): Promise<string[]> {
  const { catalog, diagnostics } = await catalogOf(await onBase(BASE, [], { own }), PUBLIC);
  assert.deepEqual(
    diagnostics.filter(({ level }) => level === 'error').map(({ message }) => message),
    [],
  );
  return [...catalog.roles.keys()].sort();
}
