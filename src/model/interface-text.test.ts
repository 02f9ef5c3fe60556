import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlOf, isMarkup, parseArea, slotsOf, textOf, type Text, type Values } from './interface-text.ts';

const ENGLISH = new Intl.PluralRules('en');
const only = (yaml: string): Text => [...parseArea(yaml).values()][0] as Text;
const plain = (yaml: string, values: Values = {}, rules = ENGLISH): string =>
  textOf(only(yaml), values, rules);
const html = (yaml: string, values: Values = {}): string =>
  htmlOf(only(yaml), values, ENGLISH, (path) => `/base${path}`);

test('nested maps are joined by dots', () => {
  assert.deepEqual([...parseArea('a: x\nb:\n  c: y\n  d:\n    e: z').keys()], ['a', 'b.c', 'b.d.e']);
});

test('a map of plural forms is one text, whose form the count chooses', () => {
  const steps = "steps:\n  one: '{count} step'\n  other: '{count} steps'";
  assert.deepEqual(
    [0, 1, 2].map((count) => plain(steps, { count })),
    ['0 steps', '1 step', '2 steps'],
  );
  const polish = "steps:\n  one: '{count} krok'\n  few: '{count} kroki'\n  other: '{count} kroków'";
  const rules = new Intl.PluralRules('pl');
  assert.deepEqual(
    [1, 3, 5].map((count) => plain(polish, { count }, rules)),
    ['1 krok', '3 kroki', '5 kroków'],
  );
});

test('words and values are escaped in HTML, a fragment is not', () => {
  assert.equal(
    html("a: 'a < b & <b>{name}</b>: <links/>'", { name: '<script>', links: '<a href="/x/">x</a>' }),
    'a &lt; b &amp; <b>&lt;script&gt;</b>: <a href="/x/">x</a>',
  );
});

test('a tag that is not known is a link to the address of its name', () => {
  assert.equal(
    html("a: 'See <page>the page</page>.'", { page: '/roles/?a="b"' }),
    'See <a href="/base/roles/?a=&quot;b&quot;">the page</a>.',
  );
  assert.equal(
    html("a: 'Copy<hidden>: {name}</hidden>'", { name: 'x' }),
    'Copy<span class="visually-hidden">: x</span>',
  );
});

test('a plain text gives its values as they are', () => {
  assert.equal(plain("a: '{name} < 5'", { name: '<x>' }), '<x> < 5');
  assert.equal(isMarkup(only("a: '{name} < 5'")), false);
  assert.equal(isMarkup(only('a: <b>x</b>')), true);
});

test('the parameters of a text are its names, without the tags that stand for themselves', () => {
  assert.deepEqual(
    [...slotsOf(only("a: '<b>{name}</b> <links/> <page>x</page> {name}'"))],
    [
      ['name', 'value'],
      ['links', 'fragment'],
      ['page', 'open'],
    ],
  );
  assert.deepEqual(
    [...slotsOf(only("a:\n  one: x\n  other: '{count} {of}'"))],
    [
      ['count', 'count'],
      ['of', 'value'],
    ],
  );
});

test('what is neither a text nor a map of texts is refused', () => {
  for (const yaml of ['a: 1', 'a: [x]', 'a:', 'a:\n  other: 1'])
    assert.throws(() => parseArea(yaml), TypeError);
});
