import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ASTRO_ROOT, IS_PACKAGE, PROJECT } from '../loaders/project.ts';

/**
 * Lets the modules that Astro writes find the packages that Muster was installed with, wherever the installer has put each:
 * next to Muster, below it because the repository has another version, in a folder above, or in a store.
 */
export function prepareAstroRoot(): void {
  if (!IS_PACKAGE) return;
  const manifest = join(PROJECT, 'package.json');
  const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies: object };
  const folders = createRequire(manifest).resolve.paths('astro') ?? [];
  for (const name of Object.keys(dependencies)) {
    const installed = folders.map((folder) => join(folder, name)).find((folder) => existsSync(folder));
    if (installed !== undefined) linkTo(installed, join(ASTRO_ROOT, 'node_modules', name));
  }
}

function linkTo(folder: string, link: string): void {
  if (existsSync(link) && realpathSync(link) === realpathSync(folder)) return;
  rmSync(link, { force: true });
  mkdirSync(dirname(link), { recursive: true });
  // A junction, which on Windows needs no right of its own.
  symlinkSync(folder, link, 'junction');
}
