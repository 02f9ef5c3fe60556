import { cpSync, globSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scratch } from '../scratch.ts';

/**
 * One folder made of several, later ones over earlier ones. The files are created one after the other, so that
 * the file system may list those of two folders in different orders.
 */
export function contentOf(layers: string[], order: 'forwards' | 'backwards' = 'forwards'): string {
  const content = join(scratch(), 'content');
  for (const layer of layers) {
    // Without its list of layers, the folder stands alone.
    const files = globSync('**/*.{yaml,mdx}', { cwd: layer, exclude: ['handbook.yaml'] }).sort();
    for (const file of order === 'forwards' ? files : files.reverse()) {
      mkdirSync(dirname(join(content, file)), { recursive: true });
      cpSync(join(layer, file), join(content, file));
    }
  }
  return content;
}

/** A small handbook with everything in it, for readers who may see all of it. One of its runbooks is public. */
export const FIRM = 'tests/fixtures/firm/content';
