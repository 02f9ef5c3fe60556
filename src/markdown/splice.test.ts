import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spliceComponents } from './splice.ts';

const told = (body: string): string =>
  spliceComponents(body, (name, { id = '' }) => (name === 'Table' ? '| a |\n| - |' : `${name}:${id}`));

test('a component becomes its text, and all else stays as it was written', () => {
  assert.equal(
    told('*One* `<Timer id="x" />` \\{ <Timer id="relief" />, then.\n\n<Table />\n\n- a'),
    '*One* `<Timer id="x" />` \\{ Timer:relief, then.\n\n| a |\n| - |\n\n- a',
  );
});

test('the text inside a component stays, and a component in a list item stays in it', () => {
  assert.equal(
    told('<Exercise id="e">\n\nText <Role id="r" />.\n\n<Answer>\n\nYes.\n\n</Answer>\n\n</Exercise>\n\nEnd'),
    'Exercise:e\n\nText Role:r.\n\nAnswer:\n\nYes.\n\nEnd',
  );
  assert.equal(told('- one\n\n  <Table />\n'), '- one\n\n  | a |\n  | - |\n');
});
