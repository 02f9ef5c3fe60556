import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inspectProse } from './prose.ts';
import { test } from 'node:test';
import { CONSTRUCTS } from './construct.ts';

test('the guide has the table of what each form of text supports', () => {
  const guide = readFileSync(new URL('../../docs/contribute/writing.md', import.meta.url), 'utf8');
  const written = [...guide.matchAll(/^\| (.+?) +\| (yes|no) +\| (yes|no) +\| (yes|no) +\|$/gm)];
  const expected = Object.entries(CONSTRUCTS)
    .filter(([construct]) => !['sign', 'product', 'Windows path'].includes(construct))
    .map(([, { plural, in: forms }]) => [
      plural,
      ...(['line', 'block', 'page'] as const).map((form) =>
        (forms as readonly string[]).includes(form) ? 'yes' : 'no',
      ),
    ]);
  assert.deepEqual(
    written.slice(1).map(([, ...cells]) => cells),
    expected,
  );
});

test('a number with a hyphen before it loses its sign, unless a sentence follows as the item of a list', () => {
  const problems = ['- 5 °C', '- 16401 is the number of the database that the log names.'].map(
    (text) => inspectProse(text, 'block').problems.length,
  );
  assert.deepEqual(problems, [1, 0]);
});
