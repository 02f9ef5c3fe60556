import { statSync } from 'node:fs';
import { readCatalog } from '../loaders/catalog.ts';
import { readEnvironment, UsageError } from '../loaders/environment.ts';
import { json } from '../report/json.ts';
import { pretty } from '../report/pretty.ts';
import { countOf, type CheckResult, type Reporter } from '../report/report.ts';

/** Checks the content and prints the report. Resolves with the exit code: 1 if there is an error, else 0. */
export async function check({ format = 'pretty', now }: Record<string, string | undefined>): Promise<number> {
  const reporter = REPORTERS.get(format);
  if (!reporter)
    throw new UsageError(`There is no format "${format}". It must be ${[...REPORTERS.keys()].join(' or ')}.`);
  const environment = readEnvironment();
  refuseNoFolder(environment.content);
  const start = performance.now();
  const { diagnostics, files, textOf } = await readCatalog(environment.content, {
    now: dayOf(now) ?? environment.now,
    audience: environment.audience,
  });
  const result: CheckResult = { diagnostics, files, textOf, seconds: (performance.now() - start) / 1000 };
  process.stdout.write(reporter(result, { colour: hasColour() }));
  return countOf(result).errors > 0 ? 1 : 0;
}

/** Throws a UsageError unless the content folder is one. */
export function refuseNoFolder(content: string): void {
  if (!statSync(content, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${content} is no folder. Name the content folder with --content DIR.`);
}

/** Whether a stream takes colours. FORCE_COLOR and then NO_COLOR decide before anything else, as they do for Node. */
export function hasColour(stream: { isTTY?: boolean } = process.stdout): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = process.env;
  if (force) return force !== '0' && force !== 'false';
  return !none && terminal !== 'dumb' && Boolean(stream.isTTY);
}

/** The day that an option names; undefined if it is left out. Throws a UsageError if there is no such day. */
export function dayOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const day = new Date(text);
  // A day past the end of its month is read as one of the next.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new UsageError(`"${text}" is no day. Write it as 2026-11-23.`);
  return day;
}

const REPORTERS = new Map<string, Reporter>(Object.entries({ pretty, json }));
