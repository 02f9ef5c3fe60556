import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { feedEntries } from '../../src/exports/feed.ts';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { scratch } from '../scratch.ts';
import { brokenLinks, linksOf } from './links.ts';

test('every link and anchor of the site leads to something that is there', async () => {
  const site = await built({ content: FIRM });
  assert.deepEqual(brokenLinks(site), []);
  const to = new Set(linksOf(site).map((link) => link.to));
  for (const address of ['/runbooks/readings-late/', '/glossary/#bridge', '/roles/', '/_astro/'])
    assert.ok(
      [...to].some((link) => link.startsWith(address)),
      address,
    );
});

test('the links of the Markdown versions, of llms.txt and of the feed are among them', async () => {
  const site = await built({ content: FIRM });
  const links = linksOf(site);
  for (const [file, to] of [
    ['handbook/during/incident.md', '/roles/incident-commander/'],
    ['runbooks/readings-late.md', '/alerts/ReadingsLate/'],
    ['llms.txt', '/handbook/during/incident.md'],
    ['feed.xml', feedEntries(site.catalog)[0]?.href],
    ['roles/scribe/index.html', '/roles/scribe.md'],
  ])
    assert.ok(
      links.some((link) => link.file === file && link.to === to),
      `${file}: ${to}`,
    );
});

test('under a base path every link works too, and none leads out of it', async () => {
  const [site, atRoot] = [await built({ content: FIRM, base: '/docs/' }), await built({ content: FIRM })];
  assert.deepEqual(brokenLinks(site), []);
  assert.equal(linksOf(site).length, linksOf(atRoot).length);
});

for (const audience of ['internal', 'public'] as const) {
  test(`the ${audience} site has no link to what is left out of it`, async () => {
    assert.deepEqual(brokenLinks(await built({ content: FIRM, audience })), []);
  });
}

test('the page for a wrong address works at any depth', async () => {
  const links = linksOf(await built({ content: FIRM })).filter(({ file }) => file === '404.html');
  assert.ok(links.length > 10);
  for (const { to } of links) assert.match(to, /^(?:\/|#|https:|tel:)/);
});

test('a broken link is found, wherever it is', () => {
  const found = brokenLinks({ folder: brokenSite(), base: '/docs/' });
  assert.deepEqual(found, [
    '_astro/x.css: font.woff2: leads to no file',
    '_astro/x.js: ./y.js: leads to no file',
    'feed.xml: /docs/d/: leads to no file',
    'index.html: /docs/gone/: leads to no file',
    'index.html: /docs/a: leads to no file',
    'index.html: #nowhere: leads to no place on its page',
    'index.html: /docs/a/#two: leads to no place on its page',
    'index.html: /a/: leads out of /docs/',
    'index.html: http://other.example/: leads to another host',
    'index.html: //other.example/x.js: leads to another host',
    'index.html: https://other.example/x.png: leads to another host',
    'index.html: small.png: leads to no file',
    'index.html: /docs/old/: leads to no file',
    'llms.txt: /docs/c.md: leads to no file',
    'jump.json: /docs/b/: leads to no file',
  ]);
});

/** A page with every fault, and as many good links. */
function brokenSite(): string {
  const folder = scratch();
  const links = ['gone/', 'a', 'a/', 'a/#one'].map((to) => `<a href="/docs/${to}">x</a>`).join('');
  const files = {
    'index.html':
      `${links}<a href='#nowhere'>x</a><a href=/docs/a/#two>x</a><a href="/a/">x</a><a href="http://other.example/">x</a>` +
      '<a href="https://other.example/">x</a><a href="tel:+441">x</a><script src="//other.example/x.js"></script>' +
      '<img src="https://other.example/x.png" srcset="a/index.html 1x, small.png 2x">' +
      '<meta http-equiv="refresh" content="0; url=/docs/old/">',
    'llms.txt': '[C](/docs/c.md), [A](/docs/a/#one) and `[code](/docs/e/)`',
    'feed.xml': '<feed><link href="/docs/d/"/><link href="/docs/"/></feed>',
    'a/index.html': '<p id="one"></p><a href="../">x</a>',
    '_astro/x.css': '@font-face{src:url(font.woff2)}',
    '_astro/x.js': 'import"./x.js";import(`./y.js`)',
    'jump.json': JSON.stringify({
      rows: [
        ['A', '/a/#one'],
        ['B', '/b/'],
      ],
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
