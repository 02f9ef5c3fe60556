import { finding, type Finding, type ValuePath } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/spelling.ts';
import { parseDocuments } from '../diagnostics/yaml.ts';

/**
 * The alerts of a Prometheus rule file: plain rule groups, PrometheusRule manifests and lists of them, several documents
 * a file. Other Kubernetes objects are passed over. Never throws; paths of findings begin with the document's number.
 */
export function readRules(file: string, text: string): RuleFile {
  const { documents, findings } = parseDocuments(file, text);
  const result: RuleFile = { file, text, alerts: [], findings: findings.map(withTemplateHelp) };
  documents.forEach((document, number) => readDocument(document, [number], result));
  return result;
}

/** Where a rule says its runbook is; undefined where it says nothing. */
export function runbookUrlOf({ annotations }: AlertRule): { key: string; url: string } | undefined {
  const key = ['runbook_url', 'runbook'].find((name) => Object.hasOwn(annotations, name));
  return key === undefined ? undefined : { key, url: annotations[key] ?? '' };
}

function readDocument(document: unknown, path: ValuePath, result: RuleFile): void {
  // What stands between two separators may be nothing, or a comment.
  if (document === null || document === undefined) return;
  if (!isMap(document))
    return report(result, path, 'schema/type', 'this is no rule file', 'Begin it with groups:.');
  const { kind, items, spec, groups } = document;
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items))
    items.forEach((item, index) => readDocument(item, [...path, 'items', index], result));
  else if (isMap(spec) && 'groups' in spec) readGroups(spec['groups'], [...path, 'spec', 'groups'], result);
  else if (groups !== undefined) readGroups(groups, [...path, 'groups'], result);
  else if (kind === 'PrometheusRule' || kind === undefined)
    report(result, path, 'schema/missing-key', 'there are no rule groups here', GROUPS_HELP);
}

function readGroups(groups: unknown, path: ValuePath, result: RuleFile): void {
  // An empty key is how a generator writes that there are none.
  if (groups === null) return;
  if (!Array.isArray(groups)) return report(result, path, 'schema/type', 'groups is not a list', GROUPS_HELP);
  groups.forEach((group: unknown, index) => {
    const at = [...path, index];
    const rules = isMap(group) ? (group['rules'] ?? []) : undefined;
    if (!isMap(group) || !Array.isArray(rules))
      return report(result, at, 'schema/type', 'this group has no list of rules', GROUPS_HELP);
    rules.forEach((rule: unknown, number) =>
      readRule(rule, textOf(group['name']), [...at, 'rules', number], result),
    );
  });
}

function readRule(rule: unknown, group: string, path: ValuePath, result: RuleFile): void {
  if (!isMap(rule) || (rule['alert'] === undefined && rule['record'] === undefined))
    return report(
      result,
      path,
      'schema/missing-key',
      'this rule is neither an alert nor a recording rule',
      'Name it with alert: or record:.',
    );
  if (rule['alert'] === undefined) return;
  const name = textOf(rule['alert']);
  if (name === '' || isMap(rule['alert']) || Array.isArray(rule['alert']))
    return report(
      result,
      [...path, 'alert'],
      'schema/type',
      `${quote(rule['alert'])} is no name of an alert`,
      'Write the name as text.',
    );
  if (result.alerts.length >= MOST_ALERTS) {
    if (result.findings.at(-1)?.rule === 'file/size') return;
    return report(
      result,
      path,
      'file/size',
      `only the first ${MOST_ALERTS} alerts of a file are read`,
      'Split the file.',
    );
  }
  result.alerts.push({
    file: result.file,
    name,
    group,
    expr: textOf(rule['expr']),
    for: rule['for'] === undefined ? undefined : textOf(rule['for']),
    labels: textsIn(rule['labels']),
    annotations: textsIn(rule['annotations']),
    path: [...path, 'alert'],
  });
}

function report(result: RuleFile, path: ValuePath, rule: string, message: string, help: string): void {
  result.findings.push(finding(result.file, path, rule, message, { help }));
}

/** What a chart holds before Helm has filled it in is no YAML. */
function withTemplateHelp(found: Finding): Finding {
  return {
    ...found,
    help: `${found.help ?? ''} If the file is a template of Helm or Jsonnet, name what it produces instead.`.trim(),
  };
}

function textsIn(value: unknown): Record<string, string> {
  return isMap(value)
    ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, textOf(text)]))
    : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const GROUPS_HELP =
  'Write groups: [{ name: …, rules: [{ alert: …, expr: … }] }], below spec: in a PrometheusRule.';

const MOST_ALERTS = 10_000;

/** What one file of rules holds. */
export interface RuleFile {
  file: string;
  text: string;
  alerts: AlertRule[];
  findings: Finding[];
}

/** One alerting rule. Labels and annotations as they are written, with the templates of the monitoring system in them. */
export interface AlertRule {
  file: string;
  name: string;
  group: string;
  expr: string;
  for: string | undefined;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Of its name: the document's number, then keys and indices. */
  path: ValuePath;
}
