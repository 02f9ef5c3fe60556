import { alertCoverage, hasGaps } from '../upkeep/alert-coverage.ts';
import type { RuleFile } from '../upkeep/alert-rule.ts';
import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { placesIn } from '../diagnostics/position.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { readEnvironment, UsageError } from '../loaders/environment.ts';
import { readRuleFiles } from '../loaders/rule-files.ts';
import { coverageJson, coverageText, type CoverageReport } from '../report/alert-coverage.ts';
import { refuseNoFolder } from './check-options.ts';
import type { Values } from './command.ts';

/**
 * Holds the monitoring system's rules against the runbooks and prints what leads nowhere, either way. Resolves with the
 * exit code: 1 if there is something to mend, else 0.
 */
export async function alerts({ rules, site, format = 'pretty' }: Values, more: string[]): Promise<number> {
  const print = FORMATS.get(format);
  if (!print)
    throw new UsageError(`There is no format "${format}". It must be ${[...FORMATS.keys()].join(' or ')}.`);
  const patterns = [...(rules === undefined ? [] : [rules]), ...more];
  if (!patterns.length) throw new UsageError("Say which files hold the rules: --rules 'rules/**/*.yaml'.");
  const published = siteOf(site);
  const environment = readEnvironment();
  refuseNoFolder(environment.content);
  const start = performance.now();
  const [{ catalog, textOf }, files] = await Promise.all([
    readCatalog(environment.content, { ...environment, lint: false }),
    readRuleFiles(patterns),
  ]);
  if (!files.length) throw new UsageError(`No file matches ${patterns.join(', ')}.`);
  const coverage = alertCoverage(catalog, files, { site: published, textOf });
  const problems = files.flatMap(problemsOf).sort(compareDiagnostics);
  const seconds = (performance.now() - start) / 1000;
  const report = { coverage, problems, files: files.length, runbooks: catalog.runbooks.size, seconds };
  process.stdout.write(print(report));
  return problems.length || hasGaps(coverage) ? 1 : 0;
}

function problemsOf({ text, findings }: RuleFile): Diagnostic[] {
  if (!findings.length) return [];
  const find = placesIn(text);
  return findings.map(({ at, ...rest }) => {
    if (at.type === 'text') return { ...at, ...rest };
    return { ...rest, ...find(at.type === 'file' ? [] : at.path) };
  });
}

function siteOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new UsageError(`"${text}" is no address of a site. Write it as https://handbook.example.`);
  return `${url.origin}${url.pathname.replace(/\/*$/, '/')}`;
}

const FORMATS = new Map<string, (report: CoverageReport) => string>(
  Object.entries({ pretty: coverageText, json: coverageJson }),
);
