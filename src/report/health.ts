import type { OpenQuestion } from '../check/open-question.ts';
import { escapeObeyed } from '../markdown/character.ts';
import { plural } from './report.ts';
import type {
  Changed,
  DraftRow,
  Exercised,
  Failed,
  Health,
  HealthRow,
  TeamHealth,
} from '../upkeep/health.ts';

/**
 * The report as Markdown with a section for each team, ready for an issue. `editUrl` turns a file into a link if the
 * organisation has configured one; otherwise the file is named, by the path that `placeOf` gives.
 */
export function healthMarkdown(
  health: Health,
  editUrl: Edit,
  placeOf: (file: string) => string = (file) => file,
): string {
  const sections = health.teams.map((team) => teamMarkdown(team, editUrl, placeOf));
  const {
    alerts_of_no_team: stray = [],
    unread_rule_files: unread = [],
    to_fill_in: questions = [],
  } = health;
  const rest = [
    ...(questions.length
      ? [`## To fill in\n\n${items(questions.map((question) => questionText(question, editUrl, placeOf)))}\n`]
      : []),
    ...(stray.length
      ? [`## No team\n\n### Alerts without a runbook\n\n${items(stray.map(alertText))}\n`]
      : []),
    ...(unread.length
      ? [
          `## Rules that could not be read\n\nRun \`npm run alerts\` to see why.\n\n${items(unread.map(code))}\n`,
        ]
      : []),
  ];
  return `As of ${health.as_of}.\n\n${[...sections, ...rest].join('\n')}`;
}

function teamMarkdown(team: TeamHealth, editUrl: Edit, placeOf: (file: string) => string): string {
  const name = ({ title, file }: Pick<HealthRow, 'title' | 'file'>): string => {
    const url = editUrl(file);
    return url === undefined
      ? `${escapeMarkdown(title)} (${code(placeOf(file))})`
      : `[${escapeMarkdown(title)}](${url})`;
  };
  const silenced = (team.suppressed ?? []).filter(({ by }) => by !== 'baseline');
  const accepted = (team.suppressed ?? []).length - silenced.length;
  const parts: [title: string, lines: string[]][] = [
    [
      'Overdue: review it, then run `npm run review`',
      team.overdue.map((row) => `${name(row)}: was valid until ${row.valid_to}`),
    ],
    [
      'Something it depends on has changed: review it, then run `npm run review`',
      team.changed.map((row) => `${name(row)}: ${changesText(row)}`),
    ],
    [
      'Failed when it was last used: fix it and try it again',
      team.failed.map((row) => `${name(row)}: ${failureText(row)}`),
    ],
    [
      'Not exercised recently: use it in a drill',
      team.unexercised.map((row) => `${name(row)}: ${exerciseText(row)}`),
    ],
    [
      'Services without a runbook',
      team.services_without_runbook.map((row) => `${name(row)}, tier ${row.tier}`),
    ],
    ['Alerts without a runbook', (team.alerts.missing ?? []).map(alertText)],
    [
      'Drafts: write what is missing and review them, or delete them',
      team.drafts.map((row) => [name(row), ...draftTexts(row)].join(': ')),
    ],
    [
      'Due soon',
      [
        ...team.due.map((row) => `${name(row)}: valid until ${row.valid_to}`),
        ...team.exercise_due.map((row) => `${name(row)}: exercise by ${row.valid_to ?? ''}`),
      ],
    ],
    ['Deprecated: delete it once nothing links to it', team.deprecated.map(name)],
    [
      'Findings of the check',
      (team.findings ?? []).map(
        ({ file, line, rule }) => `${code(`${placeOf(file)}:${line}`)} ${code(rule)}`,
      ),
    ],
    [
      'Suppressed findings',
      [
        ...silenced.map(
          ({ file, line, rule, by, reason, until }) =>
            `${code(`${placeOf(file)}:${line}`)} ${code(rule)}${until === undefined ? '' : ` until ${until}`}: ${escapeMarkdown(reason ?? by)}`,
        ),
        ...(accepted ? [`${accepted} in the baseline, which can only shrink`] : []),
      ],
    ],
  ];
  const shown = parts.filter(([, lines]) => lines.length > 0);
  const body = shown.map(([title, lines]) => `### ${title}\n\n${items(lines)}\n`).join('\n');
  return `## ${escapeMarkdown(team.name)}\n\n${body || 'Nothing to do.\n'}`;
}

/** What is left to do in a draft, if anything is to be said: what nobody has written yet, and the alerts that lead to it. */
function draftTexts({ to_write, alerts }: DraftRow): string[] {
  const texts = [
    ...(to_write ? [`${plural(to_write, 'thing')} to write`] : []),
    ...(alerts.length ? [`answers ${alerts.map(code).join(', ')}`] : []),
  ];
  return texts.length ? [texts.join('; ')] : [];
}

/** What changed under a runbook, in words. */
export function changesText({ since, changes }: Pick<Changed, 'since' | 'changes'>): string {
  const said = changes.map(({ name, how }) => (how === 'changed' ? name : `${name} (${how})`)).join(', ');
  return `${escapeMarkdown(said)} since ${since}`;
}

/** How a runbook failed, in words. */
function failureText({ kind, date }: Pick<Failed, 'kind' | 'date'>): string {
  return `${kind === 'dry-run' ? 'dry run' : kind} on ${date}`;
}

/** When a runbook was last tried, in words. */
function exerciseText({ last }: Pick<Exercised, 'last'>): string {
  return last === undefined ? 'never' : `last on ${last}`;
}

function questionText(
  { file, line, text }: OpenQuestion,
  editUrl: Edit,
  placeOf: (file: string) => string,
): string {
  const url = editUrl(file);
  const place = code(`${placeOf(file)}:${line}`);
  return `${url === undefined ? place : `[${place}](${url})`} ${escapeMarkdown(text)}`;
}

function alertText({ alert, file, line }: { alert: string; file: string; line: number }): string {
  return `${escapeMarkdown(alert)} (${code(`${file}:${line}`)})`;
}

function code(text: string): string {
  return `\`${escapeObeyed(text).replaceAll('`', '')}\``;
}

function items(lines: string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** Escapes an author's words so that they are not Markdown, HTML or a mention. */
function escapeMarkdown(text: string): string {
  return escapeObeyed(text)
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/[&@]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

type Edit = (file: string) => string | undefined;
