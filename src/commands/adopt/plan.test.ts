import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildCatalog } from '../../check/build-catalog.ts';
import { filesOf, openPoints, STARTERS, type Starter } from './plan.ts';
import { complete, type Given } from './question.ts';

const GIVEN: Given = {
  name: 'Acme',
  page: '/page acme',
  team: 'Payments',
  'team-page': '+49 30 1234567',
  service: 'Shop',
};

function filesFor(given: Given): Map<string, string> {
  return filesOf(starter(), complete({ ...GIVEN, ...given }));
}

test('the answers are in the organisation file, and what has no answer is not', () => {
  const text = filesFor({ bridge: 'Call', 'command-channel': '#war-room' }).get('organisation.yaml') ?? '';
  assert.match(text, /command:\n {4}name: "#war-room"\n {4}purpose: The response is led here\./);
  assert.match(
    text,
    /bridge:\n {4}name: Call\n {4}purpose: [^\n]+\n {2}updates:\n {4}name: "#incident-updates"/,
  );
  assert.doesNotMatch(text, /<[a-z-]+>|git\.example/);
  const full = filesFor({ 'bridge-telephone': '+49 30 1', 'status-page': 'https://status.example' });
  assert.match(
    full.get('organisation.yaml') ?? '',
    /telephone: \+49 30 1\n[^]*url: https:\/\/status\.example\n/,
  );
});

test('the handbook is made of the process and the folder of the organisation', () => {
  assert.match(filesFor({}).get('handbook.yaml') ?? '', /^layers: \[muster, \.\]$/m);
});

test('ways to page and the links to the repository go where they belong', () => {
  const files = filesFor({
    page: '/page acme, +49 30 1, https://page.example',
    repository: 'https://gitlab.example/acme/handbook/',
  });
  const text = files.get('organisation.yaml') ?? '';
  assert.match(
    text,
    /page:\n {2}command: \/page acme\n {2}telephone: \+49 30 1\n {2}form: https:\/\/page\.example\n/,
  );
  assert.match(text, /edit_url: https:\/\/gitlab\.example\/acme\/handbook\/-\/edit\/main\/\{path\}\n/);
  assert.match(
    files.get('teams/payments/team.yaml') ?? '',
    /- id: on-call\n.*\n {4}telephone: \+49 30 1234567\n/,
  );
});

test('any name is written so that the files can be read', () => {
  for (const name of ['Acme: "Best" #1', "O'Neill", '- x', '{a}', 'yes', '42', '*', '& Sons', '$&']) {
    const { diagnostics } = buildCatalog(
      [...filesFor({ name, team: name, 'team-id': 'payments', service: name, 'service-id': 'shop' })].map(
        ([path, text]) => ({ path, text }),
      ),
      { now: new Date('2026-11-24') },
    );
    const broken = diagnostics.filter(
      ({ rule }) => /^(yaml|schema|id|cmd|flow)\//.test(rule) && rule !== 'schema/missing-key',
    );
    assert.deepEqual(broken, [], name);
  }
});

test('every question in a comment is listed with its line', () => {
  const files = filesFor({});
  const open = openPoints(files);
  const asked = [...files.values()].join('').match(/# FILL IN: /g);
  assert.ok(asked);
  assert.equal(open.length, asked.length);
  for (const { file, line, text } of open)
    assert.ok(
      files.get(file.slice('org/'.length))?.split('\n')[line - 1]?.endsWith(`# FILL IN: ${text}`),
      file,
    );
});

test('the first line of every file names a schema that exists', () => {
  const schemas = new Set(globSync('schemas/*.json'));
  for (const [path, text] of filesFor({})) {
    const found = /^# yaml-language-server: \$schema=(.+)\n/.exec(text)?.[1] ?? '';
    assert.ok(schemas.has(join('org', path, '..', found)), `${path}: ${found}`);
  }
});

function starter(): Starter {
  const texts = STARTERS.map((name) => [name, readFileSync(`src/loaders/starter/${name}.yaml`, 'utf8')]);
  return Object.fromEntries(texts) as Starter;
}
