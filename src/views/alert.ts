import { alertAddress } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import { runbookRow, type RunbookRow } from './runbook.ts';

/** Every alert that a runbook names, by name. Spellings that differ only in case are one alert. */
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
  const alerts = new Map<string, Pick<AlertView, 'key' | 'spellings' | 'answers'>>();
  for (const entry of catalog.runbooks.values()) {
    for (const { name, labels, source } of entry.data.alerts ?? []) {
      const key = name.toLowerCase();
      const view = alerts.get(key) ?? { key, spellings: [key], answers: [] };
      if (!view.spellings.includes(name)) view.spellings.push(name);
      view.answers.push({ labels: labels ?? {}, source, runbook: runbookRow(catalog, entry) });
      alerts.set(key, view);
    }
  }
  return [...alerts.values()]
    .map(({ key, spellings, answers }) => {
      const [, name = key] = spellings;
      return { key, name, spellings, href: alertAddress(name), answers: answers.sort(byTeamAndLabels) };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function byTeamAndLabels(a: Answer, b: Answer): number {
  return orderOf(a) < orderOf(b) ? -1 : 1;
}

function orderOf({ runbook, labels }: Answer): string {
  return [runbook.owner?.name ?? '', ...Object.entries(labels).flat(), runbook.id].join('\n');
}

/** Several pages and files use them, and the health report once for each team. */
const known = new WeakMap<Catalog, AlertView[]>();

export interface AlertView {
  /** The name in lower case, which tells alerts apart. */
  key: string;
  /** The spelling with capitals, if there is one. */
  name: string;
  /** Every spelling that has an address, lower case first. */
  spellings: string[];
  href: string;
  /** The runbooks that answer it, told apart by team and labels. */
  answers: Answer[];
}

interface Answer {
  labels: Record<string, string>;
  source: string | undefined;
  runbook: RunbookRow;
}
