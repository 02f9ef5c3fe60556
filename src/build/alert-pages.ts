import { addressOf, alertAddress } from '../catalog/address.ts';
import type { Catalog, Entry } from '../catalog/catalog.ts';
import type { Runbook } from '../catalog/content.ts';
import { inlineToHtml } from '../markdown/prose.ts';
import { fileAt, type Files } from './files.ts';
import { choicePage, forwardPage, type Choice, type Frame } from './static-page.ts';

/**
 * A page for every alert, by path: it forwards to its runbook, or lets the reader choose among several. They are
 * written here rather than by Astro because an alert's two spellings, as written and in lower case, are one folder on
 * some disks; both get the same bytes.
 */
export function alertPages(catalog: Catalog, frame: Frame): Files {
  return new Map(
    [...alertsOf(catalog).values()].flatMap(({ spellings, answers }) => {
      const html = alertPage(catalog, frame, answers);
      return [...spellings].map((name): [string, string] => [fileAt(alertAddress(name)), html]);
    }),
  );
}

function alertsOf(catalog: Catalog): Map<string, Alert> {
  const alerts = new Map<string, Alert>();
  for (const entry of catalog.runbooks.values())
    for (const alert of entry.data.alerts ?? []) {
      const key = alert.name.toLowerCase();
      const found = alerts.get(key) ?? { spellings: new Set([key]), answers: [] };
      found.spellings.add(alert.name);
      found.answers.push({ entry, alert });
      alerts.set(key, found);
    }
  return alerts;
}

function alertPage(catalog: Catalog, frame: Frame, answers: Answer[]): string {
  const [first] = answers;
  if (!first) return '';
  const { entry, alert } = first;
  if (answers.every((answer) => answer.entry === entry))
    return forwardPage(frame, entry.data.title, addressOf('runbook', entry.id));
  const sorted = answers
    .map((answer) => choiceOf(catalog, frame.base, answer))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return choicePage(frame, alert.name, 'Several runbooks answer this alert. Its labels tell yours.', sorted);
}

function choiceOf(catalog: Catalog, base: string, { entry, alert }: Answer): Choice {
  const team = entry.team === undefined ? undefined : catalog.teams.get(entry.team)?.data.name;
  const labels = Object.entries(alert.labels ?? {}).map(([name, value]) => `${name}=${value}`);
  return {
    name: entry.data.title,
    href: addressOf('runbook', entry.id),
    facts: [...(team === undefined ? [] : [team]), ...labels],
    html: inlineToHtml(entry.data.use_when, { base }),
  };
}

/** By team, then by labels. */
function orderOf({ facts, href }: Choice): string {
  return [...facts, href].join('\n');
}

interface Alert {
  spellings: Set<string>;
  answers: Answer[];
}

interface Answer {
  entry: Entry<Runbook>;
  alert: NonNullable<Runbook['alerts']>[number];
}
