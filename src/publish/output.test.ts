import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, test } from 'node:test';
import {
  bringNear,
  publish,
  replacementProblem,
  restore,
  tidy,
  workplaceOf,
  type Workplace,
} from './output.ts';

let workplace: Workplace;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-output-'));
  workplace = workplaceOf(join(folder, 'dist'), folder);
});

function write(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), text);
}

const published = (): string => readFileSync(join(workplace.out, 'index.html'), 'utf8');

test('the work is done next to the folder, so that publishing is a rename', () => {
  assert.equal(dirname(dirname(workplace.room)), dirname(workplace.out));
});

test('publishing replaces the whole site, and works when there was none', () => {
  write(workplace.next, 'one');
  publish(workplace);
  assert.equal(published(), 'one');
  writeFileSync(join(workplace.out, 'only-in-one.html'), '');
  write(workplace.next, 'two');
  publish(workplace);
  assert.equal(published(), 'two');
  assert.equal(existsSync(join(workplace.out, 'only-in-one.html')), false);
  assert.equal(existsSync(workplace.last), false);
});

test('if the new site cannot be put in place, the old one is back', () => {
  write(workplace.out, 'old');
  mkdirSync(workplace.room, { recursive: true });
  assert.throws(() => publish(workplace), { code: 'ENOENT' });
  assert.equal(published(), 'old');
});

test('a site that a killed build had just taken away is put back', () => {
  write(workplace.out, 'old');
  mkdirSync(workplace.room, { recursive: true });
  renameSync(workplace.out, workplace.last);
  restore(workplace);
  assert.equal(published(), 'old');
});

test('tidying clears what an interrupted build left, and leaves the published site and the cache alone', async () => {
  write(workplace.out, 'old');
  write(workplace.next, 'half');
  write(workplace.last, 'older');
  write(workplace.cache, 'cache');
  await tidy(workplace);
  assert.equal(published(), 'old');
  assert.equal(existsSync(join(workplace.next, 'index.html')), false);
  assert.equal(existsSync(workplace.last), false);
  assert.equal(existsSync(join(workplace.cache, 'index.html')), true);
});

test('a site that was made on another file system is copied over before it is published', async () => {
  const far = { ...workplace, next: join(mkdtempSync(join(tmpdir(), 'muster-far-')), 'next') };
  far.ready = join(far.room, 'ready');
  write(far.next, 'new');
  await bringNear(far);
  publish(far);
  assert.equal(published(), 'new');
  assert.equal(existsSync(far.next), false);
});

test('only an empty folder or an earlier site is ever replaced', () => {
  const { out } = workplace;
  assert.equal(replacementProblem(out), undefined);
  mkdirSync(out);
  assert.equal(replacementProblem(out), undefined);
  writeFileSync(join(out, 'index.html'), 'of someone else');
  assert.match(replacementProblem(out) ?? '', /holds files that no build has written/);
  for (const name of ['404.html', 'catalog.json', '.nojekyll']) writeFileSync(join(out, name), '');
  assert.equal(replacementProblem(out), undefined);
  mkdirSync(join(out, '.git'));
  assert.match(replacementProblem(out) ?? '', /holds files that no build has written/);
  assert.match(replacementProblem(join(out, 'index.html')) ?? '', /is a file/);
});

test('a symbolic link is never replaced by a site, wherever it leads', () => {
  mkdirSync(join(dirname(workplace.out), 'real'));
  for (const target of ['real', 'nowhere', 'dist']) {
    symlinkSync(target, workplace.out);
    assert.match(replacementProblem(workplace.out) ?? '', /is a symbolic link, which a build would replace/);
    rmSync(workplace.out);
  }
});
