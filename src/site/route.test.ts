import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { roleView } from '../views/role.ts';
import { route } from './route.ts';

const { catalog } = await readCatalog('tests/fixtures/firm/content', { now: new Date('2026-11-24') });
const entry = catalog.roles.get('incident-commander') ?? assert.fail();
const role = roleView(catalog, entry);

test('a page from elsewhere is built again, and has the same revision', () => {
  const here = route(catalog, {}, { role });
  assert.equal(role.source?.type, 'edit');
  for (const source of [
    { type: 'edit', url: 'https://git.saltmarsh.example/edit/org/roles/incident-commander.yaml' },
    { type: 'release', version: '1.4.0' },
    { type: 'release', version: '1.5.0' },
    undefined,
  ] as const) {
    const there = route(catalog, {}, { role: { ...role, source } });
    assert.equal(there.props.revision, here.props.revision);
    assert.notEqual(there.cacheKey, here.cacheKey);
  }
});

test('a page that says something else has another revision', () => {
  const before = route(catalog, {}, { role }).props.revision;
  assert.notEqual(route(catalog, {}, { role: { ...role, mission: 'Leads.' } }).props.revision, before);
  assert.match(before, /^[0-9a-f]{7}$/);
});
