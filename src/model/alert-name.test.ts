import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { alertAddress, alertAddresses } from './addresses.ts';
import { alertNameProblem, alertSlug } from './alert-name.ts';

const NAMES = load(readFileSync('tests/fixtures/hostile/alert-names.yaml', 'utf8')) as Expected[];

for (const { name, slug, spelt = false, problem } of NAMES)
  test(`alert name ${JSON.stringify(name)}`, () => {
    if (problem !== undefined)
      return assert.match(alertNameProblem(name)?.message ?? '', new RegExp(problem));
    assert.equal(alertNameProblem(name), undefined);
    assert.equal(alertSlug(name), slug);
    const expected = new Set([`/alerts/${slug ?? ''}/`, ...(spelt ? [`/alerts/${name}/`] : [])]);
    assert.deepEqual(alertAddresses(name), [...expected]);
  });

test('an address needs no encoding, and every part of it can be a folder on every disk', () => {
  for (const { name, problem } of NAMES) {
    if (problem !== undefined) continue;
    assert.match(alertAddress(name), /^\/alerts\/[\w.-]+\/$/);
    assert.equal(encodeURI(alertAddress(name)), new URL(alertAddress(name), 'https://h.example').pathname);
    for (const address of alertAddresses(name))
      assert.doesNotMatch(address, /\/\.|\. *\/|[<>:"|?*\\\p{Cc}]/u);
  }
});

test('a slug is its own slug, so that the address of an alert never changes when it is written down', () => {
  for (const { slug } of NAMES) if (slug !== undefined) assert.equal(alertSlug(slug), slug);
});

test('characters are counted as a person counts them', () => {
  const family = '👩‍👩‍👧‍👦';
  const accent = 'e\u0301';
  for (const character of ['x', '支', '🔥', family, accent, '🇩🇪']) {
    assert.equal(alertNameProblem(character.repeat(120)), undefined, character);
    assert.match(alertNameProblem(character.repeat(121))?.message ?? '', /has 121 characters; at most 120/);
    assert.ok(Buffer.byteLength(alertSlug(character.repeat(120))) <= 255, character);
  }
});

interface Expected {
  name: string;
  slug?: string;
  spelt?: boolean;
  problem?: string;
}
