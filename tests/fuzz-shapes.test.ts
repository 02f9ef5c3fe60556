import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dump } from 'js-yaml';
import { placementOf } from '../src/model/kinds.ts';
import { contentOf, seed, survives } from './fuzz.ts';
import { parts, placesOf, SHAPES, withValueAt, type Path } from './shapes.ts';

/**
 * Every place of every kind is given another shape in every run, next to the files that refer to it. The seed chooses
 * which shape, so that many runs try them all; FUZZ_SHAPES=all tries them in one.
 */
const firm = contentOf('tests/fixtures/firm/content');
const tried = process.env['FUZZ_SHAPES'] === 'all' ? SHAPES.length : 1;
const places = uniquePlaces();

test(`shapes: ${places.length} places of every kind, ${tried} of ${SHAPES.length} shapes each, seed ${seed}`, () => {
  assert.ok(places.length > 700, `only ${places.length} places`);
  for (const [index, { path, file, data, after }] of places.entries()) {
    const beside = firm.filter((other) => other.path !== file);
    for (let count = 0; count < tried; count++) {
      const shape = SHAPES[(seed + index + count) % SHAPES.length];
      const yaml = dump(withValueAt(data, path, shape), { noRefs: true });
      const text = file.endsWith('.mdx') ? `---\n${yaml}---\n${after}` : yaml;
      const where = `${file}: ${path.join('.')} = ${JSON.stringify(shape)}`;
      assert.doesNotThrow(() => survives([{ path: file, text }], beside), where);
    }
  }
});

/** Of several files of one kind, each place once. */
function uniquePlaces(): { path: Path; file: string; data: unknown; after: string }[] {
  const seen = new Set<string>();
  return firm.flatMap((file) => {
    const { data, after } = parts(file.text);
    return placesOf(data).flatMap((path) => {
      const key = `${placementOf(file.path)?.kind} ${path.join('/').replaceAll(/\b\d+\b/g, '*')}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ path, file: file.path, data, after }];
    });
  });
}
