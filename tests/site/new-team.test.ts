import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { built, type Site } from './built.ts';
import { contentOf, FIRM } from './content.ts';
import { fragmentsOf } from './search-index.ts';

const withQuay = contentOf([FIRM, 'tests/fixtures/new-team']);

test('a new team’s folder is in every list, with no code touched', async () => {
  const site = await built({ content: withQuay });
  const runbook = '<a href="/runbooks/berths-unpaid/">';
  for (const page of ['runbooks', 'services/reading-intake', 'alerts', 'teams/quay'])
    assert.ok(read(site, `${page}/index.html`).includes(runbook), page);
  assert.ok(read(site, 'teams/index.html').includes('<a href="/teams/quay/">'));
  for (const alert of ['BerthsUnpaid', 'berthsunpaid'])
    assert.match(read(site, `alerts/${alert}/index.html`), /url=\/runbooks\/berths-unpaid\/"/);
});

test('a new team’s runbook is found by its title, its alert and its steps', async () => {
  const site = await built({ content: withQuay });
  const { rows } = JSON.parse(read(site, 'jump.json')) as { rows: JumpRow[] };
  const row = rows.find(([, href]) => href === '/runbooks/berths-unpaid/');
  assert.deepEqual(row?.slice(0, 4), ['Berths are booked and not paid', row?.[1], 'Runbook', 'Quay']);
  assert.ok(row?.[4].includes('BerthsUnpaid'));
  const found = fragmentsOf(site.folder).find(({ url }) => url === '/runbooks/berths-unpaid/');
  assert.match(found?.content ?? '', /Restart the berth payer/);
  assert.ok(found?.anchors.some(({ id }) => id === 'restart'));
  assert.deepEqual([found?.filters['team'], found?.filters['kind']], [['Quay'], ['Runbook']]);
});

function read({ folder }: Site, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

type JumpRow = [title: string, href: string, kind: string, team: string, words: string[]];
