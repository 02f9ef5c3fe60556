import { globSync } from 'node:fs';

/**
 * The unit tests of the layers that keep no state, in one process: starting one for each file took longer than the
 * tests themselves. What changes the environment or starts programs is left to processes of its own.
 */
const LAYERS = 'markdown,model,diagnostics,schema,check,views,upkeep,exports,report,loaders';

for (const file of globSync(`../src/{${LAYERS}}/**/*.test.ts`, { cwd: import.meta.dirname }).sort())
  await import(file);
