import assert from 'node:assert/strict';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCatalog } from '../../src/loaders/catalog.ts';
import { built, type Site } from '../site/built.ts';
import { contentOf } from '../site/content.ts';
import { scratch } from '../scratch.ts';
import { leaksIn, secretsOf } from '../site/leaks.ts';
import { brokenLinks, linksOf } from '../site/links.ts';
import { markupOf, WITHOUT_CONTENT } from '../site/markup.ts';
import { assertNothingFound, assertNothingSpoilt } from '../site/spoilers.ts';
import { weigh } from '../site/weight.ts';

/**
 * What only the shipped handbook can show, over the site that `npm run build` made of it in dist/. How sites are built
 * is tested in tests/site, over fixtures.
 */
const CONTENT = 'example';
/** The same, and a public runbook that leads to all that is not public: none of its own is. */
const MIXED = contentOf(['content', CONTENT, 'tests/fixtures/public-runbook']);

const now = new Date();
const { catalog, textOf } = await readCatalog(CONTENT, { now });
const shipped: Site = { folder: 'dist', base: '/', catalog, textOf };
assert.ok(existsSync('dist/index.html'), 'dist/ has no site yet. Build it: npm run build');

test('every link and anchor leads to something that is there', () => {
  assert.deepEqual(brokenLinks(shipped), []);
  const to = linksOf(shipped).map((link) => link.to);
  for (const address of ['/runbooks/card-declines/', '/glossary/#severity', '/roles/', '/_astro/'])
    assert.ok(
      to.some((link) => link.startsWith(address)),
      address,
    );
});

test('every page is valid HTML', async () => {
  // The tests of the firm's site look at the others.
  const { pages, faults } = await markupOf(shipped.folder, WITHOUT_CONTENT);
  assert.ok(pages > 400);
  assert.deepEqual(faults, []);
});

test('no page is heavier than the ceiling', (t) => {
  const { tooHeavy, heaviest, pages } = weigh(shipped.folder);
  t.diagnostic(`heaviest of ${pages}: ${heaviest?.page} with ${heaviest?.weight} bytes`);
  assert.deepEqual(tooHeavy, []);
});

test('what players may read spoils no drill, and search finds nothing that does', () => {
  assertNothingSpoilt(shipped, 11);
  assertNothingFound(shipped);
});

test('nothing withheld from the public is in its site, and no link leads to it', async () => {
  const secrets = secretsOf(await readCatalog(MIXED, { now, audience: 'restricted' }), 'public');
  assert.ok(secrets.get('runbooks')?.words.length);
  const site = await built({ content: MIXED, audience: 'public' });
  assert.deepEqual(leaksIn(site.folder, secrets), []);
  assert.deepEqual(brokenLinks(site), []);
});

test('an organisation that has only its settings has no finding', async () => {
  const content = join(scratch(), 'org');
  for (const file of ['handbook.yaml', 'organisation.yaml']) cpSync(join(CONTENT, file), join(content, file));
  const { diagnostics, catalog } = await readCatalog(content, { now: new Date('2026-11-24') });
  assert.deepEqual(diagnostics, []);
  assert.equal(catalog.teams.size, 0);
});
