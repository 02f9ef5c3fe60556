import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { dump } from 'js-yaml';
import { patchPath } from '../src/check/patch.ts';
import type { CommandName } from '../src/commands/index.ts';
import { readSources } from '../src/loaders/catalog.ts';
import { placementOf } from '../src/model/kinds.ts';
import type { Layer } from '../src/model/layer.ts';
import { contentOf, seed, survives } from './fuzz.ts';
import { run } from './run.ts';
import { parts, patchWith, placesOf, SHAPES, withValueAt, type Path } from './shapes.ts';

/**
 * Every place of every kind is given another shape, next to the files that refer to it. The seed chooses which places and
 * which shapes, so that many runs try them all; FUZZ_SHAPES=all tries them in one.
 */
const firm = contentOf('tests/fixtures/firm/content');
const tried = process.env['FUZZ_SHAPES'] === 'all' ? SHAPES.length : 1;
const places = uniquePlaces();

/** Every so many places, the commands are run as well. */
const APART = tried > 1 ? 2 : 40;
const NEW = 'teams/metering/runbooks/fallen-over.yaml';
const RUNS: [CommandName, ...string[]][] = [
  ['check', '--format', 'sarif'],
  ['health', '--format', 'json'],
  ['health'],
  ['review', 'leaked-key', '--dry-run'],
  ['check', '--fix', '--dry-run'],
  ['new', 'runbook', 'metering', 'fallen-over'],
  ['alerts', '--rules', 'tests/fixtures/health/rules.yaml'],
];

test(`shapes: ${places.length} places of every kind, ${tried} of ${SHAPES.length} shapes each, seed ${seed}`, () => {
  assert.ok(places.length > 700, `only ${places.length} places`);
  for (const [index, { path, file, data, after }] of places.entries()) {
    // A quarter of the places is enough for one run.
    if (tried === 1 && (index + seed) % 4) continue;
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

test(`shapes: the same places in patches of a lower layer, seed ${seed}`, () => {
  const [under, top] = [layer('under:', 0), layer('org/', 1)];
  const below = firm.map((file) => ({ ...file, file: `under:${file.path}`, layer: under }));
  let patched = 0;
  for (const [index, { path, file, data }] of places.entries()) {
    // A page cannot be patched. A sixth of the places is enough for one run.
    if (file.endsWith('.mdx') || (tried === 1 && (index + seed) % 6)) continue;
    patched++;
    for (let count = 0; count < tried; count++) {
      const shape = SHAPES[(seed + index + count) % SHAPES.length];
      const name = patchPath(file);
      const text = dump(patchWith(data, path, shape), { noRefs: true });
      const where = `${name}: ${path.join('.')} = ${JSON.stringify(shape)}`;
      const patch = { path: name, file: `org/${name}`, layer: top, text };
      assert.doesNotThrow(() => survives([patch], below), where);
    }
  }
  assert.ok(patched > 100, `only ${patched} places`);
});

test(`shapes: every place of handbook.yaml, seed ${seed}`, async () => {
  const room = mkdtempSync(join(tmpdir(), 'muster-shapes-'));
  after(() => rmSync(room, { recursive: true }));
  for (const folder of ['org', 'under/roles']) mkdirSync(join(room, folder), { recursive: true });
  writeFileSync(join(room, 'under/roles/responder.yaml'), 'name: Responder\n');
  const data = {
    layers: [
      { id: 'under', path: '../under', holds: ['roles'], edit_url: 'https://git.example/{path}' },
      '.',
    ],
    exclude: ['role/responder', 'course/*'],
  };
  for (const path of placesOf(data))
    for (const shape of SHAPES) {
      const yaml = dump(withValueAt(data, path, shape), { noRefs: true });
      writeFileSync(join(room, 'org/handbook.yaml'), yaml);
      const where = `${path.join('.')} = ${JSON.stringify(shape)}`;
      // A list that cannot be read means the base, which would take a second each time.
      const sources = (await readSources(join(room, 'org'))).filter((file) => !file.layer?.isBase);
      assert.doesNotThrow(() => survives([], sources), where);
    }
});

test(`shapes: no command ends with a fault of ours, seed ${seed}`, async () => {
  const content = join(mkdtempSync(join(tmpdir(), 'muster-shapes-')), 'content');
  after(() => rmSync(dirname(content), { recursive: true }));
  cpSync('tests/fixtures/firm/content', content, { recursive: true });
  for (let index = seed % APART; index < places.length; index += APART) {
    const { path, file, data, after: rest } = places[index] ?? assert.fail();
    const shape = SHAPES[(seed + index) % SHAPES.length];
    const yaml = dump(withValueAt(data, path, shape), { noRefs: true });
    const whole = readFileSync(join(content, file), 'utf8');
    writeFileSync(join(content, file), file.endsWith('.mdx') ? `---\n${yaml}---\n${rest}` : yaml);
    for (const [command, ...args] of RUNS) {
      const { status, stdout, stderr } = await run(command, [...args, '--content', content]);
      const where = `${command} with ${file}: ${path.join('.')} = ${JSON.stringify(shape)}`;
      assert.doesNotMatch(stdout + stderr, /inside Muster|undefined|\[object /, where);
      assert.ok(status >= 0 && status <= 3, where);
    }
    writeFileSync(join(content, file), whole);
    rmSync(join(content, NEW), { force: true });
  }
});

function layer(prefix: string, rank: number): Layer {
  return { id: prefix.slice(0, -1), prefix, rank, isBase: false };
}

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
