import { withheldTeamOf } from '../model/audience.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Marking, Organisation } from '../model/content.ts';

/** The frame around the content of every page. Its contacts are undefined if the audience may not see how to page. */
export function frameView(catalog: Catalog): FrameView {
  const organisation = catalog.organisation?.data;
  const inside = catalog.audience !== 'public';
  return {
    organisation: organisation?.name ?? '',
    audience: catalog.audience,
    zone: organisation?.time_zone ?? 'UTC',
    page: inside ? organisation?.page : undefined,
    command: inside ? organisation?.channels['command'] : undefined,
    bridge: inside ? organisation?.channels['bridge'] : undefined,
    issueUrl: inside ? organisation?.issue_url : undefined,
  };
}

/** Where the source of a file is edited, if the organisation says, and if the address does not name a withheld team. */
export function editUrl(catalog: Catalog, file: string): string | undefined {
  if (withheldTeamOf(catalog, file) !== undefined) return undefined;
  return catalog.organisation?.data.edit_url?.replace('{path}', file);
}

export interface FrameView {
  organisation: string;
  audience: Marking;
  zone: string;
  page: Organisation['page'] | undefined;
  command: Channel | undefined;
  bridge: Channel | undefined;
  issueUrl: string | undefined;
}

export type Channel = Organisation['channels'][string];
