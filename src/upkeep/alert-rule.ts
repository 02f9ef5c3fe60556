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

/** The annotation of a rule that links to its runbook; undefined if it has none. */
export function runbookUrlOf({ annotations }: AlertRule): { key: string; url: string } | undefined {
  const key = ['runbook_url', 'runbook'].find((name) => Object.hasOwn(annotations, name));
  return key === undefined ? undefined : { key, url: annotations[key] ?? '' };
}

function readDocument(document: unknown, path: ValuePath, result: RuleFile): void {
  // Between two separators there may be nothing, or only a comment.
  if (document === null || document === undefined) return;
  if (!isMap(document))
    return report(
      result,
      path,
      'schema/type',
      'not a rule file: expected a group of keys',
      'Start the file with groups:.',
    );
  const { kind, items, spec, groups } = document;
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items))
    items.forEach((item, index) => readDocument(item, [...path, 'items', index], result));
  else if (isMap(spec) && 'groups' in spec) readGroups(spec['groups'], [...path, 'spec', 'groups'], result);
  else if (groups !== undefined) readGroups(groups, [...path, 'groups'], result);
  else if (kind === 'PrometheusRule' || kind === undefined)
    report(result, path, 'schema/missing-key', 'missing key "groups"', GROUPS_HELP);
}

function readGroups(groups: unknown, path: ValuePath, result: RuleFile): void {
  // Generators write an empty key if there are no groups.
  if (groups === null) return;
  if (!Array.isArray(groups))
    return report(result, path, 'schema/type', 'expected "groups" to be a list', GROUPS_HELP);
  groups.forEach((group: unknown, index) => {
    const at = [...path, index];
    const rules = isMap(group) ? (group['rules'] ?? []) : undefined;
    if (!isMap(group) || !Array.isArray(rules))
      return report(result, at, 'schema/type', 'group has no list of rules', GROUPS_HELP);
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
      'rule has neither "alert" nor "record"',
      'Add its name as alert: or record:.',
    );
  if (rule['alert'] === undefined) return;
  const name = textOf(rule['alert']);
  if (name === '' || isMap(rule['alert']) || Array.isArray(rule['alert']))
    return report(
      result,
      [...path, 'alert'],
      'schema/type',
      `invalid alert name ${quote(rule['alert'])}`,
      'Write the name as text.',
    );
  if (result.alerts.length >= MOST_ALERTS) {
    if (result.findings.at(-1)?.rule === 'file/size') return;
    return report(
      result,
      path,
      'file/size',
      `file has more than ${MOST_ALERTS} alerts; only the first ${MOST_ALERTS} are read`,
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

/** A Helm chart is not YAML until Helm has filled it in. */
function withTemplateHelp(found: Finding): Finding {
  return {
    ...found,
    help: `${found.help ?? ''} If the file is a Helm or Jsonnet template, give the file that it produces instead.`.trim(),
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

/** The content of one rule file. */
export interface RuleFile {
  file: string;
  text: string;
  alerts: AlertRule[];
  findings: Finding[];
}

/** One alerting rule. Labels and annotations are as written, including templates of the monitoring system. */
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
