import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { publishedSchemas } from '../../src/publish/published-schemas.ts';
import { built, type Site, type Variant } from './built.ts';
import { brokenLinks } from './links.ts';
import { FIRM } from './content.ts';
import { fingerprintsOf } from './files.ts';
import { leaksIn, secretsOf } from './leaks.ts';
import { markedContent, secretsBelow } from './marked.ts';
import { isCode } from './words.ts';

const WHOLE: Variant = { content: FIRM };

/** No page shows these yet, or shows what they refer to in their place. */
const NOWHERE = new Set(['organisation, links', 'organisation, issue_url']);

for (const audience of ['public', 'internal'] as const) {
  test(`nothing withheld from the ${audience} audience is in its site`, async () => {
    const [whole, site] = [await built(WHOLE), await built({ ...WHOLE, audience })];
    assert.deepEqual(leaksIn(site.folder, secretsOf(whole, audience)), []);
  });

  test(`what is withheld from the ${audience} audience is found in the whole site`, async () => {
    const whole = await built(WHOLE);
    const secrets = secretsOf(whole, audience);
    assert.ok(secrets.get('runbooks')?.words.length);
    const found = new Set(leaksIn(whole.folder, secrets).map(({ secret }) => secret));
    for (const [kind, { words, phrases }] of secrets) {
      const all = [...words, ...phrases];
      const share = all.filter((secret) => found.has(secret)).length / all.length;
      assert.ok(share > 0.4 || NOWHERE.has(kind), `${kind}: ${share} of ${all.length}`);
    }
  });

  test(`what no content can change is the same in the ${audience} site`, async () => {
    const [whole, site] = [await built(WHOLE), await built({ ...WHOLE, audience })];
    const codeOf = ({ folder }: Site) => [...fingerprintsOf(folder)].filter(([file]) => isCode(file));
    assert.deepEqual(codeOf(site), codeOf(whole));
    for (const [file, text] of publishedSchemas())
      assert.equal(readFileSync(join(site.folder, file), 'utf8'), text);
  });
}

for (const lists of ['inside', 'public'] as const)
  test(`of all that can be written, nothing above public is in any file of a public site (lists ${lists})`, async () => {
    const site = await built({ content: markedContent(lists), audience: 'public' });
    assert.deepEqual([...secretsBelow(site.folder)], []);
    assert.deepEqual(brokenLinks(site), []);
  });

test('nearly all of it is in the site of those who may see it', async () => {
  const content = markedContent('inside');
  const { folder } = await built({ content, audience: 'restricted' });
  const [written, shown] = [secretsBelow(content), secretsBelow(folder)];
  assert.ok(written.size > 400);
  const share = [...shown.keys()].filter((secret) => written.has(secret)).length / written.size;
  assert.ok(share > 0.6, String(share));
});
