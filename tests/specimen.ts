import { load } from 'js-yaml';
import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placementOf, type Kind } from '../src/model/kinds.ts';
import type { JsonSchema } from '../src/schema/json-schema.ts';
import { COMMON, SCHEMAS } from '../src/schema/schemas.ts';

/**
 * Content in which every key of every schema is written, as the text of each file by its path: the valid base, what it
 * lacks, and in each free text whatever `write` puts there. It stays valid as long as `write` keeps to the form.
 */
export function specimen(write: (text: FreeText) => string): Map<string, string> {
  const seen: FreeText[] = [];
  const texts = new Map<string, string>();
  for (const [path, data] of skeletons()) {
    const kind = placementOf(path)?.kind ?? 'page';
    const filled = JSON.stringify(fill({ kind, write, seen }, SCHEMAS[kind], data, kind), null, 2);
    texts.set(path, path.endsWith('.mdx') ? `---\n${filled}\n---\n\n## A heading\n\nText.\n` : `${filled}\n`);
  }
  return texts;
}

/** Writes the files that the theme of the specimen names, next to it. */
export function writeThemeFiles(content: string): void {
  const folder = join(content, 'theme');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'logo.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
  );
  for (const name of ['acme-regular', 'acme-bold']) copyFileSync(FONT, join(folder, `${name}.woff2`));
}

const FONT =
  'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';

/** Every free text that a schema has room for, by its place, so that a test can tell whether it reached them all. */
export function freeTexts(): Map<string, FreeText['form']> {
  const found = new Map<string, FreeText['form']>();
  for (const [kind, schema] of Object.entries(SCHEMAS)) collect(kind as Kind, schema, kind, found);
  return found;
}

/** Every key in a file of the specimen, with its schema and its position in the text. */
export function keysOf(path: string, text: string): Key[] {
  const kind = placementOf(path)?.kind ?? 'page';
  const told = [...within(kind, SCHEMAS[kind], JSON.parse(text), kind)];
  const keys = [...text.matchAll(/^ *"[^"]+":/gm)].map((match) => match.index + match[0].indexOf('"') + 1);
  return told.flatMap((key, index) =>
    key.description === undefined ? [] : [{ ...key, offset: keys[index] ?? 0 }],
  );
}

/** In the order in which the keys stand in the text. What an author names is not described. */
function* within(
  kind: Kind,
  schema: JsonSchema,
  value: unknown,
  place: string,
): Generator<Omit<Key, 'offset'>> {
  const known = resolve(kind, branchOf(kind, schema, value));
  // A value that may be a word or a group.
  const node = known.then && typeof value === 'object' ? resolve(kind, known.then) : known;
  if (Array.isArray(value))
    for (const item of value) yield* within(kind, node.items ?? {}, item, `${place}[]`);
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) {
      const own = node.properties?.[key];
      const inner = `${place}/${own ? key : '*'}`;
      const { then, description } = resolve(kind, own ?? {});
      // Of a value that may be a word or a group, an editor shows what the group is.
      yield { place: inner, description: then ? undefined : description };
      yield* within(kind, own ?? (node.additionalProperties as JsonSchema), child, inner);
    }
}

/** The base, with additions for keys that never occur together. */
function skeletons(): [string, unknown][] {
  const base = globSync('**/*.{yaml,mdx}', { cwd: BASE }).map((path): [string, unknown] => {
    const text = readFileSync(`${BASE}/${path}`, 'utf8');
    return [path, load(path.endsWith('.mdx') ? (text.split(/^---$/m)[1] ?? '') : text)];
  });
  return Object.entries({ ...Object.fromEntries(base), ...ABOVE });
}

function fill(run: Run, schema: JsonSchema, value: unknown, place: string): unknown {
  const node = resolve(run.kind, branchOf(run.kind, schema, value));
  const inner = node.title !== undefined && schema.oneOf ? `${place}/${kindOfStep(value)}` : place;
  if (node.type === 'object') return fillObject(run, node, (value ?? {}) as Group, inner);
  if (node.type === 'array')
    return ((value ?? [undefined]) as unknown[]).map((item) =>
      fill(run, node.items ?? {}, item, `${inner}[]`),
    );
  const form = formOf(node);
  if (!form) return value ?? KNOWN[node['x-refers-to'] ?? ''] ?? node.const ?? node.examples?.[0];
  const text = { place: inner, form, number: run.seen.length, most: node.maxLength ?? Infinity };
  run.seen.push(text);
  return run.write(text);
}

