import type { Diagnostic, Level } from '../diagnostics/diagnostic.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import type { AlertRule, Place } from './alert-rule.ts';
import { readRuleYaml, type Entry, type RuleYaml, type Value } from './rule-yaml.ts';

/**
 * The alerts of a rule file, as Prometheus, Thanos, Mimir, Loki, VictoriaMetrics and the Prometheus operator read it: plain
 * groups, one group, groups by namespace, PrometheusRule manifests, lists of them, and ConfigMaps with rule files in them,
 * as several documents of YAML or as JSON. Everything else that is known is passed over and named. Expressions and templates
 * are not judged. Never throws.
 */
export function readRules(file: string, text: string): RuleFile {
  const result: RuleFile = { file, alerts: [], recording: 0, passedOver: [], findings: [] };
  readText(text, (place) => place, result);
  return result;
}

/** A file that holds no text that can be read, and why. */
export function unreadRules(file: string, rule: string, message: string, help: string): RuleFile {
  const finding = { file, rule, level: 'error', message, help, ...rangeAt({ line: 1, column: 1 }) } as const;
  return { file, alerts: [], recording: 0, passedOver: [], findings: [finding] };
}

/** A file that is known to hold no rules of ours, such as the source of a template. */
export function passedOverRules(file: string, what: string): RuleFile {
  const passedOver = [{ file, line: 1, column: 1, what }];
  return { file, alerts: [], recording: 0, passedOver, findings: [] };
}

/** Reads a whole text, or one inside a ConfigMap, whose places `shift` moves to those of the file. */
function readText(text: string, shift: (place: Place) => Place, result: RuleFile): void {
  const yaml = readRuleYaml(text);
  const context: Context = { result, text, placeOf: (at) => shift(yaml.placeAt(at)) };
  const [problem] = yaml.problems;
  if (problem && HELM.test(text))
    report(
      context,
      problem.at,
      'file/template',
      'file is a Helm template, which is not YAML until Helm fills it in',
      {
        help: 'Give the file that Helm produces from it, as `helm template` prints it.',
      },
    );
  else
    for (const { at, message, help } of yaml.problems) report(context, at, 'yaml/syntax', message, { help });
  if (yaml.documents.every(({ type }) => type === 'null')) passOver(context, 0, 'empty file');
  else readDocuments(yaml, context);
}

function readDocuments({ documents }: RuleYaml, context: Context): void {
  const [first] = documents;
  for (const document of documents) {
    if (document.type === 'null' || document.type === 'broken') continue;
    const groups = document.type === 'map' ? document.entries.get('groups') : undefined;
    if (document !== first && groups && !isNamed(document, 'kind') && !isNamed(document, 'namespace'))
      report(
        context,
        document.at,
        'file/documents',
        'Prometheus reads only the first YAML document of a rule file',
        {
          level: 'warning',
          help: 'Move the groups into a file of their own, or below the first groups:.',
        },
      );
    readDocument(document, context);
  }
}

function readDocument(document: Value, context: Context): void {
  if (document.type !== 'map')
    return report(context, document.at, 'schema/type', 'not a rule file: expected a group of keys', {
      help: 'Start the file with groups:.',
    });
  const { entries } = document;
  const kind = textIn(entries, 'kind');
  const items = entries.get('items')?.value;
  if (kind.endsWith('List') && items?.type === 'list')
    return items.items.forEach((item) => readDocument(item, context));
  if (kind === 'ConfigMap') return readConfigMap(document, context);
  const spec = entries.get('spec')?.value;
  if (kind === 'PrometheusRule' || (spec?.type === 'map' && spec.entries.has('groups')))
    return readSpec(document.at, spec, context);
  const other = OTHERS.find(({ keys }) => keys.every((key) => entries.has(key)));
  const what = kind !== '' && entries.has('apiVersion') ? `Kubernetes ${kind}` : other?.what;
  if (what !== undefined) return passOver(context, document.at, what);
  if (entries.has('groups')) return readRuleGroups(document, context);
  if (entries.get('rules')?.value.type === 'list') return readGroup(document, new Set(), context);
  if (entries.size && [...entries.values()].every(({ value }) => isGroups(value)))
    return entries.forEach(({ value }) => readGroups(value, context));
  report(context, document.at, 'schema/missing-key', 'missing key "groups"', { help: GROUPS_HELP });
}

