import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadStarters } from '../loaders/starters.ts';
import { catalogOf, readCatalog, readSources } from '../loaders/catalog.ts';
import { KINDS, starterFinder, starterSentences } from './starter-text.ts';

const starters = await loadStarters();
const options = { now: new Date('2026-11-24'), audience: 'restricted' } as const;
const sources = await readSources('tests/fixtures/base');
const { catalog } = await catalogOf(sources, options);
const find = starterFinder(starters, catalog);

/** Fewer than four words, keys, what goes into a command, and what is said to readers in every incident. */
const LEFT_OUT = [
  'Look at <service>',
  'Change <service>',
  'At every update',
  'We are looking into it: {{IMPACT}}',
  'The next update is at {{NEXT_UPDATE}}.',
  'IMPACT:',
  'Nobody can sign in.',
];

test('every value of a starter is recognised, or left out for a reason that is listed here', () => {
  const found = starterSentences(starters);
  const all = KINDS.flatMap((kind) =>
    [...(starters.get(kind) ?? '').matchAll(/^\s*(?:- )?(?:[a-z_]+: )?((?:[A-Z<].*)|'.*')$/gm)].map(
      ([, text = '']) => text,
    ),
  );
  const left = all.filter(
    (text) => !/^<[a-z-]+>$/.test(text) && text.split(/(?<=[.!?])\s+/).every((part) => !found.has(part)),
  );
  assert.deepEqual([...new Set(left)], LEFT_OUT);
  assert.ok(found.size >= 10, String(found.size));
});

test('an unchanged sentence is found whatever its spaces, case and last mark, and an honest one is not', () => {
  for (const text of [
    'See that it is over',
    'see that it  is over.',
    'First this. See that it is over.',
    'What users of anything cannot do is still to be written.',
    'To be written',
    'https://service.example/health',
  ])
    assert.ok(find(text), text);
  for (const text of [
    'Restart Order intake',
    'Check that the payment database is healthy',
    'See that it is over for the third shard',
    'The report has to be written within an hour.',
    'https://order-service.example.org/health',
    'https://my-service.example/health',
    '',
  ])
    assert.equal(find(text), undefined, text);
});

test('the shipped handbook and the fixtures say nothing that a starter says', async () => {
  for (const folder of ['example', 'tests/fixtures/base', 'tests/fixtures/firm/content']) {
    const { diagnostics } = await readCatalog(folder, { ...options, profile: 'pedantic' });
    assert.deepEqual(
      diagnostics.filter(({ rule }) => rule === 'text/starter'),
      [],
      folder,
    );
  }
});

test('an active runbook with any question or sentence of a starter does not pass, and a draft does', async () => {
  const runbook = sources.find(({ path }) => path.endsWith('order-queue.yaml'));
  assert.ok(runbook && 'text' in runbook);
  const levels = async (text: string): Promise<string[]> => {
    const files = [...sources.filter((file) => file !== runbook), { path: runbook.path, text }];
    const { diagnostics, todos } = await catalogOf(files, { ...options, profile: 'pedantic' });
    const found = [...diagnostics, ...todos].filter(({ rule }) => rule === 'text/starter');
    return found.map(({ line, level }) => `${line} ${level}`);
  };
  const active = runbook.text;
  const draft = active.replace(/^reviewed: .*$/m, 'status: draft');
  assert.deepEqual(await levels(active), []);
  for (const added of ['# FILL IN: What does it mean?\n', '  #fill in : lower case\n', '## FILL IN:\n']) {
    assert.deepEqual(await levels(added + active), ['1 error'], added);
    assert.deepEqual(await levels(added + draft), ['1 to-do'], added);
  }
  const trailing = active.replace('kind: alert', 'kind: alert # FILL IN: Is it?');
  assert.deepEqual(await levels(trailing), ['3 error']);
  for (const sentence of starterSentences(starters)) {
    const text = sentence.replaceAll('<service>', 'Order intake').replaceAll('<team>', 'Orders');
    const found = await levels(`${active}meaning: ${JSON.stringify(`Orders are late. ${text}`)}\n`);
    assert.deepEqual(
      found.map((each) => each.replace(/^\d+ /, '')),
      ['error'],
      text,
    );
  }
});
