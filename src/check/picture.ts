import { parseGithub } from '../markdown/construct.ts';
import { inspectProse } from '../markdown/prose.ts';
import type { PlacedAsset } from '../model/asset.ts';
import { mapCatalog, type Catalog } from '../model/catalog.ts';
import { pictureAddress } from '../model/picture.ts';
import { percentDecoded } from '../model/site-address.ts';
import { replaceAt } from '../schema/pointer.ts';
import { valueAt } from '../schema/without.ts';
import type { TextUse } from '../schema/validate.ts';
import type { Image } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ReadFile } from './read.ts';

/** The pictures of a runbook, with the place of each and the path of its file in the layer. */
export function picturesIn(file: ReadFile): PictureUse[] {
  if (file.placement?.kind !== 'runbook') return [];
  return file.texts.filter(mayShow).flatMap((use) =>
    inspectProse(use.text, 'block').pictures.map((picture) => ({
      ...picture,
      pointer: use.pointer,
      path: pathOf(file, picture.url),
    })),
  );
}

/**
 * The catalog with the published address of each picture in place of its path, and the files to publish. A runbook that the
 * audience may not see publishes none.
 */
export function showPictures(catalog: Catalog, files: readonly ReadFile[]): Catalog {
  const withPictures = files.filter((file) => file.placement?.kind === 'runbook' && file.texts.some(mayShow));
  if (withPictures.length === 0) return catalog;
  const byName = new Map(withPictures.map((file) => [file.file, file]));
  const found = new Map(
    files.flatMap(({ path, file, asset }) => (asset ? [[path, { ...asset, file }]] : [])),
  );
  const assets: Record<string, PlacedAsset> = { ...catalog.assets };
  const shown = mapCatalog(catalog, (entry, kind) => {
    const file = kind === 'runbook' ? byName.get(entry.file) : undefined;
    if (!file) return entry;
    const data = structuredClone(entry.data);
    for (const { pointer } of file.texts.filter(mayShow)) {
      // As it is now, with facts filled in.
      const text = valueAt(data, pointer);
      if (typeof text !== 'string') continue;
      replaceAt(
        data,
        pointer,
        withAddresses(text, (url) => {
          const path = pathOf(file, url);
          const asset = path === undefined ? undefined : found.get(path);
          if (path === undefined || !asset?.width || !asset.height) return undefined;
          const { file: name, digest, width, height } = asset;
          assets[path] = { file: name, digest, width, height };
          return pictureAddress(path, assets[path]);
        }),
      );
    }
    return { ...entry, data };
  });
  return { ...shown, assets };
}

/** A text with other addresses for its pictures; a picture without one stays as it is, and is shown in words. */
function withAddresses(text: string, addressOf: (url: string) => string | undefined): string {
  const images: Image[] = [];
  visit(parseGithub(text), 'image', (node) => void images.push(node));
  return images.reverse().reduce((changed, { url, position }) => {
    const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
    const address = addressOf(url);
    if (address === undefined) return changed;
    const source = changed.slice(start, end);
    const at = source.lastIndexOf('](');
    return `${changed.slice(0, start)}${source.slice(0, at)}](${address})${changed.slice(end)}`;
  }, text);
}

/** Where a picture is in its layer; undefined for an address that leads anywhere but into the runbook's own folder. */
function pathOf({ path }: ReadFile, url: string): string | undefined {
  const folder = path.replace(/\.yaml$/, '');
  const id = folder.split('/').at(-1) ?? '';
  // An importer writes a space in a name as %20.
  const written = percentDecoded(url).replace(/^\.\//, '');
  const [, name] = /^[^/]+\/([^/\\]+)$/.exec(written) ?? [];
  return name !== undefined && written === `${id}/${name}` ? `${folder}/${name}` : undefined;
}

function mayShow({ form, inline, text }: TextUse): boolean {
  return form === 'prose' && !inline && text.includes('![');
}

export interface PictureUse {
  /** As it is written. */
  url: string;
  /** What it shows, in words. */
  alt: string;
  /** JSON Pointer of the text, and where in the text it starts. */
  pointer: string;
  offset: number;
  path: string | undefined;
}