/** A manifest of the operator. */
function readSpec(at: number, spec: Value | undefined, context: Context): void {
  const groups = spec?.type === 'map' ? spec.entries.get('groups') : undefined;
  if (!groups)
    return report(context, spec?.at ?? at, 'schema/missing-key', 'missing key "groups"', {
      help: GROUPS_HELP,
    });
  readGroups(groups.value, context);
}

/** A plain file, or one of mimirtool, which names its tenant's namespace. */
function readRuleGroups({ entries }: MapValue, context: Context): void {
  const groups = entries.get('groups');
  if (groups?.value.type === 'list' && groups.value.items.some(isGrafana))
    return passOver(context, groups.at, 'rules that Grafana manages');
  unknownKeys(entries, FILE_KEYS, context);
  if (groups) readGroups(groups.value, context);
}

/** Rule files inside a ConfigMap, whatever their keys are called. */
function readConfigMap({ at, entries }: MapValue, context: Context): void {
  const data = entries.get('data')?.value;
  const held = data?.type === 'map' ? [...data.entries] : [];
  if (!held.some(([, { value }]) => holdsRules(value))) return passOver(context, at, 'Kubernetes ConfigMap');
  for (const [name, { at: place, value }] of held)
    if (holdsRules(value)) readText(value.text, shiftInto(value, context), context.result);
    else passOver(context, place, `entry ${name} of a ConfigMap`);
}

function holdsRules(value: Value): value is TextValue {
  return value.type === 'text' && HOLDS_RULES.test(value.text);
}

/** Moves places inside an embedded text to the lines of a literal block, or to the start of any other text. */
function shiftInto({ at, body }: TextValue, { placeOf, text }: Context): (place: Place) => Place {
  if (body === undefined) return () => placeOf(at);
  const indent = /^ */.exec(text.slice(body).replace(/^\s*\n/, ''))?.[0].length ?? 0;
  const { line } = placeOf(body);
  return (place) => ({ line: line + place.line - 1, column: place.column + indent });
}

function readGroups(groups: Value, context: Context): void {
  // Generators write an empty key if there are no groups.
  if (groups.type === 'null') return;
  if (groups.type !== 'list')
    return report(context, groups.at, 'schema/type', 'expected "groups" to be a list', { help: GROUPS_HELP });
  const names = new Set<string>();
  for (const group of groups.items) if (group.type !== 'null') readGroup(group, names, context);
}

function readGroup(group: Value, names: Set<string>, context: Context): void {
  const rules = group.type === 'map' ? group.entries.get('rules')?.value : undefined;
  if (group.type !== 'map' || (rules && rules.type !== 'list' && rules.type !== 'null'))
    return report(context, group.at, 'schema/type', 'group has no list of rules', { help: GROUPS_HELP });
  const { entries } = group;
  const name = textIn(entries, 'name');
  if (name === '')
    report(context, group.at, 'schema/missing-key', 'group has no name', { help: 'Add name:.' });
  else if (names.has(name))
    report(
      context,
      entries.get('name')?.value.at ?? group.at,
      'schema/duplicate',
      `group ${quote(name)} is already defined in this file`,
      {
        help: 'Give it a name of its own.',
      },
    );
  names.add(name);
  unknownKeys(entries, GROUP_KEYS, context);
  for (const key of ['interval', 'query_offset', 'evaluation_delay']) duration(entries, key, context);
  const labels = textsIn(entries.get('labels'), context);
  if (rules?.type === 'list')
    for (const rule of rules.items) if (rule.type !== 'null') readRule(rule, { name, labels }, context);
}

