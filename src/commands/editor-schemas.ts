import { dirname } from 'node:path';
import { patchPath } from '../check/patch.ts';
import { KIND_NAMES, KINDS, rowOf, type Kind } from '../model/kinds.ts';

/**
 * Which schema an editor uses for which files, by the path of the schema: the setting `yaml.schemas`. `folders` are those of
 * layers, the lowest first, and `upper` those of them that have a layer below, which they can patch. A schema for a whole
 * folder leaves out the files that have one of their own.
 */
export function editorSchemas(
  schemas: string,
  folders: readonly string[],
  upper: readonly string[],
): Record<string, string[]> {
  const whole = YAML_KINDS.map((kind): [string, string[]] => [
    // The schema that a file of strings is checked by does not know which strings there are.
    kind === 'strings' ? `${schemas}/interface.json` : `${schemas}/${kind}.schema.json`,
    [...globsOf(kind, folders), ...exceptionsOf(kind, folders), ...(isFolder(kind) ? ['!*.patch.yaml'] : [])],
  ]);
  const patches = PATCHED_KINDS.map((kind): [string, string[]] => [
    `${schemas}/patch/${kind}.schema.json`,
    [...globsOf(kind, upper), ...exceptionsOf(kind, upper)].map(patchPath),
  ]);
  return Object.fromEntries([...whole, ...patches]);
}

/** Where the files of a kind are, in each of some folders. */
function globsOf(kind: Kind, folders: readonly string[]): string[] {
  const { place, inTeamToo } = rowOf(kind);
  const pattern = place.replaceAll(/<[a-z]+>/g, '*');
  return folders.flatMap((folder) => [
    `${folder}/${pattern}`,
    ...(inTeamToo ? [`${folder}/teams/*/${pattern}`] : []),
  ]);
}

/** What those globs match as well: files of a kind that has its own schema. */
function exceptionsOf(kind: Kind, folders: readonly string[]): string[] {
  if (!isFolder(kind) || !KINDS[kind].place.includes('/<')) return [];
  const others = YAML_KINDS.filter(
    (other) => other !== kind && dirname(KINDS[other].place) === dirname(KINDS[kind].place),
  );
  return others.flatMap((other) => folders.map((folder) => `!${folder}/${KINDS[other].place}`));
}

function isFolder(kind: Kind): boolean {
  return KINDS[kind].place.endsWith('>.yaml');
}

/** The kinds whose files are YAML. */
export const YAML_KINDS = KIND_NAMES.filter((kind) => KINDS[kind].place.endsWith('.yaml'));

/** Those of them that a higher layer can patch. */
export const PATCHED_KINDS = YAML_KINDS.filter((kind) => kind !== 'handbook');
