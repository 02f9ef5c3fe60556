import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { workplaceOf } from '../../src/publish/output.ts';
import { build, built } from './built.ts';
import { contentOf, FIRM } from './content.ts';
import { scratch } from '../scratch.ts';
import { differences, filesIn, fingerprintsOf } from './files.ts';

/**
 * Each change is made to content that has the ones before it already. A cold build is made after the last of a group:
 * none in a group shows on a page that another one shows on, so none can hide what another one left stale.
 */
const GROUPS: Record<string, (content: string) => void>[] = [
  {
    'a duty of a role was reworded': edit(
      'roles/incident-commander.yaml',
      'Say your name and role.',
      'Say that you lead.',
    ),
    'a step of a runbook was reworded': edit(
      'teams/orders/runbooks/order-queue.yaml',
      'See the queue shrink',
      'See the queue empty itself',
    ),
    'a page of the handbook was reworded': edit(
      'handbook/during/incident.mdx',
      'One person leads',
      'Exactly one person leads',
    ),
    'a runbook was deleted': (content) => rmSync(join(content, 'teams/orders/runbooks/orders-missing.yaml')),
    'a timer of the organisation was changed': edit('organisation.yaml', 'value: 20m', 'value: 25m'),
    'a team was renamed': edit('teams/orders/team.yaml', 'name: Orders', 'name: Warehouses'),
  },
  {
    'the site was made public': edit('organisation.yaml', 'audience: internal', 'audience: public'),
  },
];

test('the same content gives the same bytes, wherever it is and in whatever order its files were made', async () => {
  // Both are outside the repository, where edit links have another path.
  const { folder } = await built({ content: contentOf([FIRM]) });
  const out = join(scratch(), 'dist');
  const args = ['scripts/run.mjs', 'build', '--content', contentOf([FIRM], 'backwards'), '--out', out];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: settingsLess() });
  assert.equal(status, 0, stderr);
  assert.deepEqual(differences(fingerprintsOf(out), fingerprintsOf(folder)), []);
});

describe('a build over the last one gives the same bytes as one from nothing', () => {
  const content = contentOf(['tests/fixtures/base', 'tests/fixtures/twenty-steps']);
  const out = join(scratch(), 'dist');
  let last: Map<string, string>;

  before(async () => {
    await build({ content }, out);
    last = fingerprintsOf(out);
  });

  for (const group of GROUPS)
    test(`after ${Object.keys(group).join(', and ')}`, async () => {
      for (const change of Object.values(group)) change(content);
      await build({ content }, out);
      const warm = fingerprintsOf(out);
      assert.notDeepEqual(differences(warm, last), []);
      const cold = await build({ content: contentOf([content], 'backwards') }, join(scratch(), 'dist'));
      assert.deepEqual(differences(warm, fingerprintsOf(cold.folder)), []);
      last = warm;
    });

  test('moving the sources changes where each page is edited, and no revision', async () => {
    const [here, there] = ['code.shop.example/handbook/edit/main/', 'code.shop.example/edit/base/'];
    const before = pagesIn(out);
    edit('organisation.yaml', here, there)(content);
    await build({ content }, out);
    const after = pagesIn(out);
    for (const [file, html] of before) assert.equal(after.get(file), html.replaceAll(here, there), file);
    assert.ok([...before].filter(([file, html]) => after.get(file) !== html).length > 20);
  });

  test('and it does take over pages from it', async () => {
    appendFileSync(join(workplaceOf(out).cache, 'dist/glossary/index.html'), '<!-- taken over -->');
    await build({ content }, out);
    assert.match(readFileSync(join(out, 'glossary/index.html'), 'utf8'), /<!-- taken over -->$/);
  });
});

/** The text of every page of a site, by its file. */
function pagesIn(folder: string): Map<string, string> {
  const files = filesIn(folder).filter((file) => file.endsWith('.html'));
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function edit(file: string, from: string, to: string): (content: string) => void {
  return (content) => {
    const text = readFileSync(join(content, file), 'utf8');
    assert.ok(text.includes(from), `${file} says: ${from}`);
    writeFileSync(join(content, file), text.replace(from, to));
  };
}

/** The environment without our own settings, which the builds of this process leave in it. */
function settingsLess(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MUSTER_')));
}
