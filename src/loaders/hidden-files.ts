import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * The files in a content folder that would be content if their name, or that of a folder above, did not start with a dot.
 * The check and the site leave them out, so the check says how many there are. Paths from the folder, sorted.
 */
export async function hiddenFiles(content: string): Promise<string[]> {
  const below = async (folder: string, isHidden: boolean): Promise<string[]> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const found = entries.map(async (entry): Promise<string[]> => {
      const { name } = entry;
      const hides = isHidden || name.startsWith('.');
      const path = join(folder, name);
      if (entry.isDirectory()) return SKIPPED.has(name) ? [] : below(path, hides);
      return hides && /\.(?:ya?ml|mdx?)$/i.test(name) ? [relative(content, path).split(sep).join('/')] : [];
    });
    return (await Promise.all(found)).flat();
  };
  return (await below(content, false)).sort();
}

/** Folders of tools, which hold no content. */
const SKIPPED = new Set(['.git', '.github', '.gitlab', '.vscode', '.idea', 'node_modules']);
