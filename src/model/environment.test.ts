import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalog } from './catalog.ts';
import type { Runbook } from './content.ts';
import {
  environmentNames,
  environmentsOf,
  environmentsOfRunbook,
  fillAddress,
  inEnvironment,
} from './environment.ts';

const catalog = {
  organisation: {
    data: {
      environments: [
        { id: 'eu', name: 'Europe', values: { CONTEXT: 'prod-eu', DB: 'db.eu.example' } },
        { id: 'us', values: { CONTEXT: 'prod-us' } },
      ],
    },
  },
  teams: new Map([
    [
      'orders',
      {
        data: {
          environments: [{ id: 'us', name: 'America', values: { DB: 'db.us.example' } }, { id: 'lab' }],
        },
      },
    ],
  ]),
} as unknown as Catalog;

test('a team adds to the environments of the organisation, and has its own', () => {
  const shown = (team: string) =>
    environmentsOf(catalog, team).map(({ name, values }) => [name, Object.fromEntries(values)]);
  assert.deepEqual(shown('orders'), [
    ['Europe', { ENVIRONMENT: 'eu', CONTEXT: 'prod-eu', DB: 'db.eu.example' }],
    ['America', { ENVIRONMENT: 'us', CONTEXT: 'prod-us', DB: 'db.us.example' }],
    ['lab', { ENVIRONMENT: 'lab' }],
  ]);
  assert.deepEqual(shown('others'), [
    ['Europe', { ENVIRONMENT: 'eu', CONTEXT: 'prod-eu', DB: 'db.eu.example' }],
    ['us', { ENVIRONMENT: 'us', CONTEXT: 'prod-us' }],
  ]);
});

test('a runbook is for all of them, or for those that it names', () => {
  const ids = (data: Runbook) => environmentsOfRunbook(catalog, { data, team: 'orders' }).map(({ id }) => id);
  assert.deepEqual(ids({ title: 'Any' }), ['eu', 'us', 'lab']);
  assert.deepEqual(ids({ title: 'Any', environments: ['us', 'gone'] }), ['us']);
});

const runbook: Runbook = {
  title: 'Orders wait',
  use_when: 'Orders of {{ENVIRONMENT}} wait since {{NOW}}.',
  variables: { POD: { description: 'The pod', example: 'order-1' } },
  links: [{ id: 'db', label: 'Database', url: 'https://{{DB}}/d?env={{ENVIRONMENT}}', type: 'dashboard' }],
  steps: [
    {
      id: 'look',
      kind: 'check',
      title: 'Look',
      run: { shell: 'kubectl --context {{CONTEXT}} logs {{POD}}' },
    },
  ],
};

test('an environment fills in what is neither declared nor built in', () => {
  assert.deepEqual(environmentNames(runbook), ['ENVIRONMENT', 'DB', 'CONTEXT']);
  const [eu] = environmentsOf(catalog, 'orders');
  assert.ok(eu);
  const { use_when, links, steps } = inEnvironment(runbook, eu);
  assert.equal(use_when, 'Orders of eu wait since {{NOW}}.');
  assert.equal(links?.[0]?.url, 'https://db.eu.example/d?env=eu');
  assert.match(JSON.stringify(steps), /--context prod-eu logs \{\{POD\}\}/);
});

test('a value stays in its part of an address', () => {
  const filled = (url: string, value: string) => fillAddress(url, new Map([['X', value]]));
  assert.equal(filled('https://h.example/{{X}}/y', 'a/b'), 'https://h.example/a/b/y');
  assert.equal(filled('https://h.example/{{X}}', '50%'), 'https://h.example/50%25');
  assert.equal(filled('https://h.example/?q={{X}}', 'a=b+c/d'), 'https://h.example/?q=a%3Db%2Bc%2Fd');
  assert.equal(filled('https://h.example/{{Y}}', 'a'), 'https://h.example/{{Y}}');
});
