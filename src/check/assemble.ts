import { addEntry, emptyCatalog, type Catalog } from '../model/catalog.ts';
import { assetsNamed } from '../model/theme.ts';
import { pageText } from '../model/page-text.ts';
import type { ReadFile } from './read.ts';

/**
 * Adds valid files to the catalog in the order of their ids: by path, `outage-short.yaml` would come before
 * `outage.yaml`. The first of two files with one id wins; the other is reported.
 */
export function assemble(read: readonly ReadFile[]): Catalog {
  const catalog = emptyCatalog();
  for (const file of byId(read)) {
    if (!file.valid || !file.placement) continue;
    const { kind, id, team } = file.placement;
    const entry = {
      id,
      file: file.file,
      data: file.data,
      ...(team === undefined ? {} : { team }),
      ...(file.merged?.parts[0] && { patched: file.merged.parts[0].file }),
      ...(file.mdx && { text: pageText(file.mdx) }),
    };
    addEntry(catalog, kind, entry);
  }
  return { ...catalog, assets: placedAssets(catalog, read) };
}

/** The files that the theme names, by their paths. */
function placedAssets({ theme }: Catalog, read: readonly ReadFile[]): Catalog['assets'] {
  const named = new Set(theme ? assetsNamed(theme.data).map(({ path }) => path) : []);
  return Object.fromEntries(
    read.flatMap(({ path, file, asset }) => {
      if (!asset || !named.has(path)) return [];
      const { digest, width, height } = asset;
      return [[path, { file, digest, ...(width && height && { width, height }) }]];
    }),
  );
}

function byId(read: readonly ReadFile[]): ReadFile[] {
  const id = ({ placement }: ReadFile): string => placement?.id ?? '';
  return [...read].sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
}
