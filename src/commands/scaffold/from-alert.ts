import { isMap, isScalar, type Document, type Pair } from 'yaml';
import type { AlertRule } from '../../upkeep/alert-rule.ts';
import type { Catalog } from '../../model/catalog.ts';
import { levelName } from '../../model/level.ts';

/**
 * Fills a new runbook from the rules of its alert, with what these say and nothing else: name and labels, the title from
 * the summary, the meaning from the description, the level from the labels, and a query that shows whether it still fires.
 * What is to be done stays a question. Expressions become comments. None of this text is trusted: templates are removed,
 * and nothing in it is read as Markdown.
 */
export function fillFromAlert(document: Document, rules: AlertRule[], catalog: Catalog): void {
  const [first] = rules;
  if (!first) return;
  const texts = (key: string): string =>
    rules.map(({ annotations }) => annotations[key] ?? '').find(Boolean) ?? '';
  const description = plain(texts('description') || texts('message'));
  const name = asProse(plain(first.name));
  const shown = name.length > NAME ? 'of this runbook' : name;
  document.set('title', titleFrom(plain(texts('summary')), plain(first.name)));
  insertAfter(document, 'title', 'kind', 'alert');
  answer(document, /^What brings the reader here/);
  insertAfter(document, 'status', 'use_when', `The alert ${shown} fires.`);
  answer(document, /^When does someone need it/);
  if (description.length > 2) {
    insertAfter(document, 'use_when', 'meaning', asProse(cut(description, MEANING)));
    answer(document, /^What does it mean/);
  }
  const links = linksFor(document, rules, catalog);
  if (links) insertAfter(document, 'services', 'links', links);
  insertAfter(document, 'services', 'alerts', alertsOf(rules), rules.map(expressionOf).join('\n'));
  answer(document, /^Which alerts lead here/);
  guessLevel(document, rules, catalog);
  askForService(document);
  askForSteps(document, first.name, shown);
}

/** The service that the rules name in a label of that name; undefined if they name none that we know. */
export function serviceOf(rules: AlertRule[], catalog: Catalog): string | undefined {
  return rules.map(({ labels }) => labels['service'] ?? '').find((id) => catalog.services.has(id));
}

/** Without a service the key is left out, because another team's would send the reader to the wrong people. */
function askForService(document: Document): void {
  if (document.getIn(['services', 0]) !== undefined) return;
  document.delete('services');
  const key = pairOf(document, 'alerts')?.key;
  if (isScalar(key))
    key.commentBefore = ` FILL IN: Which services is it about? Write their ids as services: [ID].\n${key.commentBefore ?? ''}`;
}

/** Replaces the steps of the starter by what the rule says: how to see whether it still fires. The rest is not written. */
function askForSteps(document: Document, name: string, shown: string): void {
  document.set(
    'steps',
    document.createNode([
      {
        id: 'fires',
        kind: 'check',
        title: 'See if the alert still fires',
        run: { shell: `ALERTS{alertname=${inPromql(name)}, alertstate="firing"}`, language: 'promql' },
        expect: 'No result. The alert no longer fires.',
        then: 'end',
      },
    ]),
  );
  document.set('recovered_when', [`The alert ${shown} no longer fires.`]);
  const steps = pairOf(document, 'steps')?.key;
  if (!isScalar(steps)) return;
  const kept = steps.commentBefore ? `${steps.commentBefore}\n` : '';
  steps.commentBefore = `${kept} FILL IN: What do you look at first, what do you change, how do you undo it, and how do you see that it is over? The rule does not say.`;
}

/** As a string of PromQL, in which nothing is a field for the reader. */
function inPromql(text: string): string {
  return JSON.stringify(text).replaceAll('{{', '\\x7b\\x7b');
}

/** The summary as a title or, without one, the alert's name in words. */
function titleFrom(summary: string, name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])|[_.-]+/g, '$1$3 $2$4').toLowerCase();
  const title =
    summary.length > 2 ? summary.replace(/\.$/, '') : words.charAt(0).toUpperCase() + words.slice(1);
  return cut([...title].length > 2 ? title : `Alert ${name}`, TITLE);
}

/** Removes a question of the starter that the rule has answered. */
function answer(document: Document, question: RegExp): void {
  const map = document.contents;
  if (!isMap(map)) return;
  for (const { key } of map.items)
    if (isScalar(key) && key.commentBefore)
      key.commentBefore = key.commentBefore
        .split('\n')
        .filter((line) => !question.test(line.replace(/^ *FILL IN: /, '')))
        .join('\n');
}

