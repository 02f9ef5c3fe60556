/** The annotation of a rule that links to its runbook; undefined if it has none. */
export function runbookUrlOf({ annotations }: AlertRule): { key: string; url: string } | undefined {
  const key = ['runbook_url', 'runbook'].find((name) => Object.hasOwn(annotations, name));
  return key === undefined ? undefined : { key, url: annotations[key] ?? '' };
}

/** One alerting rule. Labels and annotations are as written, including templates of the monitoring system. */
export interface AlertRule extends Place {
  file: string;
  name: string;
  group: string;
  expr: string;
  for: string | undefined;
  keepFiringFor: string | undefined;
  /** Those of its group too; its own win. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Of its runbook_url or runbook, or where its name is. */
  urlPlace: Place;
}

/** Lines and columns count from 1. */
export interface Place {
  line: number;
  column: number;
}
