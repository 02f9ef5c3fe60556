import { readFile } from 'node:fs/promises';
import { layersOf, pathOf } from '../loaders/layers.ts';
import type { Catalog } from '../model/catalog.ts';
import { assetAddresses, stylesheetOf } from '../views/theme.ts';
import type { MixedFiles } from './files.ts';

/** The style sheet of the theme and the files that it names, by their paths in the site; none without a theme. */
export async function themeFiles(catalog: Catalog, content: string): Promise<MixedFiles> {
  const stylesheet = stylesheetOf(catalog);
  const files: MixedFiles = new Map(stylesheet ? [[stylesheet.address.slice(1), stylesheet.text]] : []);
  const assets = assetAddresses(catalog);
  if (assets.size === 0) return files;
  const { layers } = layersOf(content);
  for (const [address, file] of assets) {
    const path = pathOf(layers, file);
    if (path !== undefined) files.set(address.slice(1), await readFile(path));
  }
  return files;
}