/** One entry for each set of labels, because labels tell alerts of one name apart. */
function alertsOf(rules: AlertRule[]): unknown[] {
  const entries = rules.map(({ name, labels }) => {
    const own = Object.fromEntries(Object.entries(labels).filter(isLabel));
    return { name, source: 'prometheus', ...(Object.keys(own).length ? { labels: own } : {}) };
  });
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

/** The dashboard that the rule names or, without one, the service's own. */
function linksFor(document: Document, rules: AlertRule[], catalog: Catalog): unknown[] | undefined {
  const url = rules
    .flatMap(({ annotations }) => DASHBOARD.map((key) => annotations[key] ?? ''))
    .find((text) => /^https:\/\/[^\s<>"']+$/.test(text) && !text.includes('{{') && text === visible(text));
  if (url !== undefined)
    return [{ id: 'dashboard', label: 'Dashboard of the alert', url, type: 'dashboard' }];
  const service = catalog.services.get(String(document.getIn(['services', 0])));
  const own = service?.data.dashboards?.find(({ type }) => type === 'dashboard' || type === 'logs');
  return own && [own];
}

/** Whether a label is fixed in the rule, not filled in when the alert fires. */
function isLabel([key, value]: [string, string]): boolean {
  return (
    /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(key) &&
    [...value].length <= 120 &&
    value === visible(value) &&
    !value.includes('{{')
  );
}

function expressionOf({ expr, for: held, labels }: AlertRule): string {
  const severity = labels['severity'] === undefined ? '' : ` (${labels['severity']})`;
  const head = `The rule${severity}${held === undefined ? '' : `, when it has held for ${held}`}:`;
  const lines = expr
    .split(/\r?\n/)
    .slice(0, EXPRESSION)
    .filter((line) => line.trim() !== '');
  return [head, ...lines.map((line) => `  ${line}`)].map((line) => ` ${visible(line).trimEnd()}`).join('\n');
}

function guessLevel(document: Document, rules: AlertRule[], catalog: Catalog): void {
  const levels = [...(catalog.severity?.data.levels ?? [])].sort((a, b) => a.rank - b.rank);
  const major = levels.findIndex(({ id }) => id === catalog.severity?.data.major_at);
  const places = rules.flatMap(({ labels }) =>
    ['severity', 'priority', 'level'].flatMap((key) => {
      const word = labels[key]?.toLowerCase() ?? '';
      const named = levels.findIndex((level) => level.id === word || levelName(level).toLowerCase() === word);
      if (named >= 0) return [named];
      const below = WORDS.find(({ words }) => words.test(word))?.below;
      return below === undefined ? [] : [Math.min(major + below, levels.length - 1)];
    }),
  );
  const level = levels[Math.min(...places)];
  if (!level) return;
  insertAfter(document, 'alerts', 'severity', { start: level.id });
  answer(document, /^At which level/);
  const pair = pairOf(document, 'severity');
  if (!isScalar(pair?.key)) return;
  const severity = rules.map(({ labels }) => labels['severity']).filter((word) => word !== undefined);
  const guessed = severity.length ? ` Guessed from severity: ${visible(severity.join(', '))}.` : '';
  pair.key.commentBefore = ` FILL IN: Is this the level at which it starts? What makes it worse (raise_if)?${guessed}`;
}

function insertAfter(document: Document, after: string, key: string, value: unknown, comment?: string): void {
  const map = document.contents;
  if (!isMap(map)) return;
  const pair = document.createPair(key, value) as Pair;
  if (comment !== undefined && isScalar(pair.key)) pair.key.commentBefore = comment;
  const at = map.items.findIndex((item) => isScalar(item.key) && item.key.value === after);
  map.items.splice(at + 1, 0, pair);
}

function pairOf(document: Document, key: string): Pair | undefined {
  const map = document.contents;
  return isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
}

/** A text on one line, with the names of what the monitoring system would fill in. */
function plain(text: string): string {
  return visible(
    text
      .replace(/\{\{-?\s*\$labels\.([A-Za-z_][A-Za-z0-9_]*)[^}]*\}\}/g, '($1)')
      .replace(/\{\{-?\s*\$value[^}]*\}\}/g, '(value)')
      .replace(/\{\{[^]*?\}\}/g, '…')
      .replaceAll('{{', '…')
      // A rule may name a person, but a runbook never does.
      .replace(/\S*@\S+/g, '…'),
  )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Replaces invisible characters, which terminals and editors may obey. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ');
}

/** Escapes everything that Markdown would read as a mark, as HTML or as a link. */
function asProse(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#&~|@]|(?<=\bhttps?):|(?<=\bwww)\./gi, '\\$&')
    .replace(/^([-+=]|\d+[.)])/, '\\$1');
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  // Never cut a character in half.
  const short = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${short.slice(0, Math.max(short.lastIndexOf(' '), most / 2)).trimEnd()}…`;
}

/** How many levels below a major incident the words are that alerts use. */
const WORDS: { words: RegExp; below: number }[] = [
  { words: /^(?:critical|crit|page|error|emergency|fatal|high|p1)$/, below: 0 },
  { words: /^(?:warning|warn|ticket|medium|p2|p3)$/, below: 1 },
  { words: /^(?:info|informational|notice|low|none|p4|p5)$/, below: 2 },
];

/** The annotations that name a rule's dashboard. */
const DASHBOARD = ['dashboard_url', 'dashboard', 'grafana_url'];

const TITLE = 80;
/** With which the sentences about it stay below the schema's limit. */
const NAME = 200;
/** The schema's limit, less the characters that escaping adds. */
const MEANING = 1500;
/** Lines of an expression. */
const EXPRESSION = 40;
