import { HOSTS, type Host } from '../../loaders/pipeline.ts';

/**
 * The files that the repository of an organisation needs for its pipeline, by path, from those that `readPipeline` reads. A
 * clone has the workflows for GitHub already.
 */
export function pipelineFiles({ host, calling, files }: PipelineRequest): Map<string, string> {
  if (host === 'github' && calling === 'clone') return new Map();
  return new Map([...files].map(([path, text]) => [path, calling === 'clone' ? text : byPackage(text)]));
}

/** The host of a repository by its address; undefined if there is no pipeline of ours for it. */
export function hostOf(repository: string): Host | undefined {
  return HOSTS.find((host) => new RegExp(`\\b${host}\\b`, 'i').test(repository));
}

/** Calls the commands of the installed package instead of the scripts of a clone. */
function byPackage(text: string): string {
  return text.replace(/\bnpm run (?:--silent )?([a-z]+)(?: --(?= ))?/g, 'npx muster $1');
}

/** How a repository calls Muster: as a clone of it, or as an installed package. */
export type Calling = 'clone' | 'package';

interface PipelineRequest {
  host: Host;
  calling: Calling;
  /** The files for the host, as a clone calls the commands. */
  files: ReadonlyMap<string, string>;
}
