/**
 * Where a link leads that is written on the page at `from`, read as a browser reads it: dot segments are followed, the
 * query is left out, and percent-encoding means the letters that it stands for. Undefined if it leads to another site, or
 * out of the folder in which this one is published.
 */
export function siteAddress(url: string, from: string): SiteAddress | undefined {
  const written = url.startsWith('/') && !url.startsWith('//') ? `${FOLDER}${url}` : url;
  if (!URL.canParse(written, `${SITE}${FOLDER}${from}`)) return undefined;
  const { origin, pathname, hash } = new URL(written, `${SITE}${FOLDER}${from}`);
  if (origin !== SITE || !pathname.startsWith(`${FOLDER}/`)) return undefined;
  const path = pathname.slice(FOLDER.length).split('/').map(decodedSegment).join('/');
  return { path: path.replace(/\/index\.html$/, '/'), fragment: hash.slice(1).replace(/:~:.*$/s, '') };
}

/**
 * Whether a page with these ids has a place for a fragment. A browser looks for the id as it is written and then without
 * its percent-encoding; no fragment and `top`, in capitals or not, are the start of every page.
 */
export function hasPlace(fragment: string, ids: ReadonlySet<string>): boolean {
  const decoded = percentDecoded(fragment);
  return fragment === '' || ids.has(fragment) || ids.has(decoded) || decoded.toLowerCase() === 'top';
}

/** A text with its percent-encoding read as UTF-8. What is not one stays as it is. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  const bytes = [...ENCODER.encode(text)];
  const decoded: number[] = [];
  for (let index = 0; index < bytes.length; index++) {
    const code =
      bytes[index] === PERCENT ? HEX.exec(String.fromCharCode(...bytes.slice(index + 1, index + 3))) : null;
    decoded.push(code ? parseInt(code[0], 16) : (bytes[index] ?? 0));
    if (code) index += 2;
  }
  return DECODER.decode(Uint8Array.from(decoded));
}

/** A segment that would become two, or that no file can be called, stays encoded, so that it names nothing. */
function decodedSegment(segment: string): string {
  const decoded = percentDecoded(segment);
  return /[/\\\0]/.test(decoded) ? segment : decoded;
}

/** A placeholder for where the site is published, deep enough to tell whether an address leads out of it. */
const SITE = 'https://site.invalid';
const FOLDER = '/published';

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });
const PERCENT = 0x25;
const HEX = /^[0-9a-f]{2}$/i;

/** A place on this site. */
export interface SiteAddress {
  /** From the root, without the base path, with its percent-encoding read. */
  path: string;
  /** As it is written, without its #. */
  fragment: string;
}
