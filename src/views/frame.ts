import { listsOf } from '../model/addresses.ts';
import { withheldTeamOf } from '../model/audience.ts';
import type { Catalog } from '../model/catalog.ts';
import { placeInLayers } from '../model/layer.ts';
import { themeView, type ThemeView } from './theme.ts';
import type { Marking, Organisation } from '../model/content.ts';

/** The frame around the content of every page. Its contacts are undefined if the audience may not see how to page. */
export function frameView(catalog: Catalog): FrameView {
  const organisation = catalog.organisation?.data;
  const inside = catalog.audience !== 'public';
  return {
    organisation: organisation?.name ?? '',
    audience: catalog.audience,
    zone: organisation?.time_zone ?? 'UTC',
    lists: listsOf(catalog),
    page: inside ? organisation?.page : undefined,
    command: inside ? organisation?.channels['command'] : undefined,
    bridge: inside ? organisation?.channels['bridge'] : undefined,
    issueUrl: inside ? organisation?.issue_url : undefined,
    theme: themeView(catalog),
  };
}

/**
 * Where a page comes from: where its file is edited, if that is known, or the release of Muster that it is part of. Undefined
 * as well if the address would name a withheld team.
 */
export function sourceOf(catalog: Catalog, file: string): PageSource | undefined {
  const url = editUrl(catalog, file);
  if (url !== undefined) return { type: 'edit', url };
  const { isBase, version } = placeInLayers(catalog.layers, file)?.layer ?? {};
  return isBase && version !== undefined && isElsewhere(catalog) ? { type: 'release', version } : undefined;
}

/** Whether a part of a page says where it comes from, and nothing else. */
export function isPageSource(part: unknown): part is PageSource {
  if (typeof part !== 'object' || part === null || !('type' in part)) return false;
  return (part.type === 'edit' && 'url' in part) || (part.type === 'release' && 'version' in part);
}

/** Where a file is edited: in the repository of its layer, or, if it is a file of Muster itself, in a clone of it. */
export function editUrl(catalog: Catalog, file: string): string | undefined {
  if (withheldTeamOf(catalog, file) !== undefined) return undefined;
  const { layer, path } = placeInLayers(catalog.layers, file) ?? {};
  if ((!layer || layer.isBase) && isElsewhere(catalog)) return undefined;
  const pattern = layer?.isForeign ? layer.editUrl : catalog.organisation?.data.edit_url;
  const inRepository = layer && path !== undefined ? `${layer.root ?? layer.prefix}${path}` : file;
  return pattern?.replace('{path}', () => inRepository);
}

/** Whether the base is not in the repository of the organisation, so that nobody there can edit it. */
function isElsewhere({ layers }: Catalog): boolean {
  return layers.some(({ isBase, prefix }) => isBase && prefix.endsWith(':'));
}

export type PageSource = { type: 'edit'; url: string } | { type: 'release'; version: string };

export interface FrameView {
  organisation: string;
  audience: Marking;
  zone: string;
  /** The addresses of the lists that this site has. */
  lists: string[];
  page: Organisation['page'] | undefined;
  command: Channel | undefined;
  bridge: Channel | undefined;
  issueUrl: string | undefined;
  theme: ThemeView | undefined;
}

export type Channel = Organisation['channels'][string];
