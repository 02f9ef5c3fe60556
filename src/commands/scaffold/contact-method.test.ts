import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseName, refuseRepository, refuseWays, waysIn } from './contact-method.ts';

test('a way to reach someone is recognised by its start', () => {
  assert.deepEqual(
    waysIn('/page payments, +44 20 7946 0421,https://page.example/new, #payments, desk@example.org, ').map(
      ({ type }) => type,
    ),
    ['command', 'telephone', 'form', 'chat', 'email'],
  );
});

test('ways that wake nobody are refused, and misspelt ones too, with what to write', () => {
  const all = ['command', 'telephone', 'form'] as const;
  assert.equal(refuseWays('/page commander, +44 20 7946 0411', [...all]), undefined);
  for (const [text, said] of [
    ['', /at least one way to page/],
    ['#incident', /wakes nobody/],
    ['+44', /start with \+ and the country code/],
    ['http://page.example', /starting with https:\/\//],
    ['/page a, /page b', /only one command/],
    ['030 555 0100', /country code/],
  ] as const)
    assert.match(refuseWays(text, [...all]) ?? '', said);
});

test('a channel or a mailbox is allowed next to a way to page, but not alone', () => {
  const all = ['command', 'telephone', 'chat', 'email'] as const;
  assert.equal(refuseWays('#payments, /page payments', [...all]), undefined);
  for (const text of ['#payments', 'payments@example.org', '#payments, payments@example.org'])
    assert.match(refuseWays(text, [...all]) ?? '', /wakes nobody/, text);
});

test('an answer that belongs to another question is refused', () => {
  for (const text of ['#incident', 'Korvin & Daughters', '1&1', '支払い', '/dev/ops', '24/7 desk'])
    assert.equal(refuseName(text), undefined, text);
  for (const text of ['https://git.example/a/b', '+49 30 1', '030 12345', 'desk@example.org'])
    assert.match(refuseName(text) ?? '', /is not a name/, text);
  assert.equal(refuseRepository('https://git.example/acme/handbook'), undefined);
  assert.match(refuseRepository('https://status.example') ?? '', /is not the address of a repository/);
});
