import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { siteOf } from '../exports/site.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { alertCoverage } from './alert-coverage.ts';
import { readRules } from './rule-file.ts';

const { catalog } = await readCatalog('tests/fixtures/base', { now: new Date('2026-11-24') });
const SITE = 'https://handbook.example/docs/';
const CASES = load(readFileSync('tests/fixtures/hostile/runbook-urls.yaml', 'utf8')) as Case[];

test(`${CASES.length} runbook_urls: a place that its page does not have is found, with the nearest one`, () => {
  const built = siteOf(catalog);
  for (const { url, instead } of CASES) {
    const rules = { groups: [{ name: 'orders', rules: [ruleWith(url)] }] };
    const files = [readRules('rules/orders.yaml', JSON.stringify(rules))];
    const { dangling } = alertCoverage(catalog, files, { site: SITE, built });
    assert.deepEqual(
      dangling.map(({ did_you_mean }) => did_you_mean),
      instead === undefined ? [] : [`${SITE}${instead.slice(1)}`],
      url,
    );
  }
});

function ruleWith(url: string): object {
  return { alert: 'OrderQueueGrowing', expr: 'up == 0', annotations: { runbook_url: url } };
}

interface Case {
  url: string;
  instead?: string;
}
