import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dump, load } from 'js-yaml';
import { buildCatalog } from '../build-catalog.ts';
import type { Diagnostic, Level } from '../../diagnostics/diagnostic.ts';
import { applyEdits } from '../../diagnostics/fix.ts';
import type { Kind } from '../../model/kinds.ts';
import { readRuleExample, RULES_FOLDER } from '../../loaders/rule-example.ts';
import { loadShell } from '../../loaders/shell.ts';
import { RULE_DESCRIPTIONS } from './index.ts';
import { exampleFile, type ExampleForm, type RuleExample } from './rule.ts';

const parseShell = await loadShell();
const BASE = 'tests/fixtures/base';
const base = new Map(
  globSync('**/*.{yaml,mdx}', { cwd: BASE }).map((path) => [path, readFileSync(join(BASE, path), 'utf8')]),
);
const PLACES: Partial<Record<Kind, string>> = {
  runbook: 'teams/orders/runbooks/order-queue.yaml',
  team: 'teams/orders/team.yaml',
  service: 'teams/orders/services/order-intake.yaml',
  role: 'roles/responder.yaml',
  message: 'messages/orders-late.yaml',
  severity: 'severity.yaml',
  organisation: 'organisation.yaml',
  glossary: 'glossary.yaml',
  course: 'courses/first-steps.yaml',
  paths: 'paths.yaml',
  regimes: 'regimes.yaml',
  page: 'handbook/during/incident.mdx',
  drill: 'drills/late-orders.yaml',
  programs: 'programs.yaml',
  theme: 'theme.yaml',
  strings: 'strings.en.yaml',
  'drill-setting': 'drill-settings/late-orders.yaml',
};

for (const [id, { level, example, reason, fix }] of RULE_DESCRIPTIONS) {
  test(`${id} says why`, () => assert.match(reason, /^["A-Z0-9].+\.$/s));
  const texts = readRuleExample(id);
  if (!example || !texts) continue;
  test(`${id}: the bad example is found, as ${level}, and the good one has no findings`, () => {
    const { text, diagnostics: all } = check(texts.bad, example, texts, id, level);
    const found = all.filter(({ rule }) => rule === id);
    assert.ok(found.length > 0, lines(all));
    assert.deepEqual([...new Set(found.map((finding) => finding.level))], [level]);
    assert.deepEqual(lines(check(texts.good, example, texts, id, level).diagnostics), '');
    const fixable = found.filter((finding) => finding.fix !== undefined);
    if (fix !== 'sometimes') assert.equal(fixable.length, fix === undefined ? 0 : found.length);
    if (fixable.length === 0) return;
    const fixed = applyEdits(
      text,
      found.flatMap(({ fix }) => fix?.edits ?? []),
    );
    const left = check(fixed, { kind: example.kind, whole: true }, texts, id, level);
    assert.deepEqual(lines(left.diagnostics), '', 'the fix of the bad example leaves no finding');
  });
}

test('every example is a file of its rule, and nothing else is in its folder', () => {
  const expected = [...RULE_DESCRIPTIONS].flatMap(([id, { example }]) =>
    example ? [exampleFile(id, 'bad', example), exampleFile(id, 'good', example)] : [],
  );
  const found = globSync('*/*/*.*', { cwd: RULES_FOLDER }).filter((path) => !path.includes('/beside/'));
  assert.deepEqual(found.sort(), expected.sort());
});

/** The example in the place of the valid file of its kind, or its keys in the place of that file's. */
function check(
  written: string,
  { kind, whole }: ExampleForm,
  { beside }: RuleExample,
  id: string,
  level: Level,
): { text: string; diagnostics: Diagnostic[] } {
  const place = PLACES[kind] ?? '';
  const text = whole ? written : dump({ ...keysOf(base.get(place)), ...keysOf(written) });
  const files = new Map([...base, ...beside, [place, text]]);
  const { diagnostics: found, todos } = buildCatalog(
    [...files].map(([path, text]) => ({ path, text })),
    { now: new Date('2026-11-24'), parseShell, profile: level === 'info' ? 'pedantic' : 'regular' },
  );
  // The valid runbook's variable is used in its steps, which an example may replace. Of advice only its own counts.
  const counted = [...found, ...(level === 'to-do' ? todos : [])].filter(
    ({ rule, level }) => rule === id || (level !== 'info' && rule !== 'cmd/unused-variable'),
  );
  return { text, diagnostics: counted };
}

function keysOf(yaml = ''): object {
  return load(yaml) as object;
}

function lines(diagnostics: Diagnostic[]): string {
  return diagnostics.map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`).join('\n');
}
