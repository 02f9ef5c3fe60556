import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dump, load } from 'js-yaml';
import { exportOf, type ExportedEntry } from '../exports/catalog-json.ts';
import { markdownVersions } from '../exports/markdown/index.ts';
import { loadShell } from '../loaders/shell.ts';
import { addressesOf } from '../model/addresses.ts';
import type { Marking } from '../model/content.ts';
import { seenNow } from '../upkeep/review-seen.ts';
import { runbookView } from '../views/runbook.ts';
import { buildCatalog, type BuildResult } from './build-catalog.ts';

const BASE = 'tests/fixtures/base';
const RUNBOOK = 'teams/orders/runbooks/order-queue.yaml';
const TEAM = 'teams/orders/team.yaml';
const base = new Map(
  globSync('**/*.{yaml,mdx}', { cwd: BASE }).map((path) => [path, readFileSync(join(BASE, path), 'utf8')]),
);
const parseShell = await loadShell();

const EU = { CONTEXT: 'cluster-eu', PATH_ON_DISK: 'orders/eu', WEB: 'eu.shop.example', LABEL: 'zone=eu' };
const US = { CONTEXT: 'cluster-us', WEB: 'us.shop.example', LABEL: 'zone=us' };
const ENVIRONMENTS = [
  { id: 'eu', name: 'Europe', values: EU },
  { id: 'us', name: 'America', values: US },
];
const VERIFY = {
  id: 'shrinks',
  kind: 'verify',
  title: 'See it shrink',
  link: 'orders',
  expect: 'It shrinks.',
};

/** What a person says of a command with values of environments; nothing if it is right. */
const COMMANDS: { run: string; only?: string[]; finds?: string }[] = [
  { run: 'kubectl --context {{CONTEXT}} -n orders get pods' },
  { run: 'kubectl --context={{CONTEXT}} -n orders get pods -l {{LABEL}}' },
  { run: 'curl -s "https://{{WEB}}/waiting"' },
  { run: 'curl -s https://{{WEB}}/{{ENVIRONMENT}}/waiting' },
  { run: 'ls /srv/{{PATH_ON_DISK}}', only: ['eu'] },
  { run: 'ls /srv/{{PATH_ON_DISK}}', finds: 'cmd/missing-value' },
  { run: 'curl -s https://{{PATH_ON_DISK}}.shop.example/', only: ['eu'], finds: 'cmd/unsafe-value' },
  { run: 'kubectl --context {{CONTEXT}} get pods -l app={{LABEL}}', finds: 'cmd/unsafe-value' },
  { run: '{{CONTEXT}} get pods', finds: 'cmd/unsafe-value' },
  { run: 'psql -h {{WEB}} -c "select * from {{LABEL}}"', finds: 'cmd/unsafe-value' },
  { run: 'kubectl --context {{CLUSTER}} -n orders get pods', finds: 'cmd/undeclared-variable' },
  { run: 'kubectl --context {{CONTEXT}} -n orders get pods', only: ['asia'], finds: 'ref/unknown' },
  { run: 'kubectl --context cluster-eu -n orders get pods', finds: 'cmd/hardcoded' },
  { run: 'kubectl --context cluster-eu-2 -n orders get pods' },
];

/** The rules that know environments. What the surroundings of a case cause besides is not counted. */
const RULES =
  /^(?:cmd\/(?:missing-value|two-values|unsafe-value|undeclared-variable|unused-variable|hardcoded)|link\/placeholder|ref\/unknown|schema\/.*|yaml\/.*)$/;

test('what is found in commands with values of environments is what a person said', () => {
  for (const { run, only, finds } of COMMANDS) {
    const result = built({
      ...(only && { environments: only }),
      ...using(run),
    });
    assert.deepEqual([run, only, ...rulesIn(result)], [run, only, ...(finds === undefined ? [] : [finds])]);
  }
});

test('a name is either a variable or a value of an environment, and never one that the page has', () => {
  const variables = { CONTEXT: { description: 'The context', example: 'prod-eu' } };
  assert.deepEqual(rulesIn(built({ variables, ...using('kubectl --context {{CONTEXT}} get pods') })), [
    'cmd/two-values',
  ]);
  const reserved = [{ id: 'eu', values: { NOW: 'today', ENVIRONMENT: 'other' } }];
  assert.deepEqual(rulesIn(built({}, reserved)), ['cmd/two-values']);
  // Without environments nothing changes for those who have such a variable.
  const own = { ENVIRONMENT: { description: 'Which one', example: 'prod-eu' } };
  assert.deepEqual(
    rulesIn(built({ variables: own, ...using('kubectl --context {{ENVIRONMENT}} get pods') }, [])),
    [],
  );
});

