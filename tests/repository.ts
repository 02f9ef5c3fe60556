import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A repository of real git, with the fixtures as content at a path, committed once on main. */
export function repositoryWith(folder = 'content'): Repository {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'muster-git-')));
  const repository = repositoryAt(root, folder);
  cpSync('tests/fixtures/base', join(root, folder), { recursive: true });
  repository.git('init', '-q', '-b', 'main');
  repository.commit('First');
  return repository;
}

/** What a test does in a working tree that exists. */
export function repositoryAt(root: string, folder = 'content'): Repository {
  const git = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync('git', [...IDENTITY, ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 0, `git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  return {
    root,
    content: join(root, folder),
    git,
    commit: (message) => {
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', message);
    },
    write: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    change: (path, from, to) => {
      const before = readFileSync(join(root, path), 'utf8');
      assert.ok(before.includes(from), `${path} has no ${from}`);
      writeFileSync(join(root, path), before.replace(from, to));
    },
  };
}

/** Runs a task with variables of the environment, as a hook or a shell sets them, and puts the old ones back. */
export async function withEnvironment<T>(
  variables: Record<string, string>,
  task: () => Promise<T>,
): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    return await task();
  } finally {
    for (const name of Object.keys(variables))
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
  }
}

const IDENTITY = [
  'user.name=Test',
  'user.email=test@example.org',
  'commit.gpgsign=false',
  'protocol.file.allow=always',
].flatMap((setting) => ['-c', setting]);

export interface Repository {
  root: string;
  content: string;
  /** Runs git and returns its output. */
  git: (...args: string[]) => string;
  commit: (message: string) => void;
  write: (path: string, text: string) => void;
  /** Replaces the first occurrence of a text in a file. */
  change: (path: string, from: string, to: string) => void;
}
