import { addressOf, hasPage, pagesOfEntry } from '../model/addresses.ts';
import { NEEDED_KINDS, placementOf, rowOf } from '../model/kinds.ts';
import { partsOf } from './part.ts';
import type { ReadFile } from './read.ts';

/**
 * Says whether an address that no valid file makes, or a place on a page, may be made by a file that has errors, so that a link
 * to it cannot be judged yet. Every other link can. Without the organisation and its levels, no address is certain.
 */
export function brokenAddresses(files: readonly ReadFile[]): MayHave {
  const broken = files.filter(({ valid, asset }) => !valid && asset === undefined).map(tracesOf);
  return (address, fragment = '') =>
    broken.some(({ isNeeded, own, pages, text }) => {
      const page = address.replace(/\.md\/?$/, '/');
      const [last = ''] = page.split('/').filter(Boolean).slice(-1);
      return (
        isNeeded ||
        pages.includes(page) ||
        (own !== undefined && (page.startsWith(own) || own.startsWith(page))) ||
        (last !== '' && text.includes(last)) ||
        (fragment !== '' && text.includes(fragment))
      );
    });
}

/** What is known of a file with errors: its place, which says what pages it would have, and its text, which names others. */
function tracesOf(file: ReadFile): Traces {
  const text = partsOf(file)
    .map(({ yaml }) => yaml?.text ?? '')
    .join('\n');
  const { kind, id, team } = placementOf(file.path) ?? {};
  if (kind === undefined || id === undefined)
    return { isNeeded: false, own: undefined, pages: [], text: `${file.path}\n${text}` };
  const { list } = rowOf(kind);
  return {
    isNeeded: (NEEDED_KINDS as readonly string[]).includes(kind),
    own: hasPage(kind) ? ownAddress(addressOf(kind, id, team), file) : undefined,
    pages: [...pagesOfEntry(kind, id, team), ...(list === undefined ? [] : [list])],
    text,
  };
}

/** Where its page is; anywhere among those of its kind if the file has a name that it cannot keep. */
function ownAddress(address: string, { findings }: ReadFile): string {
  return findings.some(({ rule }) => rule === 'file/name') ? `${address.split('/', 2).join('/')}/` : address;
}

export type MayHave = (address: string, fragment?: string) => boolean;

interface Traces {
  isNeeded: boolean;
  /** The address of its page, below which there may be more. */
  own: string | undefined;
  /** Other pages that show it. */
  pages: string[];
  text: string;
}
