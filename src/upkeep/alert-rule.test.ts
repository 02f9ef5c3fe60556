import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRules, runbookUrlOf } from './alert-rule.ts';

const PLAIN = `
# What the team is paged for.
groups:
- name: checkout
  rules:
  - record: checkout:declines:ratio
    expr: sum(rate(declined_total[5m])) / sum(rate(attempted_total[5m]))
  - alert: CardDeclineRatioHigh
    annotations:
      description: '{{ $value | humanizePercentage }} of payments in {{ $labels.namespace }}/{{
        $labels.pod }} are declined.'
      runbook_url: https://handbook.example/alerts/CardDeclineRatioHigh/
    expr: |
      # five minutes, or a retry would page someone
      checkout:declines:ratio
        > 0.05
    for: 5m
    labels: { severity: critical, shard: 3 }
`;
const MANIFEST = `---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: depot }
spec:
  groups:
    - name: depot
      rules:
        - { alert: ScanQueueGrowing, expr: up == 0 }
---
apiVersion: v1
kind: Service
metadata: { name: depot }
spec: { ports: [{ port: 80 }] }
---
apiVersion: v1
kind: List
items:
  - apiVersion: monitoring.coreos.com/v1
    kind: PrometheusRule
    spec: { groups: [{ name: edge, rules: [{ alert: EdgeDown, expr: up == 0 }] }] }
...
---
# nothing
`;

test('rule groups are read, with the templates of the monitoring system as they are', () => {
  const { alerts, findings } = readRules('rules/a.yaml', PLAIN);
  assert.deepEqual(findings, []);
  assert.deepEqual(
    alerts.map(({ name, group, for: held, labels }) => ({ name, group, held, labels })),
    [
      {
        name: 'CardDeclineRatioHigh',
        group: 'checkout',
        held: '5m',
        labels: { severity: 'critical', shard: '3' },
      },
    ],
  );
  assert.match(alerts[0]?.annotations['description'] ?? '', /\{\{ \$labels\.pod \}\} are declined\.$/);
  assert.equal(alerts[0] && runbookUrlOf(alerts[0])?.key, 'runbook_url');
});

test('manifests, lists of them and several documents are read, and other objects passed over', () => {
  const { alerts, findings } = readRules('rules/b.yaml', MANIFEST);
  assert.deepEqual(findings, []);
  assert.deepEqual(
    alerts.map(({ name, path }) => [name, path.join('.')]),
    [
      ['ScanQueueGrowing', '0.spec.groups.0.rules.0.alert'],
      ['EdgeDown', '2.items.0.spec.groups.0.rules.0.alert'],
    ],
  );
});

test('what is broken is said, and the rest is read', () => {
  for (const [text, rule, path] of [
    ['- a\n', 'schema/type', '0'],
    ['just text', 'schema/type', '0'],
    ['a: 1\n', 'schema/missing-key', '0'],
    ['groups: 5\n', 'schema/type', '0.groups'],
    ['groups: [5]\n', 'schema/type', '0.groups.0'],
    ['groups: [{ rules: 1 }]\n', 'schema/type', '0.groups.0'],
    ['groups: [{ rules: [1] }]\n', 'schema/missing-key', '0.groups.0.rules.0'],
    ['groups: [{ rules: [{ alert: {} }] }]\n', 'schema/type', '0.groups.0.rules.0.alert'],
    ['kind: PrometheusRule\nspec: 1\n', 'schema/missing-key', '0'],
  ] as const) {
    const { findings } = readRules('x.yaml', text);
    assert.equal(findings.length, 1, text);
    assert.equal(findings[0]?.rule, rule, text);
    assert.deepEqual(findings[0]?.at, { type: 'value', path: toPath(path), offset: undefined }, text);
  }
  const mixed = readRules(
    'x.yaml',
    'groups: [{ rules: [{ alert: A, expr: up }, {}, { alert: B, expr: up }] }]',
  );
  assert.equal(mixed.findings.length, 1);
  assert.deepEqual(
    mixed.alerts.map(({ name }) => name),
    ['A', 'B'],
  );
});

test('what is no YAML is refused where it breaks, and nothing throws or swells', () => {
  const chart = readRules('x.yaml', 'groups:\n{{- range .Values.rules }}\n- name: x\n{{- end }}\n');
  assert.deepEqual(
    chart.findings.map(({ at }) => at.type === 'text' && [at.line, at.column]),
    [[2, 3]],
  );
  assert.match(chart.findings[0]?.help ?? '', /Helm/);
  const aliases = `a: &a [${'x,'.repeat(9)}x]\n${[...'bcdefgh'].map((name, index) => `${name}: &${name} [${`*${'abcdefg'[index] ?? ''},`.repeat(9)}]`).join('\n')}\ngroups: *h\n`;
  for (const text of [
    '',
    '\0',
    '&a [*a]',
    `${'['.repeat(5000)}`,
    'a: !!js/function x',
    '%YAML 9\n---\n',
    aliases,
    '"',
  ])
    assert.ok(readRules('x.yaml', text).findings.length <= 10_000);
  const many = `groups: [{ rules: [${'{alert: A},'.repeat(10_050)}] }]`;
  const { alerts, findings } = readRules('x.yaml', many);
  assert.deepEqual([alerts.length, findings.length], [10_000, 1]);
});

function toPath(text: string): (string | number)[] {
  return text.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}
