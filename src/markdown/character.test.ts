import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { test } from 'node:test';
import { endsWithin } from '../../tests/patience.ts';
import {
  escapeAll,
  escapeObeyed,
  escapeUnfit,
  lookOf,
  obeyedIn,
  unfitIn,
  unfitProblem,
  type TextUse,
} from './character.ts';

const TEXTS = load(readFileSync('tests/fixtures/hostile/texts.yaml', 'utf8')) as {
  use: TextUse;
  text: string;
  found?: string;
  rule?: string;
}[];

test('every hostile text is reported at its character, and no honest one is', () => {
  for (const { use, text, found, rule } of TEXTS) {
    const unfit = unfitIn(text, use);
    const told = `${use} ${JSON.stringify(text)}: ${unfit.map((one) => unfitProblem(one).message).join('; ')}`;
    if (found === undefined) assert.deepEqual(unfit, [], told);
    else {
      const [first] = unfit;
      assert.equal(first?.code, found, told);
      assert.equal(text.codePointAt(first.offset), parseInt(found.slice(2), 16), told);
      assert.equal(unfitProblem(first).rule, rule, told);
    }
  }
});

test('what a finding says has no character that a terminal obeys', () => {
  for (const { use, text } of TEXTS)
    for (const unfit of unfitIn(text, use)) {
      const { message, help } = unfitProblem(unfit);
      assert.match(`${message} ${help}`, /^[\x20-\x7E]+$/, message);
    }
});

test('every text of the corpus is escaped into something that is seen', () => {
  for (const { text, found } of TEXTS) {
    const escaped = escapeObeyed(text);
    assert.deepEqual(obeyedIn(escaped), [], escaped);
    assert.deepEqual(unfitIn(escapeUnfit(text), 'exact'), [], escapeUnfit(text));
    assert.match(escapeAll(text), /^[\x20-\x7E]*$/);
    if (found !== undefined && unfitIn(text, 'exact').length)
      assert.match(escapeUnfit(text), /<U\+[0-9A-F]{4,5}>/);
  }
});

test('nothing is found at the end of a line of Windows, and everything else that stands in a file is', () => {
  assert.deepEqual(obeyedIn('a: 1\r\nb: 2\r\n'), []);
  assert.deepEqual(
    obeyedIn('a\rb\u202E \u{1F468}\u200D\u{1F469} c\u200D').map(({ code, offset }) => [code, offset]),
    [
      ['U+000D', 1],
      ['U+202E', 3],
      ['U+200D', 12],
    ],
  );
});

test('two texts look the same if only what nobody sees differs', () => {
  for (const other of ['kub\u0435ctl get', 'kubectl\u00A0get', 'kube\u200Bctl get', '\uFF4Bubectl get'])
    assert.equal(lookOf(other), 'kubectl get');
  assert.notEqual(lookOf('caf\u00E9'), lookOf('cafe'));
});

test('long texts of hostile characters take no longer than as many others', () => {
  for (const part of [
    '\u200D',
    '\u0435',
    'a\u0301',
    '\u{1F3F4}',
    '`\u00E9',
    "'\u0435",
    '<<A\n',
    '\u2212',
    '"\\',
  ]) {
    const text = part.repeat(20_000 / part.length);
    const all = (): void => {
      for (const use of ['words', 'prose', 'code', 'command', 'exact'] as const) unfitIn(text, use);
      escapeUnfit(text);
    };
    endsWithin(5, all, JSON.stringify(part));
  }
});
