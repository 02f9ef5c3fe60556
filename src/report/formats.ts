import { compact } from './compact.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './report.ts';
import { sarif } from './sarif.ts';

/** Every format of a check's result, by its name. */
export const FORMATS: ReadonlyMap<string, Reporter> = new Map(
  Object.entries({ pretty, compact, json, sarif, github, junit, markdown }),
);
