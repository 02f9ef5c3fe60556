import { globSync } from 'node:fs';
import { sep } from 'node:path';

/** Tests that change the environment, run commands or take long. Each file has a process of its own. */
const APART = /^(?:tests|src\/commands)\/|^src\/publish\/lock\.|^src\/site\/catalog-loader\./;

const files = globSync(['src/**/*.test.ts', 'tests/*.test.ts'])
  .map((file) => file.split(sep).join('/'))
  .sort();

export const apart = files.filter((file) => APART.test(file));

/** All others share one process: starting one for each file took longer than the tests themselves. */
export const together = files.filter((file) => !APART.test(file));
