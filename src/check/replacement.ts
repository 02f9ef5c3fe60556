import type { At, Finding } from '../diagnostics/diagnostic.ts';
import { textDigest } from '../model/digest.ts';
import { fileOf, type SourceFile } from './read.ts';

/** The digest of what a file replaces: of its text, and of the patches on it. Undefined if one of them could not be read. */
export function digestOf(file: SourceFile): string | undefined {
  const texts = [file, ...(file.patches ?? [])].map((each) => ('text' in each ? each.text : undefined));
  return texts.every((text) => text !== undefined) ? textDigest(texts.join('\0')) : undefined;
}

/** Where a file says which text it replaces: in the frontmatter of a page, or in a comment above everything else. */
export function replacesIn(file: SourceFile): Replaces | undefined {
  if (!('text' in file) || !file.text.includes('replaces:')) return undefined;
  const isPage = file.path.endsWith('.mdx');
  const lines = file.text.split(/\r?\n/, HEAD);
  if (isPage && lines[0]?.trimEnd() !== '---') return undefined;
  for (const [index, line] of lines.entries()) {
    if (isPage && index > 0 && line.startsWith('---')) break;
    if (!isPage && line.trim() !== '' && !line.startsWith('#')) break;
    const found = (isPage ? IN_PAGE : IN_COMMENT).exec(line);
    if (!found) continue;
    const [whole, digest = ''] = found;
    return { digest, line: index + 1, columns: [whole.length - digest.length + 1, whole.length + 1] };
  }
  return undefined;
}

/**
 * Whether what a file replaced has changed since, or is gone. `below` is what it replaces now, and `others` are all files of
 * lower layers, one of which may be what it replaced, under a new name.
 */
export function replacementFindings(
  file: SourceFile | undefined,
  below: SourceFile | undefined,
  others: Iterable<SourceFile>,
): Finding[] {
  // A picture and a file for the theme have no line that could say it.
  if (!file || !('text' in file)) return [];
  const replaces = replacesIn(file);
  if (!replaces) return below ? [unmarked(file, below)] : [];
  const at = placeOf(replaces);
  if (!below)
    return [
      gone(
        file,
        at,
        [...others].find((other) => digestOf(other) === replaces.digest),
      ),
    ];
  const now = digestOf(below);
  if (now === undefined || now === replaces.digest) return [];
  return [
    {
      file: fileOf(file),
      rule: 'layer/base-changed',
      level: 'warning',
      message: `${fileOf(below)} has changed since this file replaced it`,
      help: `See what changed: npm run diff -- --base ${fileOf(file)}. Take over what you need, then write replaces: ${now}`,
      at,
    },
  ];
}

function gone(file: SourceFile, at: At, moved: SourceFile | undefined): Finding {
  return {
    file: fileOf(file),
    rule: 'layer/base-changed',
    level: 'warning',
    message: moved
      ? `this file replaces one that is now ${fileOf(moved)}`
      : 'this file replaces one that no layer below has any more',
    help: moved
      ? `Move this file to ${moved.path}, so that it replaces that one again.`
      : 'If you still need this file, remove replaces. If not, delete it.',
    at,
  };
}

function unmarked(file: SourceFile, below: SourceFile): Finding {
  const digest = digestOf(below);
  return {
    file: fileOf(file),
    rule: 'layer/unmarked',
    level: 'info',
    message: `this file replaces ${fileOf(below)}, and the check cannot tell when that one changes`,
    help:
      digest === undefined
        ? 'Correct the file below first.'
        : `Write ${file.path.endsWith('.mdx') ? 'the key ' : 'the comment # '}replaces: ${digest}`,
    at: { type: 'file' },
  };
}

function placeOf({ line, columns: [column, endColumn] }: Replaces): At {
  return { type: 'text', line, column, endLine: line, endColumn };
}

/** The frontmatter of a page is shorter, and so are the comments above a file. */
const HEAD = 60;
const IN_PAGE = /^replaces:\s+["']?([^\s"'#]+)/;
const IN_COMMENT = /^#\s*replaces:\s+(\S+)/;

interface Replaces {
  digest: string;
  line: number;
  /** The columns of the digest, from 1, the end exclusive. */
  columns: [number, number];
}