function readRule(
  rule: Value,
  group: { name: string; labels: Record<string, string> },
  context: Context,
): void {
  const { result, placeOf } = context;
  const entries = rule.type === 'map' ? rule.entries : new Map<string, Entry>();
  const [alert, record] = ['alert', 'record'].map((key) => entries.get(key)?.value);
  if (!alert && !record)
    return report(context, rule.at, 'schema/missing-key', 'rule has neither "alert" nor "record"', {
      help: 'Add its name as alert: or record:.',
    });
  if (alert && record)
    report(context, alert.at, 'schema/conflict', 'rule has both "alert" and "record"', {
      help: 'Write two rules.',
    });
  unknownKeys(entries, RULE_KEYS, context);
  if (textIn(entries, 'expr').trim() === '')
    report(context, rule.at, 'schema/missing-key', 'rule has no expression', { help: 'Add expr:.' });
  for (const key of ['for', 'keep_firing_for']) duration(entries, key, context);
  const labels = textsIn(entries.get('labels'), context);
  const annotations = textsIn(entries.get('annotations'), context);
  if (!alert) {
    result.recording += 1;
    for (const key of ['for', 'keep_firing_for', 'annotations'])
      if (entries.has(key))
        report(
          context,
          entries.get(key)?.at ?? rule.at,
          'schema/conflict',
          `a recording rule has no "${key}"`,
          {
            help: 'Remove it. Only alerts have it.',
          },
        );
    return;
  }
  const name = alert.type === 'text' ? alert.text : '';
  if (name === '')
    return report(context, alert.at, 'schema/type', `invalid alert name ${quote(named(alert))}`, {
      help: 'Write the name as text.',
    });
  if (result.alerts.length >= MOST_ALERTS) {
    if (result.findings.at(-1)?.rule === 'file/size') return;
    return report(
      context,
      rule.at,
      'file/size',
      `file has more than ${MOST_ALERTS} alerts; only the first ${MOST_ALERTS} are read`,
      { help: 'Split the file.' },
    );
  }
  const url = urlIn(entries.get('annotations'));
  result.alerts.push({
    file: result.file,
    name,
    group: group.name,
    expr: textIn(entries, 'expr'),
    for: optional(entries, 'for'),
    keepFiringFor: optional(entries, 'keep_firing_for'),
    labels: { ...group.labels, ...labels },
    annotations,
    ...placeOf(alert.at),
    urlPlace: placeOf(url?.at ?? alert.at),
  });
}

function urlIn(annotations: Entry | undefined): Value | undefined {
  const map = annotations?.value;
  return map?.type === 'map'
    ? (map.entries.get('runbook_url') ?? map.entries.get('runbook'))?.value
    : undefined;
}

/** The texts of a map of labels or annotations; what has no text is empty, as Prometheus has it. */
function textsIn(entry: Entry | undefined, context: Context): Record<string, string> {
  const map = entry?.value;
  if (!map || map.type === 'null') return {};
  if (map.type !== 'map') {
    report(context, map.at, 'schema/type', 'expected names with a text each', {
      help: 'Write them as in severity: page.',
    });
    return {};
  }
  const texts: [string, string][] = [];
  for (const [key, { at, value }] of map.entries) {
    if (value.type === 'map' || value.type === 'list')
      report(context, value.at, 'schema/type', `expected the value of ${quote(key)} to be text`, {
        help: 'Put it in quotation marks, as in "{{ $labels.pod }}".',
      });
    else if (key === '' || key === '__name__')
      report(context, at, 'schema/key', `invalid label name ${quote(key)}`, { help: 'Choose another name.' });
    else texts.push([key, value.type === 'text' ? value.text : '']);
  }
  return Object.fromEntries(texts);
}

function duration(entries: Map<string, Entry>, key: string, context: Context): void {
  const value = entries.get(key)?.value;
  if (!value || value.type === 'null') return;
  if (value.type === 'text' && DURATION.test(value.text)) return;
  const written = value.type === 'text' ? value.text : '';
  const help = /^[1-9]\d*$/.test(written)
    ? `Add the unit, as in ${written}s or ${written}m.`
    : 'Write it as in 5m or 1h30m, without spaces.';
  report(context, value.at, 'schema/duration', `${quote(named(value))} is not a duration for "${key}"`, {
    help,
  });
}

/** Prometheus refuses a file with a key that it does not know, so a misspelt one costs every alert in the file. */
function unknownKeys(entries: Map<string, Entry>, known: readonly string[], context: Context): void {
  for (const [key, { at }] of entries)
    if (!known.includes(key))
      report(context, at, 'schema/unknown-key', `unknown key ${quote(key)}${didYouMean(key, known)}`, {
        help: 'Remove it or correct it. Prometheus refuses the whole file.',
      });
}

/** Rules that Grafana manages have a title and a condition, and no expression of their own. */
function isGrafana(group: Value): boolean {
  const rules = group.type === 'map' ? group.entries.get('rules')?.value : undefined;
  return (
    rules?.type === 'list' &&
    rules.items.some((rule) => rule.type === 'map' && rule.entries.has('title') && !rule.entries.has('alert'))
  );
}

/** Whether a value is a list of rule groups, as the API of a ruler answers for each namespace. */
function isGroups(value: Value): boolean {
  return (
    value.type === 'list' &&
    value.items.length > 0 &&
    value.items.every((item) => item.type === 'map' && item.entries.has('name') && item.entries.has('rules'))
  );
}

function isNamed(value: Value, key: string): boolean {
  return value.type === 'map' && value.entries.has(key);
}

