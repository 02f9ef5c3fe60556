import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { follow } from './follow.ts';

test('a burst of changes is refreshed once, and a change elsewhere not at all', async () => {
  const { watcher, refreshed, settled } = followed();
  for (let change = 0; change < 20; change++) watcher.emit('change', '/content/glossary.yaml');
  watcher.emit('add', '/elsewhere/glossary.yaml');
  await settled();
  assert.equal(refreshed.length, 1);
});

test('who waits gets what has changed before, also while an earlier change is still refreshed', async () => {
  const { watcher, refreshed, settled } = followed(60);
  watcher.emit('add', '/content/one.yaml');
  await new Promise((resolve) => setTimeout(resolve, 100));
  watcher.emit('unlink', '/content/one.yaml');
  assert.equal(refreshed.length, 0);
  await settled();
  assert.equal(refreshed.length, 2);
});

test('a refresh that fails does not keep anyone waiting, and the next change is refreshed', async () => {
  let count = 0;
  const watcher = new EventEmitter();
  const { settled } = follow(
    watcher,
    () => true,
    () => (count++, Promise.reject(new Error('no space left'))),
  );
  for (const path of ['/one', '/two']) {
    watcher.emit('change', path);
    await settled();
  }
  assert.equal(count, 2);
});

function followed(milliseconds = 0): {
  watcher: EventEmitter;
  refreshed: number[];
  settled: () => Promise<void>;
} {
  const watcher = new EventEmitter();
  const refreshed: number[] = [];
  const { settled } = follow(
    watcher,
    (path) => path.startsWith('/content/'),
    async () => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      refreshed.push(performance.now());
    },
  );
  return { watcher, refreshed, settled };
}
