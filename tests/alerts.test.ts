import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import type { Captured } from '../src/commands/captured.ts';
import { run } from './run.ts';

const room = mkdtempSync(join(tmpdir(), 'muster-alerts-'));
after(() => rmSync(room, { recursive: true }));
const SITE = 'https://handbook.example';

/** Runs `npm run alerts` over the fixtures' one runbook, which names OrderQueueGrowing. */
function alerts(...args: string[]): Promise<Captured> {
  return run('alerts', ['--content', 'tests/fixtures/base', ...args]);
}

/** A folder of rule files. */
function rules(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(room, 'rules-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function group(name: string, url: string): string {
  return `groups:
  - name: orders
    rules:
      - alert: ${name}
        expr: rate(orders_queued_total[5m]) > 10
        annotations:
          summary: 'Shard {{ $labels.shard }} grows'
          runbook_url: ${url}
`;
}

test('alerts that all lead somewhere exit with 0', async () => {
  const folder = rules({ 'a/orders.yaml': group('OrderQueueGrowing', `${SITE}/alerts/OrderQueueGrowing/`) });
  const { status, stdout, stderr } = await alerts('--rules', `${folder}/**/*.yaml`, '--site', SITE);
  assert.equal(stderr, '');
  assert.match(
    stdout,
    /^Read 1 alert \(1 name\) in 1 file and 1 runbook in [\d.]+ s: 1 with a runbook, 0 without\.\n$/,
  );
  assert.equal(status, 0);
});

test('what leads nowhere exits with 1, with its place and the address to paste', async () => {
  const folder = rules({
    'orders.yaml': group('OrderQueueGrowing', `${SITE}/runbooks/order-quue/`),
    'edge.yaml': group('EdgeDown', 'https://other.example/'),
    'more.yaml': group('orderqueuegrowing', `${SITE}/alerts/orderqueuegrowing/`),
  });
  const { status, stdout } = await alerts('--rules', `${folder}/*.yaml`, '--site', SITE);
  for (const said of [
    `${folder}/edge.yaml:4:16: EdgeDown\n      runbook_url: ${SITE}/alerts/EdgeDown/\n`,
    `${folder}/orders.yaml:8:24: OrderQueueGrowing leads to ${SITE}/runbooks/order-quue/; did you mean ${SITE}/runbooks/order-queue/?\n`,
    'Names with the same address: 1\n',
    `--from-alert '${folder}/edge.yaml:EdgeDown'`,
  ])
    assert.ok(stdout.includes(said), `${said}\nin\n${stdout}`);
  assert.equal(status, 1);
});

test('--format json has the lists, and nothing else on the output', async () => {
  const folder = rules({ 'edge.yaml': group('EdgeDown', '""'), 'bad.yaml': 'groups:\n  - {{ x }}\n' });
  const { status, stdout } = await alerts(
    '--rules',
    `${folder}/edge.yaml`,
    `${folder}/bad.yaml`,
    '--format',
    'json',
  );
  const data = JSON.parse(stdout) as Record<string, unknown[]>;
  assert.equal(data['alerts'], 1);
  assert.deepEqual(data['missing'], [
    { alert: 'EdgeDown', file: `${folder}/edge.yaml`, line: 4, column: 16, runbook_url: '/alerts/EdgeDown/' },
  ]);
  assert.deepEqual([data['covered'], data['dangling']], [[], []]);
  assert.equal((data['unknown']?.[0] as { alert: string }).alert, 'OrderQueueGrowing');
  const [problem] = data['problems'] as { file: string; line: number; column: number }[];
  assert.deepEqual([problem?.file, problem?.line, problem?.column], [`${folder}/bad.yaml`, 2, 6]);
  assert.equal(status, 1);
});

test('a rule file that cannot be read is said at its place, whatever is in it', async () => {
  const folder = rules({
    'binary.yaml': new Uint8Array([0xff, 0xfe, 0x00]),
    'huge.yaml': `# ${'x'.repeat(5 * 1024 * 1024)}`,
    'shape.yaml': 'groups: [{ rules: [{ alert: [] }] }]\n',
    'terminal.yaml': 'groups: [{ rules: [{ alert: "\\e[31mRed" }] }]\n',
  });
  const { status, stdout } = await alerts('--rules', `${folder}/*.yaml`);
  assert.match(stdout, /binary\.yaml:1:1: error: file is not UTF-8 text/);
  assert.match(stdout, /huge\.yaml:1:1: error: file has 5121 kB; at most 4096 kB are read/);
  assert.match(stdout, /shape\.yaml:1:29: error: invalid alert name "\[\]"/);
  assert.doesNotMatch(stdout, /\u001B/);
  assert.doesNotMatch(stdout, /\n {4}at /);
  assert.equal(status, 1);
});

test('what is passed over is counted and named, and a run that read no rule exits with 2', async () => {
  const folder = rules({
    'orders.yaml': `${group('OrderQueueGrowing', `${SITE}/alerts/OrderQueueGrowing/`)}      - { record: a, expr: up }\n`,
    'alertmanager.yaml': 'route: { receiver: orders }\n',
    'mixin.jsonnet': '{}',
    'empty.yaml': '',
    'map.yaml': 'kind: ConfigMap\napiVersion: v1\ndata: { colour: blue }\n',
  });
  const { status, stdout } = await alerts('--rules', `${folder}/*`, '--site', SITE);
  for (const said of [
    'Passed over, because they hold no alerts that can be read here: 4\n',
    `${folder}/alertmanager.yaml:1:1: configuration of Alertmanager\n`,
    `${folder}/empty.yaml:1:1: empty file\n`,
    `${folder}/map.yaml:1:1: Kubernetes ConfigMap\n`,
    `${folder}/mixin.jsonnet:1:1: source in Jsonnet\n`,
    'Read 1 alert (1 name) and 1 recording rule in 5 files',
  ])
    assert.ok(stdout.includes(said), `${said}\nin\n${stdout}`);
  assert.equal(status, 0);
  for (const file of ['alertmanager.yaml', 'mixin.jsonnet', 'empty.yaml', 'map.yaml']) {
    const blind = await alerts('--rules', `${folder}/${file}`);
    assert.match(blind.stderr, /No rule was read, so nothing was compared\./);
    assert.equal(blind.status, 2, file);
  }
});

test('an alert with any name gets an address to paste, and a command that can be pasted into a shell', async () => {
  const folder = rules({
    'a.yaml': `groups:\n- name: a\n  rules:\n  - { alert: "it's > 90%/node", expr: up }\n  - { alert: "ends ", expr: up }\n`,
  });
  const { stdout } = await alerts('--rules', `${folder}/a.yaml`, '--site', SITE);
  for (const said of [
    `a.yaml:4:14: it's > 90%/node\n      runbook_url: ${SITE}/alerts/it-s-90-node/\n`,
    'a.yaml:5:14: ends \n      no runbook can name it, because the name ends with a space',
    `--from-alert '${folder}/a.yaml:it'\\''s > 90%/node'`,
  ])
    assert.ok(stdout.includes(said), `${said}\nin\n${stdout}`);
});

test('a place in a later document, in a list and in a ConfigMap is the line of its own', async () => {
  const folder = rules({
    'a.yaml':
      '---\n# comment\n---\nkind: PrometheusRule\nspec:\n  groups:\n  - name: a\n    rules:\n    - alert: A\n      expr: up\n---\nkind: ConfigMap\ndata:\n  b.yaml: |\n    groups:\n    - name: b\n      rules:\n      - alert: B\n        expr: up\n        for: 5\n',
  });
  const { stdout, status } = await alerts('--rules', `${folder}/a.yaml`);
  assert.match(stdout, /a\.yaml:9:14: A\n/);
  assert.match(stdout, /a\.yaml:18:16: B\n/);
  assert.match(stdout, /a\.yaml:20:14: error: "5" is not a duration for "for"/);
  assert.equal(status, 1);
});

test('a pattern without a file is named, even next to one that has some', async () => {
  const folder = rules({ 'a[1].yaml': group('OrderQueueGrowing', '""'), 'b/c.yaml': group('X', '""') });
  const { status, stderr } = await alerts('--rules', `${folder}/a[1].yaml`, `${folder}/none/*.yaml`);
  assert.match(stderr, /No file matches ".*none\/\*\.yaml"\./);
  assert.equal(status, 2);
  const whole = await alerts('--rules', `${folder}/b`);
  assert.match(whole.stderr, /To read a folder, write '.*b\/\*\*\/\*\.yaml'/);
  const literal = await alerts('--rules', `${folder}/a[1].yaml`);
  assert.match(literal.stdout, /Read 1 alert/);
});

test('wrong usage exits with 2 and one sentence', async () => {
  const folder = rules({});
  for (const [args, said] of [
    [[], /--rules 'rules/],
    [['--rules', `${folder}/*.yaml`], /No file matches/],
    [['--rules', folder], /No file matches/],
    [['--rules', 'x', '--site', 'handbook'], /Invalid site address "handbook"/],
    [['--rules', 'x', '--format', 'xml'], /Unknown format "xml"/],
    [['--rule', 'x'], /--rule/],
  ] as const) {
    const { status, stdout, stderr } = await alerts(...args);
    assert.match(stderr, said);
    assert.match(stderr, /Run with --help to see the usage\.\n$/);
    assert.equal(stdout, '');
    assert.equal(status, 2, args.join(' '));
  }
});
