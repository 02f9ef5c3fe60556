import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { keepWarm, startWarm } from './warm-start.ts';

let project: string;
let cache: string;

beforeEach(async () => {
  project = mkdtempSync(join(tmpdir(), 'muster-warm-'));
  cache = join(project, 'cache');
  mkdirSync(join(project, 'src/markdown'), { recursive: true });
  mkdirSync(cache);
  mkdirSync(join(project, 'src/site'), { recursive: true });
  writeFileSync(join(project, 'src/site/config.ts'), '');
  writeFileSync(join(project, 'src/markdown/prose.ts'), 'one');
  await keepWarm(cache, project);
});

test('after a build that ended well the cache is trusted', async () => {
  assert.equal(await startWarm(cache, project), true);
});

test('after a build that did not end it is not', async () => {
  await startWarm(cache, project);
  assert.equal(await startWarm(cache, project), false);
});

test('after a change to how Markdown is rendered it is not', async () => {
  writeFileSync(join(project, 'src/markdown/prose.ts'), 'two');
  assert.equal(await startWarm(cache, project), false);
});
