import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The text of the file that a new file of a kind begins with. */
export function readStarter(name: string): Promise<string> {
  return readFile(join(FOLDER, `${name}.yaml`), 'utf8');
}

/** The texts of all starters by kind, read once. The rules read no files, so the texts are passed to them. */
export function loadStarters(): Promise<ReadonlyMap<string, string>> {
  return (loaded ??= load());
}

async function load(): Promise<ReadonlyMap<string, string>> {
  const kinds = (await readdir(FOLDER)).map((file) => file.slice(0, -'.yaml'.length)).sort();
  return new Map(await Promise.all(kinds.map(async (kind) => [kind, await readStarter(kind)] as const)));
}

const FOLDER = join(import.meta.dirname, 'starter');

let loaded: ReturnType<typeof load> | undefined;
