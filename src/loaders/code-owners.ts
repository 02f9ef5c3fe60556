import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodeOwners } from '../model/code-owners.ts';
import { repositoryAbove } from './repository.ts';

/** The file CODEOWNERS of the repository that a folder is in; undefined outside of any, or if it cannot be read. */
export async function readCodeOwners(folder: string): Promise<CodeOwners | undefined> {
  const repository = repositoryAbove(folder);
  if (repository === undefined) return undefined;
  const path = PLACES.find((place) => existsSync(join(repository, place)));
  if (path === undefined) return { path: usualPlace(repository), text: '' };
  const text = await readFile(join(repository, path), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : { path, text };
}

/** Where a repository without the file gets it. */
function usualPlace(repository: string): string {
  const isOnGitLab = ['.gitlab', '.gitlab-ci.yml'].some((name) => existsSync(join(repository, name)));
  return `${isOnGitLab ? '.gitlab' : '.github'}/CODEOWNERS`;
}

/** The places in which GitHub and GitLab look. Each takes the first file that it finds. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];
