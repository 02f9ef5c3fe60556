import type { Coverage, MissingRunbook } from '../upkeep/alert-coverage.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { escapeObeyed } from '../markdown/character.ts';
import { jsonText } from './json.ts';
import { headline } from './pretty.ts';
import { shellQuote } from './shell-quote.ts';

/** Alerts compared with runbooks, for a person at a terminal: unreadable files, what is missing, and what to paste. */
export function coverageText(report: CoverageReport): string {
  const { coverage, problems, files, runbooks, seconds } = report;
  const {
    alerts,
    names,
    recording_rules,
    passed_over,
    covered,
    missing,
    dangling,
    unknown,
    clashes,
    unlinked,
  } = coverage;
  const first = missing.find(({ problem }) => problem === undefined);
  return [
    ...problems.map((problem) =>
      [headline(problem), ...(problem.help ? [`  help: ${escapeObeyed(problem.help)}`] : [])].join('\n'),
    ),
    section(
      'Alerts without a runbook, each with the runbook_url to paste once it exists',
      missing.map(pasteLine),
      [
        first &&
          `Write one: npm run new -- runbook TEAM NAME --from-alert ${shellQuote(`${first.file}:${first.alert}`)}`,
      ],
    ),
    section(
      'Addresses on this site that lead nowhere',
      dangling.map((item) => `${place(item)}: ${item.alert} leads to ${item.url}${meant(item.did_you_mean)}`),
      [
        'Paste the runbook_url of an existing page, or add the old id of a renamed runbook under its aliases.',
      ],
    ),
    section(
      'Runbooks that name an alert that no rule defines',
      unknown.map((item) => `${place(item)}: ${item.runbook} names ${item.alert}${meant(item.did_you_mean)}`),
      ['Write the name exactly as in the rule, or add source: if another system sends the alert.'],
    ),
    section(
      'Names with the same address',
      clashes.map(({ spellings }) => spellings.map((item) => `${item.alert} (${place(item)})`).join(', ')),
      [
        'Spell one alert the same way everywhere. Rename two alerts so that they differ in a letter a–z or a digit.',
      ],
    ),
    section(
      'Alerts whose rule does not link to their runbook, each with the runbook_url to paste',
      unlinked.map(pasteLine),
      [],
    ),
    section(
      'Passed over, because they hold no alerts that can be read here',
      passed_over.map((item) => `${place(item)}: ${item.what}`),
      [],
    ),
    `Read ${count(alerts, 'alert')} (${count(names, 'name')})${recording_rules ? ` and ${count(recording_rules, 'recording rule')}` : ''} in ${count(files, 'file')} and ${count(runbooks, 'runbook')} in ${seconds.toFixed(1)} s: ` +
      `${covered.length} with a runbook, ${missing.length} without.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** The same as data. */
export function coverageJson({ coverage, problems }: CoverageReport): string {
  return jsonText({ version: 1, ...coverage, problems });
}

function section(title: string, lines: string[], helps: (string | undefined)[]): string {
  if (!lines.length) return '';
  return [
    `${title}: ${lines.length}`,
    ...lines.map((line) =>
      line
        .split('\n')
        .map((part) => `  ${escapeObeyed(part)}`)
        .join('\n'),
    ),
    ...helps.filter((help) => help !== undefined).map((help) => `  help: ${escapeObeyed(help)}`),
  ].join('\n');
}

function pasteLine(item: MissingRunbook): string {
  const then =
    item.problem === undefined
      ? `runbook_url: ${item.runbook_url ?? ''}`
      : `no runbook can name it, because the name ${item.problem}`;
  return `${place(item)}: ${item.alert}\n    ${then}`;
}

function place({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${file}:${line}:${column}`;
}

function meant(near: string | undefined): string {
  return near === undefined ? '' : `; did you mean ${near}?`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** What the command found, and what it read. */
export interface CoverageReport {
  coverage: Coverage;
  /** Files that could not be read. */
  problems: Diagnostic[];
  /** How many rule files were read. */
  files: number;
  runbooks: number;
  seconds: number;
}
