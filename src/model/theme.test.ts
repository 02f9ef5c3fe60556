import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { contrast, nearestColour } from './colour.ts';
import { accentsOf, BACKGROUNDS, pairsOf, TEXT } from './theme.ts';

const tokens = readFileSync('src/site/styles/tokens.css', 'utf8');
const TOKENS = { 'the page': 'paper', cards: 'sheet', 'code blocks': 'command', 'search hits': 'mark' };

test('contrast is what WCAG 2 says', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
});

test('the backgrounds are those of the style sheet, and its own links pass', () => {
  for (const [name, token] of Object.entries(TOKENS)) {
    const { light, dark } = BACKGROUNDS;
    assert.ok(tokens.includes(`--${token}: light-dark(${light[name] ?? ''}, ${dark[name] ?? ''});`), name);
  }
  const [, light = '', dark = ''] = /--link: light-dark\((#\w+), (#\w+)\)/.exec(tokens) ?? [];
  for (const { colour, background } of pairsOf({ accent: { light, dark } }))
    assert.ok(contrast(colour, background) >= TEXT);
});

test('paper is black on white, whatever the theme', () => {
  assert.match(readFileSync('src/site/styles/print.css', 'utf8'), /--link: #000;/);
});

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('from any colour there is a nearest one that can be read, and a good one stays', () => {
  fc.assert(
    fc.property(colour, colour, (one, background) => {
      const passes = (tried: string): boolean => contrast(tried, background) >= TEXT;
      const end = passes('#ffffff') ? '#ffffff' : '#000000';
      const found = nearestColour(one, end, passes);
      assert.ok(passes(found));
      if (passes(one)) assert.equal(found, one);
    }),
  );
});

test('one accent has a colour for the dark theme that can be read there', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const accents = accentsOf({ accent });
      for (const background of Object.values(BACKGROUNDS.dark))
        assert.ok(contrast(accents?.dark ?? '', background) >= TEXT);
    }),
  );
});
