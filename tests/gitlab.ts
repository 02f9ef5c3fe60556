import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { repositoryAt } from './repository.ts';
import { scratch } from './scratch.ts';

/** gitlab-ci-local brings GitLab's own schema, and decides as GitLab does which jobs a pipeline has. */
const PROGRAM = resolve('node_modules/gitlab-ci-local/dist/index.js');

/** The names of the jobs of a pipeline that starts with such variables. Throws what is wrong with the file. */
export function gitlabJobs(text: string, ...variables: string[]): string[] {
  const { root, git, commit, write } = repositoryAt(scratch());
  write('.gitlab-ci.yml', text);
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', 'https://gitlab.example/acme/handbook.git');
  commit('First');
  const options = variables.flatMap((variable) => ['--variable', variable]);
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, '--list-csv', ...options], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: root, NO_COLOR: '1' },
  });
  if (status !== 0) throw new Error(stdout + stderr);
  return [...stdout.matchAll(/^(?!name;)([\w-]+);/gm)].map(([, name = '']) => name);
}
