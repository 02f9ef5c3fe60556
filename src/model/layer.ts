/** The layer that a file is in by its name, and its path there; undefined if its name is of no layer. */
export function placeInLayers(
  layers: readonly Layer[],
  file: string,
): { layer: Layer; path: string } | undefined {
  const layer = layers.find(({ prefix }) => file.startsWith(prefix));
  return layer && { layer, path: file.slice(layer.prefix.length) };
}

/** The only layer of a folder without a handbook.yaml. */
export const ALONE: Layer = { id: 'content', prefix: 'content/', rank: 0, isBase: false };

/** One of the folders that make up a handbook. A higher one adds to those below it, or changes them. */
export interface Layer {
  id: string;
  /** What the names of its files start with, as in `org/`, or `payments:` for a folder elsewhere. */
  prefix: string;
  /** Its place among the layers, from 0 for the lowest. */
  rank: number;
  /** It is the one that Muster ships. It names no organisation, and none can edit it. */
  isBase: boolean;
  /** It is neither the base nor the organisation's own: another team keeps it, in a folder elsewhere. */
  isForeign?: boolean;
  /** The release of Muster that the base is from. */
  version?: string;
  /** The only folders and files that it may have; any if left out. */
  holds?: readonly string[];
  /** The language that it is written in, if that is not the handbook's. */
  language?: string;
  /** Where its files are edited, with `{path}` for the path in its repository; as the organisation says if left out. */
  editUrl?: string;
  /** The path of its folder in its repository, with a slash at the end unless it is empty. */
  root?: string;
  /** The commit that it was read at, if it is in a repository of its own. */
  commit?: string;
  /** It was read with changes that are in no commit. */
  isDirty?: boolean;
}
