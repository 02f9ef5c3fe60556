import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Health } from '../../src/upkeep/health.ts';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { filesIn } from './files.ts';

test('the report as data counts what the site shows', async () => {
  const { folder, catalog } = await built({ content: FIRM, audience: 'internal' });
  const { version, audience, teams } = JSON.parse(
    readFileSync(join(folder, 'health.json'), 'utf8'),
  ) as Health;
  assert.deepEqual([version, audience], [1, 'internal']);
  assert.deepEqual(
    teams.map(({ team }) => team),
    [...catalog.teams.keys()].sort(),
  );
  const counted = teams.reduce((sum, team) => sum + team.runbooks + team.drafts.length, 0);
  assert.equal(counted, catalog.runbooks.size);
});

test('a public site says nothing of what is weak: no report, no data, and no link to either', async () => {
  const { folder } = await built({ content: FIRM, audience: 'public' });
  const files = filesIn(folder);
  assert.deepEqual(
    files.filter((file) => /(?:^|\/)health[./]/.test(file)),
    ['schemas/health.v1.json'],
  );
  for (const file of files.filter((name) => /\.(html|json)$/.test(name) && !name.startsWith('schemas/')))
    assert.doesNotMatch(readFileSync(join(folder, file), 'utf8'), /="[^"]*\/health(?:\/|\.json)/, file);
});

test('a public runbook still says until when it holds', async () => {
  const { folder, catalog } = await built({ content: FIRM, audience: 'public' });
  const [id] = [...catalog.runbooks.keys()];
  const html = readFileSync(join(folder, `runbooks/${id}/index.html`), 'utf8');
  assert.match(html, /data-valid-to="\d{4}-\d\d-\d\d"/);
});