function optional(entries: Map<string, Entry>, key: string): string | undefined {
  return entries.get(key)?.value.type === 'text' ? textIn(entries, key) : undefined;
}

function textIn(entries: Map<string, Entry>, key: string): string {
  const value = entries.get(key)?.value;
  return value?.type === 'text' ? value.text : '';
}

/** What stands in the place of a text, for a message. */
function named(value: Value): string {
  if (value.type === 'text') return value.text;
  return value.type === 'map' ? '{}' : value.type === 'list' ? '[]' : '';
}

function passOver({ result, placeOf }: Context, at: number, what: string): void {
  result.passedOver.push({ file: result.file, ...placeOf(at), what });
}

function report(
  { result, placeOf }: Context,
  at: number,
  rule: string,
  message: string,
  { help, level = 'error' }: { help: string; level?: Level },
): void {
  result.findings.push({ file: result.file, rule, level, message, help, ...rangeAt(placeOf(at)) });
}

function rangeAt({ line, column }: Place): Pick<Diagnostic, 'line' | 'column' | 'endLine' | 'endColumn'> {
  return { line, column, endLine: line, endColumn: column + 1 };
}

const GROUPS_HELP =
  'Write groups: [{ name: …, rules: [{ alert: …, expr: … }] }], below spec: in a PrometheusRule.';

/** In Prometheus's own form, with the units in this order; 0 needs none. */
const DURATION = /^(?:0|(?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)$/;

/** What begins a line, or a value without quotation marks, only in a template of Helm. */
const HELM =
  /^\s*(?:- )?\{\{-? *(?:\/\*|if\b|else\b|range\b|with\b|end\b|include\b|define\b|template\b|block\b|toYaml\b|tpl\b|[.$])|: *\{\{-? *(?:\.|\$|include\b|tpl\b|toYaml\b)/m;

/** A text inside a ConfigMap that may be a rule file. */
const HOLDS_RULES = /^\s*"?groups"?:|^\s*(?:- )?alert:|^\{\s*"groups"/m;

/** `namespace` is mimirtool's. */
const FILE_KEYS = ['groups', 'namespace'] as const;

/** Of Prometheus, then of Thanos, of Mimir and Loki, and of VictoriaMetrics. */
const GROUP_KEYS = [
  ...['name', 'interval', 'query_offset', 'limit', 'labels', 'rules'],
  'partial_response_strategy',
  ...['source_tenants', 'evaluation_delay', 'align_evaluation_time_on_interval', 'remote_write', 'user'],
  ...['type', 'concurrency', 'params', 'headers', 'notifier_headers', 'tenant', 'debug', 'eval_offset'],
  ...['eval_delay', 'eval_alignment', 'update_entries_limit', 'extra_filter_labels'],
] as const;

const RULE_KEYS = [
  ...['alert', 'record', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations'],
  ...['debug', 'update_entries_limit'],
] as const;

/** Files of the same systems that hold no alerts, by keys that only they have. */
const OTHERS: { what: string; keys: string[] }[] = [
  { what: 'configuration of Alertmanager', keys: ['route'] },
  { what: 'configuration of Alertmanager', keys: ['receivers'] },
  { what: 'configuration of Prometheus', keys: ['scrape_configs'] },
  { what: 'unit tests of promtool', keys: ['rule_files', 'tests'] },
  { what: 'configuration of Prometheus', keys: ['rule_files'] },
  { what: 'configuration of Grafana', keys: ['contactPoints'] },
  { what: 'configuration of Grafana', keys: ['policies'] },
  { what: 'configuration of Grafana', keys: ['datasources'] },
  { what: 'dashboard of Grafana', keys: ['panels'] },
  { what: 'answer of the rules API', keys: ['status', 'data'] },
  { what: 'jsonnet bundle', keys: ['dependencies', 'version'] },
];

const MOST_ALERTS = 10_000;

/** What a rule file holds. */
export interface RuleFile {
  file: string;
  alerts: AlertRule[];
  /** How many recording rules it has. */
  recording: number;
  /** What was recognised as something else, and not read. */
  passedOver: PassedOver[];
  findings: Diagnostic[];
}

export interface PassedOver extends Place {
  file: string;
  /** What it is, without an article. */
  what: string;
}

interface Context {
  result: RuleFile;
  text: string;
  placeOf: (at: number) => Place;
}

type MapValue = Extract<Value, { type: 'map' }>;
type TextValue = Extract<Value, { type: 'text' }>;
