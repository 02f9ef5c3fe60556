import { UsageError } from '../diagnostics/command-error.ts';
import { compareDiagnostics } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/spelling.ts';
import { siteOf } from '../exports/site.ts';
import { today } from '../loaders/build-day.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { placeOf } from '../loaders/place.ts';
import { readRuleFiles } from '../loaders/rule-files.ts';
import { coverageJson, coverageText } from '../report/alert-coverage.ts';
import { alertCoverage, hasGaps } from '../upkeep/alert-coverage.ts';
import { audience, content } from './common-options.ts';
import { defineCommand } from './define-command.ts';
import { choice, one, text } from './option.ts';

export const alerts = defineCommand({
  name: 'alerts',
  summary: "compare Prometheus's alerts with the runbooks, both ways",
  usage: "--rules 'rules/**/*.yaml' [OPTIONS]",
  description: `Compares the rules of Prometheus with the runbooks, both ways: alerts without a runbook, runbook_urls that lead nowhere on this site, runbooks that name an alert without a rule, and names with the same address. Prints the runbook_url to paste into each rule.

It reads rule files of Prometheus, Thanos, Mimir, Loki and VictoriaMetrics, PrometheusRule manifests, lists and ConfigMaps of them, several documents in a file, as YAML or JSON. What it passes over is counted and named. It evaluates nothing.`,
  words: { most: Infinity, help: { 'FILE…': 'more rule files' } },
  options: {
    rules: text(
      'PATTERN',
      'the rule files, in quotation marks so that the shell does not expand the pattern',
    ),
    site: one(
      'URL',
      'the address of the published handbook, such as https://handbook.example/docs/',
      siteAddress,
    ),
    format: choice('format', ['pretty', 'json'], 'pretty for people (default), json for programs', 'pretty'),
    content,
    audience: {
      ...audience,
      help: 'public, internal or restricted; alerts cannot lead to pages that this site leaves out',
    },
  },
  exitCodes: {
    0: 'every alert leads somewhere',
    1: 'there is something to fix',
    2: 'no rule could be read',
  },
  run: async ({ values, words, context: { cwd, env, stdout, console } }) => {
    const patterns = [...(values.rules === undefined ? [] : [values.rules]), ...words];
    if (!patterns.length)
      throw new UsageError("Missing --rules, the files with the rules, as in --rules 'rules/**/*.yaml'.");
    const start = performance.now();
    const { content, audience, site } = values;
    const [{ catalog, textOf }, files] = await Promise.all([
      readCatalog(content, { now: today(env), audience, lint: false }),
      readRuleFiles(patterns, cwd),
    ]);
    const coverage = alertCoverage(catalog, files, {
      ...{ site, textOf, built: siteOf(catalog) },
      nameOf: placeOf(content, cwd).nameOf,
    });
    const problems = files.flatMap(({ findings }) => findings).sort(compareDiagnostics);
    const isBlind = coverage.alerts + coverage.recording_rules === 0;
    const seconds = (performance.now() - start) / 1000;
    const print = values.format === 'json' ? coverageJson : coverageText;
    stdout.write(
      print({ coverage, problems, files: files.length, runbooks: catalog.runbooks.size, seconds }),
    );
    if (isBlind) {
      console.error('No rule was read, so nothing was compared.');
      return 2;
    }
    return problems.some(({ level }) => level === 'error') || hasGaps(coverage) ? 1 : 0;
  },
});

/** The address of a site, with a slash at its end. */
function siteAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new UsageError(
      `Invalid site address ${quote(value)}. Expected a URL, as in https://handbook.example.`,
    );
  return `${url.origin}${url.pathname.replace(/\/*$/, '/')}`;
}
