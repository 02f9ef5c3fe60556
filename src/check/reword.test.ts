import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onBase } from '../../tests/layered.ts';
import { catalogOf } from '../loaders/catalog.ts';
import { markdownVersions } from '../exports/markdown/index.ts';
import { jumpList } from '../exports/jump.ts';
import { headline } from '../report/pretty.ts';
import type { ReadResult } from '../loaders/catalog.ts';

const FOLDER = 'tests/fixtures/firm/content';
const NOW = new Date('2026-11-24');
const WORDS = `layers: [muster, .]
words: { incident commander: incident manager, commander: incident manager, customers: patients }
`;

const plain = await read({});
const worded = await read({ 'handbook.yaml': WORDS });

test('titles, prose, pages and Markdown of the base have the words, and their addresses stay', () => {
  assert.equal(worded.catalog.roles.get('incident-commander')?.data.name, 'Incident manager');
  const left = [...markdownVersions(worded.catalog).values()].flatMap((text) =>
    [...text.matchAll(/.*(?<![\w{/`-])(?<!ommand System: (?:Deputy )?Incident )commander(?![\w-]).*/gi)].map(
      ([line]) => line,
    ),
  );
  // Other words that search finds a role by are kept beside the new ones.
  assert.deepEqual(
    left.filter((line) => !line.startsWith('- Also called:') && !line.includes('/page ')),
    [],
  );
  assert.deepEqual([...worded.catalog.pages.keys()], [...plain.catalog.pages.keys()]);
  for (const [id, { text }] of worded.catalog.pages)
    assert.deepEqual(text?.headings, plain.catalog.pages.get(id)?.text?.headings);
});

test('code, commands, sources and what others call a role stay', () => {
  const { sources, regimes, roles } = worded.catalog;
  assert.deepEqual(sources, plain.catalog.sources);
  assert.deepEqual(regimes?.data.regimes, plain.catalog.regimes?.data.regimes);
  assert.equal(
    roles.get('incident-commander')?.data.ics_equivalent,
    plain.catalog.roles.get('incident-commander')?.data.ics_equivalent,
  );
  for (const [id, { data }] of worded.catalog.runbooks)
    assert.deepEqual(commandsOf(data), commandsOf(plain.catalog.runbooks.get(id)?.data));
});

test('search finds a role by both words', () => {
  const row = jumpList(worded.catalog).find(([, address]) => address === '/roles/incident-commander/');
  assert.equal(row?.[0], 'Incident manager');
  assert.ok(row[4].some((word) => /commander/.test(word)));
});

test('the organisation’s own files stay, and in a patch its own values', async () => {
  const { catalog } = await read({
    'handbook.yaml': WORDS,
    'roles/incident-commander.patch.yaml': 'name: Commander of the day\n',
    'templates/ours.yaml':
      'title: For the commander\npurpose: Tell customers.\nused_by: [incident-commander]\nwhen: Later.\nbody: Dear customers\n',
  });
  const { name, mission, phases } = catalog.roles.get('incident-commander')?.data ?? {};
  assert.equal(name, 'Commander of the day');
  assert.doesNotMatch(JSON.stringify([mission, phases]), /commander/);
  assert.deepEqual(catalog.templates.get('ours')?.data.body, 'Dear customers');
  assert.equal(catalog.templates.get('ours')?.data.title, 'For the commander');
});

test('the interface calls a role as a patch or a word does', async () => {
  assert.deepEqual(plain.catalog.words, {});
  const { catalog } = await read({ 'roles/incident-commander.patch.yaml': 'name: Incident manager\n' });
  assert.deepEqual(catalog.words, { 'incident commander': 'incident manager' });
  const runbook = markdownVersions(catalog).get(`/runbooks/${[...catalog.runbooks.keys()][0] ?? ''}/`) ?? '';
  assert.match(runbook, /No incident manager yet\? You are/);
});

test('a or an before the name of a role follows it', async () => {
  const text =
    'title: Ours\npurpose: Ask a {{role.scribe}}. An {{role.responder}} knows.\nused_by: [scribe]\nwhen: Later.\nbody: Text\n';
  const { catalog } = await read({
    'roles/scribe.patch.yaml': 'name: Incident logger\n',
    'templates/ours.yaml': text,
  });
  assert.equal(catalog.templates.get('ours')?.data.purpose, 'Ask an incident logger. A responder knows.');
});

test('findings are about texts as they were written', async () => {
  const heads = async (words: string): Promise<string[]> => {
    const { diagnostics } = await read(
      { 'handbook.yaml': words },
      { 'roles/helper.yaml': 'name: Helper of the commander\nmission: "Asks customers. [x](/nowhere/)"\n' },
    );
    return diagnostics.map(headline).filter((line) => line.includes('helper'));
  };
  assert.deepEqual(await heads(WORDS), await heads('layers: [muster, .]\n'));
  assert.notDeepEqual(await heads(WORDS), []);
});

function read(own: Record<string, string>, base: Record<string, string> = {}): Promise<ReadResult> {
  return onBase(FOLDER, [], { own, base }).then((files) =>
    catalogOf(files, { now: NOW, audience: 'restricted' }),
  );
}

function commandsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
    key === 'shell' || key === 'run' ? [inner] : commandsOf(inner),
  );
}
