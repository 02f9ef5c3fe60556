import { compact } from './compact.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './report.ts';
import { sarif } from './sarif.ts';

/** What each format of a check's result is for, and what writes it. */
const TABLE: [name: string, purpose: string, report: Reporter][] = [
  ['pretty', 'for people at a terminal (default)', pretty],
  ['compact', 'one line for each finding', compact],
  ['json', 'for programs', json],
  ['sarif', '2.1.0, for code scanning and editors', sarif],
  ['github', 'annotations, and the rest in the summary of the step', github],
  ['junit', 'for tools that show test results', junit],
  ['markdown', 'for a comment on a pull request', markdown],
];

/** Every format of a check's result, by its name. */
export const FORMATS: ReadonlyMap<string, Reporter> = new Map(
  TABLE.map(([name, , report]) => [name, report]),
);

/** The formats in words, one on each line. */
export const FORMAT_LIST = TABLE.map(([name, purpose]) => `${name.padEnd(9)} ${purpose}`).join('\n');
