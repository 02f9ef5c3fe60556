import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** An empty folder that is gone when the tests of this process end. */
export function scratch(parent = tmpdir()): string {
  const folder = realpathSync(mkdtempSync(join(parent, 'muster-test-')));
  folders.push(folder);
  return folder;
}

process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});
