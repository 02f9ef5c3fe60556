import { healthOf, type Health } from '../upkeep/health.ts';
import { editUrl } from '../views/frame.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { readEnvironment, UsageError } from '../loaders/environment.ts';
import { healthOptions } from '../loaders/health.ts';
import { healthMarkdown } from '../report/health.ts';
import { dayOption, refuseNoFolder } from './check-options.ts';
import { printFindings } from '../publish/print-findings.ts';
import type { Values } from './command.ts';

/**
 * Prints what each team, or one of them, has to mend. Resolves with 0 whatever that is, so that a scheduled job goes on
 * to tell them; with 1 if the content has errors, for then the report would be about something else.
 */
export async function health({ format = 'markdown', team, now }: Values): Promise<number> {
  if (format !== 'markdown' && format !== 'json')
    throw new UsageError(`There is no format ${quote(format)}. It must be markdown or json.`);
  const reading = await readHealth(now);
  if (reading === undefined) return 1;
  const { health: found, text } = reading;
  if (!found) throw new UsageError('There is no report for the public: it tells a stranger what is weak.');
  const report = ofTeam(found, team);
  process.stdout.write(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : text(report));
  return 0;
}

/**
 * The report on the content, and how one is written as Markdown. Prints the findings and gives undefined if the content
 * has errors; of a public site there is no report.
 */
export async function readHealth(now: string | undefined): Promise<HealthReading | undefined> {
  const environment = readEnvironment();
  refuseNoFolder(environment.content);
  const start = performance.now();
  const options = { now: dayOption(now) ?? environment.now, audience: environment.audience ?? 'restricted' };
  const result = await readCatalog(environment.content, options);
  if (result.diagnostics.some(({ level }) => level === 'error')) {
    printFindings(result, (performance.now() - start) / 1000);
    return undefined;
  }
  const { catalog, diagnostics: findings, suppressed } = result;
  return {
    health: healthOf(catalog, {
      ...(await healthOptions(environment)),
      now: options.now,
      findings,
      suppressed,
    }),
    text: (report) => healthMarkdown(report, (file) => editUrl(catalog, file)),
  };
}

/** The report of one team alone. */
export function ofTeam(report: Health, team: string | undefined): Health {
  if (team === undefined) return report;
  const teams = report.teams.filter((one) => one.team === team);
  const ids = report.teams.map((one) => one.team);
  if (!teams.length) throw new UsageError(`There is no team ${quote(team)}${didYouMean(team, ids) || '.'}`);
  const { alerts_of_no_team: left, ...rest } = report;
  void left;
  return { ...rest, teams };
}

/** A report, and its text. */
export interface HealthReading {
  health: Health | undefined;
  text: (report: Health) => string;
}
