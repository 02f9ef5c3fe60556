import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from './project.ts';

/**
 * The files of the pipeline of a handbook, by their path in its repository, as a clone of Muster calls its commands. For
 * GitHub they are the workflows that this repository runs itself, so that nobody keeps a second copy.
 */
export async function readPipeline(host: Host): Promise<Map<string, string>> {
  const read = SOURCES[host].map(
    async ([path, source]) => [path, await readFile(join(PROJECT, source), 'utf8')] as const,
  );
  return new Map(await Promise.all(read));
}

/** The hosts that have a pipeline of ours. */
export const HOSTS = ['github', 'gitlab'] as const;

const SOURCES: Record<Host, [path: string, source: string][]> = {
  github: ['handbook', 'comment', 'freshness', 'pages'].map((name) => {
    const path = `.github/workflows/${name}.yml`;
    return [path, path];
  }),
  gitlab: [['.gitlab-ci.yml', 'src/loaders/pipeline/gitlab-ci.yml']],
};

export type Host = (typeof HOSTS)[number];
