import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { baseOfSite, serveSite } from './site-server.ts';

const site = mkdtempSync(join(tmpdir(), 'muster-site-'));
mkdirSync(join(site, 'roles'));
writeFileSync(join(site, 'index.html'), '<link rel="stylesheet" href="/docs/_astro/a.css">home');
writeFileSync(join(site, 'roles/index.html'), 'roles');
writeFileSync(join(site, 'jump.json'), '{}');
writeFileSync(join(site, '404.html'), 'lost');

const blocker = createServer().listen(0, 'localhost');
await new Promise((resolve) => blocker.once('listening', resolve));
const taken = (blocker.address() as AddressInfo).port;
const serving = await serveSite(site, '/docs/', taken);
const get = (path: string): Promise<Response> =>
  fetch(`http://localhost:${serving.port}${path}`, { redirect: 'manual' });

after(() => {
  blocker.close();
  serving.server.close();
});

test('a taken port is passed over, and the address names the one in use', () => {
  assert.ok(serving.port > taken);
  assert.equal(serving.address, `http://localhost:${serving.port}/docs/`);
});

test('a folder answers with its page, a file with its type, and nothing is cached', async () => {
  const page = await get('/docs/roles/');
  assert.equal(await page.text(), 'roles');
  assert.equal(page.headers.get('content-type'), 'text/html;charset=utf-8');
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.match((await get('/docs/jump.json?x=1')).headers.get('content-type') ?? '', /^application\/json/);
});

test('an address without its slash, and the root, lead to where the page is', async () => {
  assert.equal((await get('/docs/roles')).headers.get('location'), '/docs/roles/');
  assert.equal((await get('/')).headers.get('location'), '/docs/');
});

test('an address outside the site or without a page is answered with the 404 page', async () => {
  for (const path of ['/docs/nothing/', '/roles/', '/docs/..%2f..%2fetc/passwd', '/docs/%ff']) {
    const response = await get(path);
    assert.equal(response.status, 404, path);
    assert.equal(await response.text(), 'lost', path);
  }
});

test('the base path is read from the site', () => {
  assert.equal(baseOfSite(site), '/docs/');
  assert.equal(baseOfSite(join(site, 'roles')), '/');
});

test('without a site the error says how to build one', async () => {
  await assert.rejects(serveSite(join(site, 'none'), '/', 5000), /npm run build/);
});
