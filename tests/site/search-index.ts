import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What the search index knows of every page: the pieces that it shows as results. */
export function fragmentsOf(site: string): Fragment[] {
  return globSync('pagefind/fragment/*.pf_fragment', { cwd: site })
    .sort()
    .map((path) => JSON.parse(unpack(readFileSync(join(site, path)))) as Fragment);
}

/** A file of the index as text. Pagefind compresses them, and puts a mark of its own before the content. */
export function unpack(file: Buffer): string {
  const text = gunzipSync(file).toString('utf8');
  if (!text.startsWith(MARK)) throw new Error(`Pagefind's files begin with ${MARK} no more.`);
  return text.slice(MARK.length);
}

const MARK = 'pagefind_dcd';

export interface Fragment {
  /** Without the base path. */
  url: string;
  content: string;
  filters: Record<string, string[]>;
  meta: Record<string, string>;
  anchors: { id: string; text: string }[];
}
