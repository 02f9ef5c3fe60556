import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsWithin } from '../../tests/patience.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { alertCoverage, hasGaps, type Coverage } from './alert-coverage.ts';
import { readRules } from './rule-file.ts';

const { catalog, textOf } = await readCatalog('tests/fixtures/base', { now: new Date('2026-11-24') });
const SITE = 'https://handbook.example/docs/';

/** The one runbook names OrderQueueGrowing. */
function coverageOf(rules: string, site = SITE): Coverage {
  return alertCoverage(catalog, [readRules('rules/orders.yaml', rules)], { site: site || undefined, textOf });
}

function rule(name: string, url?: string): string {
  const annotations =
    url === undefined ? '' : `\n      annotations:\n        runbook_url: ${JSON.stringify(url)}`;
  return `groups:\n  - name: orders\n    rules:\n    - alert: ${name}\n      expr: up == 0${annotations}\n`;
}

test('an alert that a runbook names, and whose rule leads to it, is covered and nothing else', () => {
  const coverage = coverageOf(rule('OrderQueueGrowing', `${SITE}alerts/OrderQueueGrowing/`));
  assert.deepEqual(coverage, {
    alerts: 1,
    recording_rules: 0,
    passed_over: [],
    names: 1,
    covered: [
      {
        alert: 'OrderQueueGrowing',
        file: 'rules/orders.yaml',
        runbooks: ['order-queue'],
        runbook_url: 'https://handbook.example/docs/alerts/OrderQueueGrowing/',
      },
    ],
    missing: [],
    dangling: [],
    unknown: [],
    clashes: [],
    unlinked: [],
  });
  assert.equal(hasGaps(coverage), false);
});

test('an alert without a runbook is missing, at its line, and a runbook without an alert is reported', () => {
  const coverage = coverageOf(rule('OrderQueueGrowin'));
  assert.deepEqual(coverage.missing, [
    {
      alert: 'OrderQueueGrowin',
      file: 'rules/orders.yaml',
      line: 4,
      column: 14,
      runbook_url: 'https://handbook.example/docs/alerts/OrderQueueGrowin/',
    },
  ]);
  assert.deepEqual(coverage.unknown, [
    {
      alert: 'OrderQueueGrowing',
      runbook: 'order-queue',
      file: 'content/teams/orders/runbooks/order-queue.yaml',
      line: 8,
      column: 18,
      did_you_mean: 'OrderQueueGrowin',
    },
  ]);
  assert.ok(hasGaps(coverage));
});

test('an address on this site must lead to a page of it', () => {
  for (const [url, dangles] of [
    [`${SITE}alerts/OrderQueueGrowing/`, false],
    [`${SITE}alerts/OrderQueueGrowing`, false],
    [`${SITE}alerts/orderqueuegrowing/`, false],
    [`${SITE}runbooks/order-queue/#restart`, false],
    [`${SITE}runbooks/order-queue/index.html?from=pager`, false],
    ['/docs/runbooks/order-queue/', false],
    [`${SITE}alerts/OrderQueueGrowin/`, true],
    [`${SITE}runbooks/%E0%A4%A/`, true],
    [`${SITE}runbooks/old/`, true],
    ['https://HANDBOOK.example/docs/runbooks/old/', true],
    // A link that is filled in when the alert fires, or that leads to another site, cannot be followed.
    [`${SITE}runbooks/{{ $labels.service }}/`, false],
    ['https://handbook.example/elsewhere/old/', false],
    ['https://handbook.example.org/docs/runbooks/old/', false],
    ['//other.example/docs/runbooks/old/', false],
    ['{{ $externalURL }}', false],
    ['', false],
  ] as const)
    assert.equal(coverageOf(rule('OrderQueueGrowing', url)).dangling.length, dangles ? 1 : 0, url);
  const [found] = coverageOf(rule('OrderQueueGrowing', `${SITE}alerts/OrderQueueGrowin/`)).dangling;
  assert.deepEqual(
    [found?.line, found?.column, found?.did_you_mean],
    [7, 22, `${SITE}alerts/OrderQueueGrowing/`],
  );
});

test('a rule that does not link to its runbook gets the address to paste', () => {
  for (const url of [undefined, 'https://other.example/order-queue'])
    assert.equal(coverageOf(rule('OrderQueueGrowing', url)).unlinked.length, 1);
  const unsure = coverageOf(rule('OrderQueueGrowing', 'https://other.example/order-queue'), '');
  assert.equal(unsure.unlinked.length, 0);
  assert.equal(unsure.covered[0]?.runbook_url, '/alerts/OrderQueueGrowing/');
});

test('names that differ only in case are one alert, and reported', () => {
  const { missing, unknown, clashes } = coverageOf(rule('ORDERqueueGrowing'));
  assert.deepEqual([missing, unknown], [[], []]);
  assert.deepEqual(
    clashes.map(({ spellings }) => spellings.map(({ alert, file, line }) => `${file}:${line} ${alert}`)),
    [
      [
        'rules/orders.yaml:4 ORDERqueueGrowing',
        'content/teams/orders/runbooks/order-queue.yaml:8 OrderQueueGrowing',
      ],
    ],
  );
});

test('an alert of another system need not be in a rule', () => {
  const copy = structuredClone(catalog);
  const [alert] = copy.runbooks.get('order-queue')?.data.alerts ?? [];
  assert.ok(alert);
  alert.source = 'cloudwatch';
  assert.deepEqual(alertCoverage(copy, []).unknown, []);
});

test('139 alerts in eight manifests, none of them covered, take well under a second', () => {
  const manifests = Array.from({ length: 8 }, (_, file) => manifest(file));
  const cover = (): ReturnType<typeof alertCoverage> =>
    alertCoverage(
      catalog,
      manifests.map((text, file) => readRules(`rules/${file}.yaml`, text)),
    );
  // The engine compiles the code in the first run.
  cover();
  const { alerts, missing } = endsWithin(0.5, cover);
  assert.deepEqual([alerts, missing.length], [139, 139]);
});

/** A manifest in the manner of those that clusters are watched with: 17 or 18 alerts, long expressions, templates. */
function manifest(file: number): string {
  const alert = (index: number): string => `        - alert: Watched${file}x${index}
          annotations:
            description: 'Instance {{ $labels.namespace }}/{{ $labels.pod }} has had {{ $value |
              humanizePercentage }} of its requests fail for longer than five minutes.'
            runbook_url: https://runbooks.example/watched/watched${file}x${index}
            summary: Requests to one instance fail.
          expr: |
            # Without the range, a scrape that failed would be an alert of its own.
            (
              sum by (namespace, pod) (rate(requests_failed_total{job="watched",namespace="watched"}[5m]))
            /
              sum by (namespace, pod) (rate(requests_total{job="watched",namespace="watched"}[5m]))
            )
            > 0.05
          for: 15m
          labels:
            severity: warning`;
  const count = file < 3 ? 18 : 17;
  const rules = Array.from({ length: count }, (_, index) => alert(index)).join('\n');
  return `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: watched-${file}, namespace: monitoring }
spec:
  groups:
    - name: watched
      rules:
${rules}
`;
}
