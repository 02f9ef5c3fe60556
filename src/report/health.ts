import type { Changed, Exercised, Failed, Health, HealthRow, TeamHealth } from '../upkeep/health.ts';

/**
 * The report as Markdown, one section a team, ready for an issue. `editUrl` makes a link of a file, where the
 * organisation says how; without it the file is named.
 */
export function healthMarkdown(health: Health, editUrl: (file: string) => string | undefined): string {
  const sections = health.teams.map((team) => teamMarkdown(team, editUrl));
  const { alerts_of_no_team: stray = [], unread_rule_files: unread = [] } = health;
  const rest = [
    ...(stray.length
      ? [`## No team\n\n### Alerts without a runbook\n\n${items(stray.map(alertText))}\n`]
      : []),
    ...(unread.length
      ? [`## Rules that could not be read\n\n\`npm run alerts\` says why.\n\n${items(unread.map(code))}\n`]
      : []),
  ];
  return `As of ${health.as_of}.\n\n${[...sections, ...rest].join('\n')}`;
}

function teamMarkdown(team: TeamHealth, editUrl: (file: string) => string | undefined): string {
  const name = ({ title, file }: Pick<HealthRow, 'title' | 'file'>): string => {
    const url = editUrl(file);
    return url === undefined ? `${harmless(title)} (\`${file}\`)` : `[${harmless(title)}](${url})`;
  };
  const silenced = (team.suppressed ?? []).filter(({ by }) => by !== 'baseline');
  const accepted = (team.suppressed ?? []).length - silenced.length;
  const parts: [title: string, lines: string[]][] = [
    [
      'Past its date: go through it, then `npm run review`',
      team.overdue.map((row) => `${name(row)}: was valid to ${row.valid_to}`),
    ],
    [
      'What it leans on has changed: read it again, then `npm run review`',
      team.changed.map((row) => `${name(row)}: ${changesText(row)}`),
    ],
    [
      'Did not work when it was last used: mend it and try it again',
      team.failed.map((row) => `${name(row)}: ${failureText(row)}`),
    ],
    [
      'Not tried, or not lately: make a drill of it',
      team.unexercised.map((row) => `${name(row)}: ${exerciseText(row)}`),
    ],
    [
      'Services without a runbook',
      team.services_without_runbook.map((row) => `${name(row)}, tier ${row.tier}`),
    ],
    ['Alerts without a runbook', (team.alerts.missing ?? []).map(alertText)],
    ['Drafts: review them, or delete them', team.drafts.map(name)],
    [
      `Soon past its date`,
      [
        ...team.due.map((row) => `${name(row)}: valid to ${row.valid_to}`),
        ...team.exercise_due.map((row) => `${name(row)}: wants an exercise by ${row.valid_to ?? ''}`),
      ],
    ],
    ['Deprecated: delete it when nothing leads there any more', team.deprecated.map(name)],
    [
      'Findings of the check',
      (team.findings ?? []).map(({ file, line, rule }) => `${code(`${file}:${line}`)} ${code(rule)}`),
    ],
    [
      'Silenced findings',
      [
        ...silenced.map(
          ({ file, line, rule, by, reason, until }) =>
            `${code(`${file}:${line}`)} ${code(rule)}${until === undefined ? '' : ` until ${until}`}: ${harmless(reason ?? by)}`,
        ),
        ...(accepted ? [`${accepted} in the baseline, which may only become smaller`] : []),
      ],
    ],
  ];
  const shown = parts.filter(([, lines]) => lines.length > 0);
  const body = shown.map(([title, lines]) => `### ${title}\n\n${items(lines)}\n`).join('\n');
  return `## ${harmless(team.name)}\n\n${body || 'Nothing to do.\n'}`;
}

/** What changed under a runbook, in words. */
export function changesText({ since, changes }: Pick<Changed, 'since' | 'changes'>): string {
  const said = changes.map(({ name, how }) => (how === 'changed' ? name : `${name} (${how})`)).join(', ');
  return `${harmless(said)} since ${since}`;
}

/** How a runbook failed, in words. */
function failureText({ kind, date }: Pick<Failed, 'kind' | 'date'>): string {
  return `${kind === 'dry-run' ? 'dry run' : kind} on ${date}`;
}

/** When a runbook was last tried, in words. */
function exerciseText({ last }: Pick<Exercised, 'last'>): string {
  return last === undefined ? 'never' : `last on ${last}`;
}

function alertText({ alert, file, line }: { alert: string; file: string; line: number }): string {
  return `${harmless(alert)} (${code(`${file}:${line}`)})`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', '')}\``;
}

function items(lines: string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** Words of an author that Markdown, HTML and mentions make nothing of. */
function harmless(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/[&@]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
