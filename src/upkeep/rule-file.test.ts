import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runbookUrlOf } from './alert-rule.ts';
import { readRules } from './rule-file.ts';

const HOSTILE = 'tests/fixtures/hostile/rules';
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
metadata: { name: orders }
spec:
  groups:
    - name: orders
      rules:
        - { alert: OrderQueueGrowing, expr: up == 0 }
---
apiVersion: v1
kind: Service
metadata: { name: orders }
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
    alerts.map(({ name, line, column }) => [name, line, column]),
    [
      ['OrderQueueGrowing', 9, 20],
      ['EdgeDown', 21, 53],
    ],
  );
});

test('what is broken is said, and the rest is read', () => {
  for (const [text, rule, line, column] of [
    ['- a\n', 'schema/type', 1, 1],
    ['just text', 'schema/type', 1, 1],
    ['a: 1\n', 'schema/missing-key', 1, 1],
    ['groups: 5\n', 'schema/type', 1, 9],
    ['groups: [5]\n', 'schema/type', 1, 10],
    ['groups: [{ name: a, rules: 1 }]\n', 'schema/type', 1, 10],
    ['groups: [{ name: a, rules: [1] }]\n', 'schema/missing-key', 1, 29],
    ['groups: [{ name: a, rules: [{ alert: {}, expr: up }] }]\n', 'schema/type', 1, 38],
    ['kind: PrometheusRule\nspec: 1\n', 'schema/missing-key', 2, 7],
    ['---\n# nothing\n---\nkind: PrometheusRule\n', 'schema/missing-key', 4, 1],
  ] as const) {
    const { findings } = readRules('x.yaml', text);
    assert.deepEqual(
      findings.map((found) => [found.rule, found.line, found.column]),
      [[rule, line, column]],
      text,
    );
  }
  const mixed = readRules(
    'x.yaml',
    'groups: [{ name: a, rules: [{ alert: A, expr: up }, {}, { alert: B, expr: up }] }]',
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
    chart.findings.map(({ line }) => line),
    [2],
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
  const many = `groups: [{ name: a, rules: [${'{alert: A, expr: up},'.repeat(10_050)}] }]`;
  const { alerts, findings } = readRules('x.yaml', many);
  assert.deepEqual([alerts.length, findings.length], [10_000, 1]);
});

test('no file of rules that is cut off or garbled makes the reading throw', () => {
  for (const name of globSync('*.{yaml,json}', { cwd: HOSTILE })) {
    const text = readFileSync(join(HOSTILE, name), 'utf8');
    const step = Math.max(1, Math.floor(text.length / 12));
    for (let at = 0; at < text.length; at += step)
      for (const broken of [
        text.slice(0, at),
        text.slice(at),
        `${text.slice(0, at)}\n- ${text.slice(at)}`,
        `${text.slice(0, at)}: {${text.slice(at)}`,
        text.replaceAll(/:(?= )/g, (colon, index: number) => (index === at ? '' : colon)),
      ]) {
        const { alerts, findings, passedOver } = readRules(name, broken);
        for (const { line, column } of [...alerts, ...findings, ...passedOver])
          assert.ok(line >= 1 && line <= broken.split('\n').length && column >= 1, `${name} ${at}`);
        for (const { message, help } of findings)
          assert.doesNotMatch(`${message} ${help ?? ''}`, /undefined|\[object|NaN/, name);
      }
  }
});
