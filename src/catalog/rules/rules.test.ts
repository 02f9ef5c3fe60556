import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dump, load } from 'js-yaml';
import { buildCatalog } from '../catalog.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Kind } from '../kind.ts';
import { loadShell } from '../../loaders/command-line.ts';
import { RULES } from './index.ts';
import type { Example } from './rule.ts';

const parseShell = await loadShell();
const BASE = 'tests/fixtures/base';
const base = new Map(
  globSync('**/*.{yaml,mdx}', { cwd: BASE }).map((path) => [path, readFileSync(join(BASE, path), 'utf8')]),
);
const PLACES: Partial<Record<Kind, string>> = {
  runbook: 'teams/depot/runbooks/scan-queue.yaml',
  team: 'teams/depot/team.yaml',
  service: 'teams/depot/services/scan-intake.yaml',
  role: 'roles/responder.yaml',
  message: 'messages/scans-late.yaml',
  severity: 'severity.yaml',
  organisation: 'organisation.yaml',
  glossary: 'glossary.yaml',
};

for (const { finds } of RULES) {
  for (const [id, { level, bad, good, reason }] of Object.entries(finds)) {
    test(`${id}: the bad example is found, as ${level}, and the good one has nothing to mend`, () => {
      const found = check(bad, id).filter(({ rule }) => rule === id);
      assert.ok(found.length > 0, lines(check(bad, id)));
      assert.deepEqual([...new Set(found.map((finding) => finding.level))], [level]);
      assert.deepEqual(lines(check(good, id)), '');
      assert.match(reason, /^["A-Z0-9].+\.$/s);
    });
  }
}

/** The example's keys in the place of those of the valid file of its kind, whose steps alone use its variable. */
function check({ kind, yaml }: Example, id: string): Diagnostic[] {
  const place = PLACES[kind] ?? '';
  const whole = load(base.get(place) ?? '') as object;
  const files = new Map([...base, [place, dump({ ...whole, ...(load(yaml) as object) })]]);
  return buildCatalog(
    [...files].map(([path, text]) => ({ path, text })),
    { now: new Date('2026-11-24'), parseShell },
  ).diagnostics.filter(({ rule }) => rule === id || rule !== 'cmd/unused-variable');
}

function lines(diagnostics: Diagnostic[]): string {
  return diagnostics.map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`).join('\n');
}
