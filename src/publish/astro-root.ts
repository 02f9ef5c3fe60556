import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ASTRO_ROOT, IS_PACKAGE, PROJECT } from '../loaders/project.ts';

/**
 * Lets the modules that Astro writes find the packages that Muster was installed with, wherever the installer has put them:
 * next to Muster, below it because the repository has another version, or in a store.
 */
export function prepareAstroRoot(): void {
  if (!IS_PACKAGE) return;
  const link = join(ASTRO_ROOT, 'node_modules');
  const folders = createRequire(join(PROJECT, 'package.json')).resolve.paths('astro') ?? [];
  const packages = folders.find((folder) => existsSync(join(folder, 'astro')));
  if (packages === undefined || leadsTo(link, packages)) return;
  rmSync(link, { force: true });
  mkdirSync(ASTRO_ROOT, { recursive: true });
  // A junction, which on Windows needs no right of its own.
  symlinkSync(packages, link, 'junction');
}

function leadsTo(link: string, folder: string): boolean {
  return existsSync(link) && realpathSync(link) === realpathSync(folder);
}