function fillObject(run: Run, node: JsonSchema, value: Group, place: string): Group {
  const { properties = {}, additionalProperties: rest } = node;
  const keys = Object.keys(properties).filter((key) => key in value || !isChoice(place, key));
  const filled = keys.map((key) => [key, fill(run, properties[key] ?? {}, value[key], `${place}/${key}`)]);
  if (typeof rest === 'object') {
    const named = Object.keys(value).length ? value : ((node.examples?.[0] ?? {}) as Group);
    for (const key of Object.keys(named)) filled.push([key, fill(run, rest, value[key], `${place}/*`)]);
  }
  return Object.fromEntries(filled) as Group;
}

function collect(kind: Kind, schema: JsonSchema, place: string, found: Map<string, FreeText['form']>): void {
  for (const branch of schema.oneOf ?? []) {
    const step = resolve(kind, branch);
    collect(kind, branch, `${place}/${String(step.properties?.['kind']?.const)}`, found);
  }
  const node = resolve(kind, schema);
  const form = formOf(node);
  if (form) found.set(place, form);
  for (const [key, child] of Object.entries(node.properties ?? {}))
    collect(kind, child, `${place}/${key}`, found);
  if (node.items) collect(kind, node.items, `${place}[]`, found);
  if (typeof node.additionalProperties === 'object')
    collect(kind, node.additionalProperties, `${place}/*`, found);
}

/** What may be written freely; undefined where the schema says what may stand there. */
function formOf(node: JsonSchema): FreeText['form'] | undefined {
  const bound = node.enum ?? node.const ?? node.format ?? node['x-refers-to'];
  if (node.type !== 'string' || bound !== undefined || (node.pattern ?? '\\S') !== '\\S') return undefined;
  return (node['x-text'] as FreeText['form'] | undefined) ?? 'plain';
}

function branchOf(kind: Kind, schema: JsonSchema, value: unknown): JsonSchema {
  const found = schema.oneOf?.find(
    (branch) => resolve(kind, branch).properties?.['kind']?.const === kindOfStep(value),
  );
  return found ?? schema;
}

/** A schema with what its references say, its own words first. */
function resolve(kind: Kind, schema: JsonSchema): JsonSchema {
  const { $ref, ...own } = schema;
  if ($ref === undefined) return own;
  const name = $ref.split('/').at(-1) ?? '';
  const found =
    ($ref.startsWith('#') ? SCHEMAS[kind].definitions?.[name] : undefined) ?? COMMON.definitions?.[name];
  return { ...resolve(kind, found ?? {}), ...own };
}

function kindOfStep(value: unknown): string {
  return String((value as { kind?: unknown } | undefined)?.kind);
}

/** Keys of which some exclude each other, or that need another step: there only where the skeleton has them. */
function isChoice(place: string, key: string): boolean {
  return CHOICES.some((pattern) => pattern.test(`${place}/${key}`));
}

const CHOICES = [
  /^drill\/cast\[\]\/(?:role|outsider)$/,
  // The base has one role of a kind and one runbook, and neither may name itself.
  /^role\/reports_to$/,
  /^runbook\/replaced_by$/,
  /\/steps\[\]\/(?:do|rollback)\/(?:run|ui|manual)$/,
  /\/steps\[\]\/(?:do|rollback)\/(?:act|no_act)$/,
  /^record\/visits\[\]\/(?:who\/(?:role|assistant)|evidence\[\]\/(?:output|address))$/,
  /\/undo\/(?:run|manual|impossible|instead)$/,
  /\/alongside$/,
  /\/follow\/runbook$/,
  /\/variables\/\*\/pattern$/,
  /\/options\[\]\/right$/,
  /^team-severity\/rows\[\]\/(?:service|capability)$/,
  /^team-severity\/rows\[\]\/levels\/\*\/(?:when|never)$/,
];

/** What a reference may name in the base. */
const KNOWN: Record<string, unknown> = {
  team: 'orders',
  service: 'order-intake',
  role: 'incident-commander',
  level: 'sev3',
  message: 'orders-late',
  runbook: 'order-queue',
  channel: 'command',
  contact: 'executive',
  'hand-off': 'team/orders',
  timer: 'cycle',
  link: 'payments',
  step: 'end',
  variable: 'REVISION',
  source: 'ics-100',
  term: 'bridge',
  page: 'during/incident',
  template: 'hand-over',
  place: 'template/hand-over',
  state: 'open',
  course: 'first-steps',
  module: 'first-steps/taking-command',
  'own-module': 'taking-command',
  'module-objective': 'say-it',
  qualification: 'qualified',
  regime: 'gdpr',
  act: 'spend',
  record: 'order-queue-1',
};

