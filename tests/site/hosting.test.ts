import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { filesIn } from './files.ts';
import { linksOf } from './links.ts';

/** What the guide tells every host to let browsers keep for ever. */
const KEPT = /^(?:_astro|pagefind\/(?:fragment|index|filter))\//;
const GUIDE = readFileSync('docs/contribute/hosting.md', 'utf8');

test('what browsers keep for ever has a digest in its name, and what has none is not kept', async () => {
  const { folder } = await built({ content: FIRM });
  const kept = filesIn(folder).filter((file) => KEPT.test(file));
  assert.ok(kept.length > 50);
  for (const file of kept) assert.match(file, /[._][\w-]{7,10}\.(?:js|css|woff2|pf_\w+)$/);
  for (const folder of ['_astro', 'fragment', 'index', 'filter'])
    assert.equal(GUIDE.includes(`${folder}/`), true, folder);
});

test('every host sends the three headers, or the guide says that it cannot', () => {
  const hosts = GUIDE.split(/^## /m)
    .slice(1)
    .filter((section) => /^(?:nginx|Caddy|S3|Netlify|GitHub|GitLab)/.test(section));
  assert.equal(hosts.length, 6);
  for (const host of hosts) {
    const text = host.replaceAll(/[-\s"]/g, '').toLowerCase();
    const sent = ['contenttypeoptions', 'sameorigin', "frameancestors'none'"].filter((header) =>
      text.includes(header),
    );
    if (sent.length < 3) assert.match(host, /No header can be set/, host.slice(0, 20));
  }
});

test('the function for CloudFront finds the file of every link, and sends on what has no slash', async () => {
  const site = await built({ content: FIRM });
  const files = new Set(filesIn(site.folder));
  const addresses = new Set(
    linksOf(site).flatMap(({ to }) => (to.startsWith('/') ? [to.replace(/[?#].*$/, '')] : [])),
  );
  assert.ok(addresses.size > 200);
  for (const address of addresses) {
    const { uri } = answer(address);
    assert.ok(files.has(decodeURIComponent(uri?.slice(1) ?? '')), address);
    if (address !== '/' && address.endsWith('/'))
      assert.equal(answer(address.slice(0, -1)).headers?.location.value, address);
  }
  assert.equal(answer('/alerts/Disk.Full').headers?.location.value, '/alerts/Disk.Full/');
  assert.equal(answer('//other.example/x').headers?.location.value, '/other.example/x/');
  assert.equal(answer('/runbooks/x/').uri, '/runbooks/x/index.html');
});

function answer(uri: string): Answer {
  const code = /```js\n([^]*?)```/.exec(GUIDE)?.[1] ?? '';
  const request = JSON.stringify({ request: { uri } });
  return runInNewContext(`${code}\nhandler(${request})`) as Answer;
}

interface Answer {
  uri?: string;
  headers?: { location: { value: string } };
}
