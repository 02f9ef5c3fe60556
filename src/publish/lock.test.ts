import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { LockedError, takeLock, waitForLock } from './lock.ts';

const place = (): string => join(mkdtempSync(join(tmpdir(), 'muster-lock-')), 'room', 'lock');

test('a second build is refused with the number of the first, and let in when it has ended', () => {
  const path = place();
  const release = takeLock(path);
  assert.throws(
    () => takeLock(path),
    (error: Error) => error instanceof LockedError && error.message.includes(String(process.pid)),
  );
  release();
  takeLock(path)();
  assert.equal(existsSync(path), false);
});

test('the lock of a process that has ended is taken over', () => {
  const path = place();
  takeLock(path)();
  const ended = spawnSync(process.execPath, ['--version']).pid;
  writeFileSync(path, String(ended));
  takeLock(path)();
});

test('a lock without a number in it is taken over', () => {
  const path = place();
  takeLock(path)();
  writeFileSync(path, '');
  takeLock(path)();
});

test('a build that is stopped releases the lock', () => {
  const path = place();
  const source = `import { takeLock } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
    takeLock(${JSON.stringify(path)});
    process.exit(130);`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', source]);
  assert.equal(status, 130);
  assert.equal(existsSync(path), false);
});

test('a build that may come later waits until the lock is free, and says so once', async () => {
  const path = place();
  const release = takeLock(path);
  let said = 0;
  const waiting = waitForLock(path, () => said++);
  setTimeout(release, 250);
  (await waiting)();
  assert.equal(said, 1);
  (await waitForLock(path, () => said++))();
  assert.equal(said, 1);
});
