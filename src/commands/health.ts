import { jsonText } from '../report/json.ts';
import { UsageError } from '../diagnostics/command-error.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { today } from '../loaders/build-day.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { placeOf } from '../loaders/place.ts';
import { healthOptions } from '../loaders/health.ts';
import type { Marking } from '../model/content.ts';
import { printFindings } from '../publish/print-findings.ts';
import { healthMarkdown } from '../report/health.ts';
import { healthOf, type Health } from '../upkeep/health.ts';
import { editUrl } from '../views/frame.ts';
import { AUDIENCES, content, now, rules } from './common-options.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { choice, text } from './option.ts';

export const health = defineCommand({
  name: 'health',
  summary: 'report what each team has to fix in its part of the handbook',
  usage: '[OPTIONS]',
  description: `Reports what each team has to fix before the next incident: runbooks past their date, affected by a change elsewhere, failed, never tried or still drafts, and services without a runbook. None of this is part of npm run check, so that a date never blocks anyone's change.`,
  options: {
    team: text('TEAM', 'the id of one team (default: all teams)'),
    format: choice(
      'format',
      ['markdown', 'json'],
      'markdown, ready for an issue (default), or json, which is /health.json',
      'markdown',
    ),
    now,
    audience: choice(
      'audience',
      AUDIENCES,
      'internal, or restricted, which is everything (default: restricted)',
    ),
    content,
    rules,
  },
  exitCodes: { 0: 'reported, whatever was found', 1: 'the content has errors' },
  run: async ({ values: { team, format, ...options }, context }) => {
    const reading = await readHealth(options, context);
    if (reading === undefined) return 1;
    const { health: found, textOf } = reading;
    if (!found)
      throw new UsageError(
        'A public site has no health report, because it would show strangers what is weak.',
      );
    const report = ofTeam(found, team);
    context.stdout.write(format === 'json' ? jsonText(report) : textOf(report));
    return 0;
  },
});

/**
 * The report on the content, and how it is written as Markdown. Prints the findings and returns undefined if the content
 * has errors, because the report would be wrong. A public site has no report.
 */
export async function readHealth(
  options: HealthRequest,
  context: Context,
): Promise<HealthReading | undefined> {
  const start = performance.now();
  const now = options.now ?? today(context.env);
  const result = await readCatalog(options.content, { now, audience: options.audience ?? 'restricted' });
  if (result.diagnostics.some(({ level }) => level === 'error')) {
    printFindings(result, options.content, (performance.now() - start) / 1000, context);
    return undefined;
  }
  const { catalog, diagnostics: findings, suppressed, questions } = result;
  const files = await healthOptions({ now, rules: options.rules, cwd: context.cwd });
  return {
    health: healthOf(catalog, { ...files, findings, suppressed, questions }),
    textOf: (report) =>
      healthMarkdown(report, (file) => editUrl(catalog, file), placeOf(options.content, context.cwd).nameOf),
  };
}

/** The report of one team alone. */
export function ofTeam(report: Health, team: string | undefined): Health {
  if (team === undefined) return report;
  const teams = report.teams.filter((one) => one.team === team);
  const ids = report.teams.map((one) => one.team);
  if (!teams.length) throw new UsageError(`Unknown team ${quote(team)}${didYouMean(team, ids) || '.'}`);
  const { alerts_of_no_team: left, to_fill_in: questions, ...rest } = report;
  void left;
  void questions;
  return { ...rest, teams };
}

interface HealthRequest {
  content: string;
  now: Date | undefined;
  audience?: Marking | undefined;
  rules: string | undefined;
}

interface HealthReading {
  health: Health | undefined;
  /** A report, or the part of it for one team, as Markdown. */
  textOf: (report: Health) => string;
}
