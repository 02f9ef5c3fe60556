import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redirectPage, headOf } from './static-page.ts';

const frame = { base: '/docs/', head: '<link rel="stylesheet" href="/docs/a.css">' };

test('a redirect works immediately and also has a link, both under the base path', () => {
  const html = redirectPage(frame, 'Disk full', '/runbooks/disk-full/');
  assert.match(html, /<meta http-equiv="refresh" content="0; url=\/docs\/runbooks\/disk-full\/">/);
  assert.match(html, /<a href="\/docs\/runbooks\/disk-full\/">Disk full<\/a>/);
  assert.ok(html.includes(frame.head));
});

test('what an author wrote cannot become HTML', () => {
  const html = redirectPage(frame, '</title><script>"x"', '/a"b/');
  for (const hostile of ['<script', '"x"', '/a"b/']) assert.equal(html.includes(hostile), false, hostile);
});

test('of a built page the policy, styles and icons are taken over, and nothing else', () => {
  const policy = `<meta http-equiv="content-security-policy" content="default-src 'self'">`;
  const shared = `${policy}<link rel="icon" href="/i.svg">`;
  const html = `<html><head><title>T</title>${shared}<script src="/m.js"></script><meta name="description" content="d"></head><body><script src="/b.js"></script></body>`;
  assert.equal(headOf(html), shared);
});