test('an address has no gap that nothing fills in', () => {
  const link = (url: string) => ({ links: [{ id: 'orders', label: 'Orders', url, type: 'dashboard' }] });
  const pod = { variables: { POD: { description: 'The pod', example: 'order-1' } } };
  const cases: [object, string[]][] = [
    [link('https://{{WEB}}/d/orders'), []],
    [link('https://grafana.example/d?env={{ENVIRONMENT}}'), []],
    [{ ...link('https://grafana.example/d?pod={{POD}}'), ...pod }, []],
    [link('https://grafana.example/d?pod={{POD}}'), ['link/placeholder']],
    [link('https://grafana.example/d?now={{NOW}}'), ['link/placeholder']],
    [link('https://grafana.example/d?now={{timer.cycle}}'), ['link/placeholder']],
    [link('https://{{PATH_ON_DISK}}/d'), ['cmd/missing-value', 'cmd/unsafe-value']],
    [{ meaning: 'See [the chart](https://{{WEB}}/d).' }, ['link/placeholder']],
    [{ meaning: 'See `https://{{WEB}}/d`.' }, []],
    [{ steps: [{ ...VERIFY, link: 'https://{{WEB}}/d' }] }, []],
    [{ steps: [{ ...VERIFY, link: 'https://{{HOST}}/d' }] }, ['link/placeholder']],
  ];
  for (const [data, rules] of cases) assert.deepEqual(rulesIn(built(data)), rules, JSON.stringify(data));
  const team = built({}, ENVIRONMENTS, {
    links: [{ id: 'a', label: 'A', url: 'https://{{WEB}}/', type: 'docs' }],
  });
  assert.deepEqual(rulesIn(team), ['link/placeholder']);
});

test('keys about environments are for a runbook that differs between them', () => {
  assert.deepEqual(rulesIn(built({ per_environment: true, environments: ['eu'] })), ['cmd/unused-variable']);
});

test('each environment has a page with nothing left to fill in, and the general page lists them', () => {
  const { catalog } = built({
    per_environment: true,
    links: [{ id: 'orders', label: 'Orders', url: 'https://{{WEB}}/d', type: 'dashboard' }],
    ...using('kubectl --context {{CONTEXT}} get pods'),
  });
  const pages = [...addressesOf(catalog)].filter((address) =>
    address.startsWith('/runbooks/order-queue/in/'),
  );
  assert.deepEqual(pages, ['/runbooks/order-queue/in/eu/', '/runbooks/order-queue/in/us/']);
  const exported = exportOf(catalog)['runbooks'] as ExportedEntry[];
  assert.deepEqual(
    exported.map(({ environments = [] }) => environments.map(({ address }) => `/${address}`)),
    [pages],
  );
  const texts = markdownVersions(catalog);
  const us = texts.get('/runbooks/order-queue/in/us/') ?? '';
  assert.match(us, /^# .* \(America\)\n/);
  assert.match(us, /--context cluster-us/);
  assert.match(us, /\]\(https:\/\/us\.shop\.example\/d\)/);
  assert.doesNotMatch(us, /\{\{(?:WEB|CONTEXT)/);
  const general = texts.get('/runbooks/order-queue/') ?? '';
  assert.match(
    general,
    /\[America\]\(\/runbooks\/order-queue\/in\/us\/\): `\{\{WEB\}\}` is `us\.shop\.example`/,
  );
  assert.doesNotMatch(general, /\]\([^)]*\{\{/);
});

test('the public sees that a value is needed, and neither the value nor an environment', () => {
  const { catalog } = built(
    {
      marking: 'public',
      environments: ['eu'],
      per_environment: true,
      ...using('kubectl --context {{CONTEXT}} get pods'),
    },
    ENVIRONMENTS,
    {},
    'public',
  );
  const entry = catalog.runbooks.get('order-queue');
  assert.ok(entry);
  assert.deepEqual(runbookView(catalog, entry).environments, {
    choices: [],
    withheld: ['CONTEXT'],
    shown: undefined,
  });
  const text = JSON.stringify([exportOf(catalog), ...markdownVersions(catalog)]);
  assert.doesNotMatch(text, /cluster-eu|\bEurope\b|"eu"|\/in\//);
  assert.match(text, /"environments":\["withheld"\]/);
});

test('a review is stale once a value that the runbook uses has changed, and not for another one', () => {
  const seen = (us: object) => {
    const { catalog } = built(using('kubectl --context {{CONTEXT}} get pods'), [
      { id: 'eu', values: EU },
      { id: 'us', values: us },
    ]);
    const entry = catalog.runbooks.get('order-queue');
    return entry ? seenNow(catalog, entry) : {};
  };
  const before = seen(US);
  assert.deepEqual(seen({ ...US, WEB: 'other.shop.example' }), before);
  const after = seen({ ...US, CONTEXT: 'cluster-us-2' });
  assert.equal(after['environment/eu'], before['environment/eu']);
  assert.notEqual(after['environment/us'], before['environment/us']);
});

function using(run: string): object {
  return {
    steps: [
      {
        id: 'look',
        kind: 'check',
        title: 'Look',
        run: { shell: run },
        expect: 'No line.',
        otherwise: 'escalate',
      },
      VERIFY,
    ],
  };
}

/** The valid handbook with other keys in its runbook and its team. */
function built(
  runbook: object,
  environments: object[] = ENVIRONMENTS,
  team: object = {},
  audience: Marking = 'internal',
): BuildResult {
  const files = new Map(base);
  files.set(RUNBOOK, dump({ ...keysOf(RUNBOOK), ...runbook }));
  files.set(TEAM, dump({ ...keysOf(TEAM), ...(environments.length > 0 && { environments }), ...team }));
  return buildCatalog(
    [...files].map(([path, text]) => ({ path, text })),
    { now: new Date('2026-11-24'), parseShell, profile: 'pedantic', audience },
  );
}

function rulesIn({ diagnostics }: BuildResult): string[] {
  const found = diagnostics
    .filter(({ rule, message }) => RULES.test(rule) && !/"SHARD"|"REVISION"/.test(message))
    .map(({ rule }) => rule);
  return [...new Set(found)].sort();
}

function keysOf(path: string): object {
  return load(base.get(path) ?? '') as object;
}
