import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { baseOfSite, serveSite } from './site-server.ts';

const outside = mkdtempSync(join(tmpdir(), 'muster-outside-'));
writeFileSync(join(outside, 'index.html'), 'a secret');

const site = mkdtempSync(join(tmpdir(), 'muster-site-'));
mkdirSync(join(site, 'roles'));
writeFileSync(join(site, 'index.html'), '<link rel="stylesheet" href="/docs/_astro/a.css">home');
writeFileSync(join(site, 'roles/index.html'), 'roles');
writeFileSync(join(site, 'jump.json'), '{}');
writeFileSync(join(site, '404.html'), 'lost');
mkdirSync(join(site, '.git'));
writeFileSync(join(site, '.git/config'), 'a secret');
writeFileSync(join(site, '.env'), 'a secret');
symlinkSync(outside, join(site, 'linked'));
symlinkSync(join(outside, 'index.html'), join(site, 'linked.html'));
symlinkSync('roles', join(site, 'inner'));
writeFileSync(join(site, 'unreadable.txt'), 'a secret');
chmodSync(join(site, 'unreadable.txt'), 0);

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
  assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
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

/** What the server answers to bytes that no well-behaved client would send. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(serving.port, 'localhost', () => socket.write(text))
      .on('data', (bytes) => (answer += bytes.toString('latin1')))
      .on('close', () => resolve(answer))
      .on('error', reject);
  });
}

const HOST = `Host: localhost:${serving.port}\r\nConnection: close\r\n`;
const ODD: [string, RegExp][] = [
  ...[
    'bytes=abc',
    'bytes=5-2',
    'bytes=-',
    'bytes=9999-',
    'bytes=-0',
    'bytes=0-0,2-3',
    'x',
    'bytes=1e9-',
    'bytes=0-99999999999999999999',
    '',
  ].map((range): [string, RegExp] => [
    `GET /docs/ HTTP/1.1\r\n${HOST}Range: ${range}\r\n\r\n`,
    /^HTTP\/1.1 (?:200|206|416) /,
  ]),
  [`GET /docs/jump.json HTTP/1.1\r\n${HOST}Range: bytes=0-0\r\n\r\n`, /^HTTP\/1.1 206 [^]*\{$/],
  ...['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'].map((method): [string, RegExp] => [
    `${method} /docs/ HTTP/1.1\r\n${HOST}\r\n`,
    /^HTTP\/1.1 405 [^]*Allow: GET, HEAD/,
  ]),
  [`HEAD /docs/ HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1.1 200 (?:(?!home)[^])*$/],
  [`HEAD /docs/none HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1.1 404 (?:(?!lost)[^])*$/],
  ['GET /docs/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 421 /],
  ['GET /docs/ HTTP/1.1\r\nHost: localhost.evil.example\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 421 /],
  ['GET /docs/ HTTP/1.1\r\nHost: localhost@evil.example\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 421 /],
  ['GET /docs/ HTTP/1.1\r\n\r\n', /^HTTP\/1.1 400 /],
  ['GET /docs/ HTTP/1.0\r\n\r\n', /^HTTP\/1.1 421 /],
  ['not http\r\n\r\n', /^HTTP\/1.1 400 /],
  [`GET http://evil.example/ HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1.1 404 /],
  [`GET /docs//evil.example HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1.1 404 /],
  [`GET //evil.example/%2e%2e HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1.1 404 /],
  [`GET /docs/roles?x=1 HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1.1 302 [^]*Location: \/docs\/roles\/\?x=1\r/],
  [`GET /docs//roles HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1.1 302 [^]*Location: \/docs\/roles\/\r/],
  [`GET /docs/jump.json/ HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1.1 404 /],
  [`GET /docs/inner/ HTTP/1.1\r\n${HOST}\r\n`, /^HTTP\/1.1 200 [^]*roles$/],
  ...[
    '.git/config',
    '.env',
    '%2egit/config',
    'roles/../.env',
    'linked/',
    'linked/index.html',
    'linked.html',
    '..%2f..%2fetc/passwd',
    '..%5c..%5cetc',
    '%00',
    'jump.json%00.html',
    '%',
    '%ff%fe',
    'a'.repeat(7000),
    'x/'.repeat(3000),
    'a'.repeat(300),
    ...(process.getuid?.() === 0 ? [] : ['unreadable.txt']),
  ].map((path): [string, RegExp] => [
    `GET /docs/${path} HTTP/1.1\r\n${HOST}\r\n`,
    /^HTTP\/1.1 404 [^]*\r\nlost\r\n/,
  ]),
];

test('nothing odd stops the server or shows what is not of the site', async () => {
  for (const [request, expected] of ODD) {
    const answer = await raw(request);
    assert.match(answer, expected, request.slice(0, 100));
    assert.doesNotMatch(answer, /a secret/, request.slice(0, 100));
  }
  assert.equal((await get('/docs/')).status, 200);
});

test('the base path is read from the site', () => {
  assert.equal(baseOfSite(site), '/docs/');
  assert.equal(baseOfSite(join(site, 'roles')), '/');
});

test('without a site the error says how to build one', async () => {
  await assert.rejects(serveSite(join(site, 'none'), '/', 5000), /npm run build/);
});