/** Each leads to the next, so that every kind is reached. */
const STEPS = [
  { id: 'look', kind: 'check', run: {}, link: 'payments', then: 'run-it' },
  { id: 'run-it', kind: 'do', run: {}, act: 'spend', undo: { run: {} }, then: 'click-it' },
  { id: 'click-it', kind: 'do', ui: '', no_act: '', undo: { manual: '' }, then: 'pull-it' },
  { id: 'pull-it', kind: 'do', manual: '', undo: { impossible: '', instead: '' }, then: 'choose' },
  { id: 'choose', kind: 'decide', options: [{ go_to: 'page-them' }, { go_to: 'see' }], default: 'see' },
  { id: 'tell', kind: 'communicate', alongside: 'look' },
  { id: 'page-them', kind: 'escalate', then: 'see' },
  { id: 'see', kind: 'verify', run: {}, link: 'payments', then: 'back' },
  {
    id: 'back',
    kind: 'rollback',
    of: ['run-it'],
    run: {},
    act: 'spend',
    undo: { run: {} },
    then: 'back-by-clicks',
  },
  {
    id: 'back-by-clicks',
    kind: 'rollback',
    of: ['run-it'],
    no_act: '',
    ui: '',
    undo: { manual: '' },
    then: 'back-by-hand',
  },
  {
    id: 'back-by-hand',
    kind: 'rollback',
    of: ['run-it'],
    manual: '',
    undo: { impossible: '', instead: '' },
    then: 'hold',
  },
  { id: 'hold', kind: 'wait', then: 'find' },
  {
    id: 'find',
    kind: 'diagnose',
    causes: [
      { run: {}, link: 'payments', go_to: 'follow-it' },
      { run: {}, link: 'payments', go_to: 'see' },
    ],
    otherwise: 'see',
  },
  { id: 'follow-it', kind: 'follow', then: 'see' },
];

/** A question that is chosen from, and one that is written. */
const QUESTIONS = {
  questions: [{ id: 'choose', kind: 'one', options: [{ right: true }, {}] }],
  practice: [{ id: 'write', kind: 'rewrite', options: [{}, {}] }],
};

const BASE = 'tests/fixtures/base';
const ABOVE: Record<string, unknown> = {
  'courses/first-steps.yaml': {
    modules: [
      {
        id: 'taking-command',
        minutes: 10,
        objectives: [{ id: 'say-it' }],
        exercise: { minutes: 2 },
        ...QUESTIONS,
      },
    ],
    run_sheet: {},
  },
  'theme.yaml': { typeface: { names: ['Acme Sans'] } },
  'programs.yaml': { programs: [{ name: 'orderctl', aliases: ['sctl'] }] },
  'teams/orders/runbooks/order-queue.yaml': { kind: 'alert', steps: STEPS },
  'teams/orders/records/order-queue-1.json': {
    visits: [
      { step: 'look', who: { role: 'responder' }, evidence: [{ output: '' }] },
      { step: 'see', who: { assistant: '' }, evidence: [{ address: 'https://evidence.shop.example/1' }] },
    ],
  },
  'teams/orders/roles/responder.yaml': {},
  'teams/orders/severity.yaml': {
    rows: [
      { service: 'order-intake', levels: { sev1: { when: '' }, sev2: { never: '' }, sev3: { when: '' } } },
      { capability: '', levels: { sev1: { never: '' }, sev2: { when: '' }, sev3: { when: '' } } },
    ],
  },
};

/** A text that an author writes freely. */
export interface FreeText {
  /** Its place in the schema, as in runbook/steps[]/do/title. */
  place: string;
  form: 'plain' | 'prose' | 'command' | 'message';
  /** Counted within its file. */
  number: number;
  /** How many characters it may have. */
  most: number;
}

/** A key that a schema knows. */
export interface Key {
  place: string;
  description: string | undefined;
  /** Of its first letter in the text. */
  offset: number;
}

interface Run {
  kind: Kind;
  write: (text: FreeText) => string;
  seen: FreeText[];
}

type Group = Record<string, unknown>;
