import type { Catalog, Entry } from './catalog.ts';
import type { Organisation, Team } from './content.ts';
import { placeInLayers } from './layer.ts';

/**
 * The lines of CODEOWNERS that a handbook asks for: first who owns everything of the organisation, then who owns the folder
 * of each team, because the last line that matches a file counts. Folders of another repository have none here.
 */
export function ownerLines({ layers, organisation, teams }: Owned): OwnerLine[] {
  const all = [...(organisation ? [organisation] : []), ...teams.values()];
  return all.flatMap((entry) => {
    const { code_owners: owners } = entry.data;
    const { layer } = placeInLayers(layers, entry.file) ?? {};
    if (!owners?.length || layer?.root === undefined || layer.isForeign || layer.isBase) return [];
    const folder = entry === organisation ? '' : `teams/${entry.id}/`;
    const path = `/${layer.root}${folder}`.replace(/[\s#\\*?[\]!]/g, '\\$&');
    return [{ file: entry.file, text: `${path} ${owners.join(' ')}` }];
  });
}

/**
 * A text of CODEOWNERS with these lines between its two marks, and everything else as it was; new marks go to its end.
 * Undefined if the lines between the marks are not ours alone, because replacing them could lose what someone wrote.
 */
export function withOwnerLines(before: string, lines: readonly OwnerLine[]): string | undefined {
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  const block = lines.length ? [START, ...lines.map(({ text }) => text), END].join(end) + end : '';
  const found = BLOCK.exec(before);
  if (found) return before.replace(BLOCK, () => block);
  if (before.includes(START_MARK) || before.includes(END)) return undefined;
  return `${before}${before === '' || before.endsWith('\n') || block === '' ? '' : end}${block}`;
}

const START_MARK = '# muster owners: start.';
const START = `${START_MARK} The command owners writes these lines from code_owners; write your own outside of them.`;
const END = '# muster owners: end.';
const BLOCK = /^# muster owners: start\.[^\n]*\n(?:\/[^\n]*\n)*# muster owners: end\.\r?(?:\n|$)/m;

type Owned = Pick<Catalog, 'layers'> & {
  organisation?: Entry<Organisation> | undefined;
  teams: ReadonlyMap<string, Entry<Team>>;
};

/** A line of CODEOWNERS. */
export interface OwnerLine {
  /** The file that asks for it. */
  file: string;
  text: string;
}

/** The file CODEOWNERS of a repository, which exists or would be written. */
export interface CodeOwners {
  /** Its path in the repository. */
  path: string;
  /** Empty if there is no such file. */
  text: string;
}
