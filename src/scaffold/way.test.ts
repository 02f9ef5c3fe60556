import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseWays, waysIn } from './way.ts';

test('a way of reaching somebody is known by how it begins', () => {
  assert.deepEqual(
    waysIn('/page ledger, +44 20 7946 0421,https://page.example/new, #ledger, desk@example.org, ').map(
      ({ type }) => type,
    ),
    ['command', 'telephone', 'form', 'chat', 'email'],
  );
});

test('what wakes nobody does not page, and what is misspelt is refused with what to write', () => {
  const all = ['command', 'telephone', 'form'] as const;
  assert.equal(refuseWays('/page commander, +44 20 7946 0411', [...all]), undefined);
  for (const [text, said] of [
    ['', /at least one way/],
    ['#incident', /wakes nobody/],
    ['+44', /begin with \+ and the country code/],
    ['http://page.example', /from https:\/\/ on/],
    ['/page a, /page b', /one command only/],
  ] as const)
    assert.match(refuseWays(text, [...all]) ?? '', said);
});
