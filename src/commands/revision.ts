import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import type { SourceFile } from '../check/read.ts';
import { decodeSource } from '../loaders/catalog.ts';
import { quote } from '../diagnostics/spelling.ts';
import { git } from './git.ts';
import { CommandError } from '../diagnostics/command-error.ts';

/**
 * Reads the texts of a content folder as they were at a commit, a branch or a tag into memory, without a checkout. Throws a
 * CommandError if there is no such commit, or no repository.
 */
export function sourcesAt(content: string, ref: string): SourceFile[] {
  const root = dirname(content);
  const commit = commitOf(root, ref);
  const folder = `${basename(content)}/`;
  // Paths start from the content folder's parent, which may be below the top of the repository.
  const list = git(root, ['--literal-pathspecs', 'ls-tree', '-r', '-z', commit, '--', folder]);
  if (list.code !== 0) throw new CommandError(`git cannot list the files of ${ref}:\n${list.said}`);
  const entries = list.out
    .split('\0')
    .flatMap((line) => entryOf(line, folder) ?? [])
    .filter(({ path }) => !path.split('/').some((name) => name.startsWith('.')));
  const blobs = blobsOf(
    root,
    entries.map(({ hash }) => hash),
  );
  return entries
    .map(({ path, mode, hash }): SourceFile => {
      const bytes = blobs.get(hash);
      return mode === REGULAR || mode === EXECUTABLE
        ? decodeSource(path, bytes ?? new Uint8Array())
        : { path, problem: NO_FILE };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function commitOf(root: string, ref: string): string {
  const inside = git(root, ['rev-parse', '--is-inside-work-tree']);
  if (inside.code !== 0)
    throw new CommandError(`${root} is not in a git repository, so there is nothing to compare with.`);
  const { code, out } = git(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  if (code === 0) return out.trim();
  throw new CommandError(
    `Unknown commit, branch or tag ${quote(ref)}. Fetch it with git fetch origin, or give another one, as in origin/main.`,
  );
}

function entryOf(line: string, folder: string): { mode: string; hash: string; path: string } | undefined {
  const [, mode, hash, path] = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
  if (mode === undefined || hash === undefined || path?.startsWith(folder) !== true) return undefined;
  return { mode, hash, path: path.slice(folder.length) };
}

/** The contents of all blobs, read by one process. */
function blobsOf(root: string, hashes: string[]): Map<string, Uint8Array> {
  const unique = [...new Set(hashes)];
  const { status, stdout, stderr } = spawnSync('git', ['cat-file', '--batch'], {
    cwd: root,
    input: unique.join('\n'),
    maxBuffer: 1024 * 1024 * 1024,
  });
  if (status !== 0) throw new CommandError(`git cannot read the files:\n${stderr.toString('utf8')}`);
  const blobs = new Map<string, Uint8Array>();
  let at = 0;
  for (const hash of unique) {
    const end = stdout.indexOf(0x0a, at);
    const size = Number(/ (\d+)$/.exec(stdout.toString('latin1', at, end))?.[1]);
    // A submodule, or an object that a partial clone lacks.
    if (Number.isNaN(size)) {
      at = end + 1;
      continue;
    }
    blobs.set(hash, stdout.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return blobs;
}

const REGULAR = '100644';
const EXECUTABLE = '100755';

const NO_FILE = {
  rule: 'file/symlink',
  message: 'symbolic links are not followed',
  help: 'Copy the file itself here.',
};
