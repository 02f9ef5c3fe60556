import { existsSync } from 'node:fs';
import { readCatalog } from '../loaders/catalog.ts';
import { readEnvironment, UsageError } from '../loaders/environment.ts';
import { json } from '../report/json.ts';
import { pretty } from '../report/pretty.ts';
import { countOf, type CheckResult, type Reporter } from '../report/report.ts';

/** Checks the content and prints the report. Resolves with the exit code: 1 if there is an error, else 0. */
export async function check({ format = 'pretty', now }: Record<string, string | undefined>): Promise<number> {
  const reporter = REPORTERS[format];
  if (!reporter)
    throw new UsageError(
      `There is no format "${format}". It must be ${Object.keys(REPORTERS).join(' or ')}.`,
    );
  const environment = readEnvironment();
  if (!existsSync(environment.content))
    throw new UsageError(
      `There is no content folder ${environment.content}. Name another with --content DIR.`,
    );
  const start = performance.now();
  const { diagnostics, files, textOf } = await readCatalog(environment.content, {
    now: dayOf(now) ?? environment.now,
  });
  const result: CheckResult = { diagnostics, files, textOf, seconds: (performance.now() - start) / 1000 };
  process.stdout.write(reporter(result, { colour: hasColour() }));
  return countOf(result).errors > 0 ? 1 : 0;
}

/** Whether the terminal takes colours; NO_COLOR and FORCE_COLOR decide before anything else. */
export function hasColour(): boolean {
  if (process.env['NO_COLOR']) return false;
  return Boolean(process.env['FORCE_COLOR']) || process.stdout.isTTY;
}

function dayOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const day = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()))
    throw new UsageError(`"${text}" is no day. Write it as 2026-11-23.`);
  return day;
}

const REPORTERS: Record<string, Reporter> = { pretty, json };
