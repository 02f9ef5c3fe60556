import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { UsageError } from '../diagnostics/command-error.ts';
import { LockedError, takeLock } from './lock.ts';
import { workplaceOf } from './output.ts';
import { buildSite } from './site.ts';

/** A content folder and a published site, in a folder of their own. */
function stage(): { folder: string; options: Parameters<typeof buildSite>[0] } {
  const folder = mkdtempSync(join(tmpdir(), 'muster-build-'));
  const [content, out] = [join(folder, 'content'), join(folder, 'dist')];
  cpSync('tests/fixtures/two-teams', content, { recursive: true });
  mkdirSync(out);
  for (const name of ['index.html', '404.html', 'catalog.json'])
    writeFileSync(join(out, name), 'the last good site');
  return {
    folder,
    options: {
      content,
      out,
      audience: undefined,
      base: '/',
      now: new Date('2026-11-24'),
      rules: undefined,
    },
  };
}

const ignore = (): void => undefined;

test('content with errors is refused with its findings, and the published site stays', async () => {
  const { options } = stage();
  writeFileSync(join(options.content, 'severity.yaml'), 'levels: [');
  const outcome = await buildSite(options, ignore);
  assert.equal(outcome.type, 'refused');
  assert.ok(outcome.checked.diagnostics.some(({ file }) => file === 'content/severity.yaml'));
  assert.equal(readFileSync(join(options.out, 'index.html'), 'utf8'), 'the last good site');
});

test('while one build holds the lock another one fails, and the lock is free after refused content', async () => {
  const { options } = stage();
  const release = takeLock(workplaceOf(options.out).lock);
  await assert.rejects(buildSite(options, ignore), LockedError);
  release();
  writeFileSync(join(options.content, 'severity.yaml'), 'levels: [');
  await buildSite(options, ignore);
  assert.deepEqual(readdirSync(workplaceOf(options.out).room), ['next']);
});

test('a pattern of rules that matches no file is wrong usage, and nothing is built', async () => {
  const { options } = stage();
  await assert.rejects(buildSite({ ...options, rules: 'no/such/*.yaml' }, ignore), UsageError);
  assert.equal(readFileSync(join(options.out, 'index.html'), 'utf8'), 'the last good site');
});

test('a folder into which Astro cannot build is refused before anything is done', async () => {
  const { options } = stage();
  const out = `${process.cwd()}-sites/dist`;
  await assert.rejects(buildSite({ ...options, out }, ignore), UsageError);
  assert.ok(!existsSync(`${process.cwd()}-sites`));
});
