import { alertAddress } from './address.ts';
import type { Catalog } from './catalog.ts';
import { runbookRow, type RunbookRow } from './runbook.ts';

/** Every alert that a runbook names, by name. Two spellings that differ only in case are one alert. */
export function alertViews(catalog: Catalog): AlertView[] {
  const alerts = new Map<string, AlertView>();
  for (const entry of catalog.runbooks.values()) {
    for (const { name, labels, source } of entry.data.alerts ?? []) {
      const key = name.toLowerCase();
      const view = alerts.get(key) ?? { name, href: alertAddress(name), answers: [] };
      view.answers.push({ labels: labels ?? {}, source, runbook: runbookRow(catalog, entry) });
      alerts.set(key, view);
    }
  }
  return [...alerts.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

export interface AlertView {
  name: string;
  href: string;
  /** The runbooks that answer it, told apart by team and labels. */
  answers: { labels: Record<string, string>; source: string | undefined; runbook: RunbookRow }[];
}
