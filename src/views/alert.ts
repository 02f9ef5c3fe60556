import { alertAddress, alertAddresses } from '../model/addresses.ts';
import { alertSlug } from '../model/alert-name.ts';
import type { Catalog } from '../model/catalog.ts';
import { comparesIn } from '../model/collation.ts';
import { languageOf } from '../model/language.ts';
import { runbookRow, type RunbookRow } from './runbook.ts';

/** Every alert that a runbook names, by name. Spellings with the same slug are one alert. */
export function alertViews(catalog: Catalog): readonly AlertView[] {
  let views = known.get(catalog);
  if (!views) known.set(catalog, (views = readAlerts(catalog)));
  return views;
}

/** The one runbook that answers an alert; undefined if there are several, and the reader has to choose. */
export function onlyRunbook({ answers }: AlertView): RunbookRow | undefined {
  const [first] = answers;
  return answers.every(({ runbook }) => runbook.id === first?.runbook.id) ? first?.runbook : undefined;
}

function readAlerts(catalog: Catalog): AlertView[] {
  const alerts = new Map<string, Omit<AlertView, 'href'>>();
  for (const entry of catalog.runbooks.values()) {
    for (const { name, labels, source } of entry.data.alerts ?? []) {
      const key = alertSlug(name);
      const view = alerts.get(key) ?? { key, name, addresses: [], answers: [] };
      view.addresses = [...new Set([...view.addresses, ...alertAddresses(name)])];
      view.answers.push({ labels: labels ?? {}, source, runbook: runbookRow(catalog, entry) });
      alerts.set(key, view);
    }
  }
  return [...alerts.values()]
    .map((view) => ({
      ...view,
      href: alertAddress(view.name),
      answers: view.answers.sort(byTeamAndLabels(languageOf(catalog))),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function byTeamAndLabels(language: string): (a: Answer, b: Answer) => number {
  const compare = comparesIn(language);
  const team = ({ runbook }: Answer): string => runbook.owner?.name ?? '';
  const rest = ({ runbook, labels }: Answer): string =>
    [...Object.entries(labels).flat(), runbook.id].join('\n');
  return (a, b) => compare(team(a), team(b)) || (rest(a) < rest(b) ? -1 : 1);
}

/** Several pages and files use them, and the health report once for each team. */
const known = new WeakMap<Catalog, AlertView[]>();

export interface AlertView {
  /** The slug of the name, which tells alerts apart. */
  key: string;
  /** As the first runbook spells it. */
  name: string;
  /** Every address at which it is found, the one with the slug first. */
  addresses: string[];
  href: string;
  /** The runbooks that answer it, told apart by team and labels. */
  answers: Answer[];
}

interface Answer {
  labels: Record<string, string>;
  source: string | undefined;
  runbook: RunbookRow;
}
