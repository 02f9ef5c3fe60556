import { globSync } from 'node:fs';

/**
 * The tests of this folder in one process, so that they share the sites that they build. Given to `node --test` one by
 * one, each file builds its own.
 */
for (const file of globSync('*.test.ts', { cwd: import.meta.dirname }).sort()) await import(`./${file}`);
