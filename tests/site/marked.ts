import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { placementOf, rowOf, type Kind } from '../../src/model/kinds.ts';
import { specimen } from '../specimen.ts';
import { scratch } from '../scratch.ts';
import { filesIn } from './files.ts';

/**
 * A handbook in which every key of every kind is written twice: in files that a public site may not show, and in public
 * copies that name those files wherever they can. The files of which there is one, such as the glossary, are either. Every text and name that must stay inside contains SECRET, with a number
 * of its own.
 */
export function markedContent(lists: 'inside' | 'public'): string {
  const content = join(scratch(), 'content');
  for (const [path, text] of [...hiddenFiles(), ...openFiles(lists)]) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
  return content;
}

/** The secrets in the files of a folder, their names included, with the first file that has each. */
export function secretsBelow(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of filesIn(folder)) {
    const bytes = readFileSync(join(folder, file));
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = `${file}\n${(isPacked ? gunzipSync(bytes) : bytes).toString('latin1')}`;
    for (const [secret] of text.toLowerCase().matchAll(SECRETS))
      if (!found.has(secret)) found.set(secret, file);
  }
  return found;
}

/** Files above public, and the parts of the organisation's file that stay inside. */
function hiddenFiles(): [path: string, text: string][] {
  return [...specimen(secret)].flatMap(([path, text]) => {
    const kind = kindOf(path);
    // A theme is for everyone who sees the site.
    if (kind === 'theme') return [];
    const data = hidden(dataIn(text)) as Group;
    if (kind === 'organisation')
      return [fileOf(path, { ...data, ...openPart(kind, path), marking: 'internal' })];
    // A file that does not say who may see it has the marking of its kind.
    const marking = rowOf(kind).marking === 'public' ? 'internal' : undefined;
    return [fileOf(renamed(path), { ...data, marking })];
  });
}

/** Public copies of the files of which there may be many. What they name is hidden, and so are their private parts. */
function openFiles(lists: 'inside' | 'public'): [path: string, text: string][] {
  return [...open].flatMap(([path, text]): [string, string][] => {
    const kind = kindOf(path);
    if (DEPENDENT.has(kind) || kind === 'theme') return [];
    // This one replaces the hidden one.
    if (!rowOf(kind).many)
      return lists === 'public' && rowOf(kind).marking === 'public'
        ? [fileOf(path, { ...(named(dataIn(text)) as Group), marking: 'public' })]
        : [];
    const all =
      kind in OPEN
        ? { ...(hidden(dataIn(whole.get(path) ?? '')) as Group), ...openPart(kind, path) }
        : dataIn(text);
    const data = { ...(named(all) as Group), marking: 'public' };
    const copy = (team: string, prefix: string): string =>
      path
        .replace('teams/orders/', `teams/${team}/`)
        .replace(/[^/]+$/, (name) => (name === 'team.yaml' ? name : `${prefix}-${name}`));
    // A file may be public although its team is not.
    const alone =
      kind === 'runbook' || kind === 'service'
        ? [fileOf(copy(secretId('orders'), 'alone'), { ...data, ...ALONE[kind] })]
        : [];
    return [fileOf(copy('harbour', 'open'), data), ...alone];
  });
}

function openPart(kind: string, path: string): Group {
  const data = dataIn(open.get(path) ?? '');
  return Object.fromEntries(Object.entries(data).filter(([key]) => OPEN[kind]?.includes(key)));
}

/** The data with a secret in place of each address, number and name that a schema does not leave free. */
function hidden(value: unknown): unknown {
  if (typeof value === 'string') {
    if (value.startsWith('https://'))
      return value.replace(/^https:..[^/]+/, () => `https://${secret()}.example`);
    if (value.startsWith('+')) return `+44 20 7946 ${9000 + (written++ % 1000)}`;
    if (value.includes('@')) return `${secret()}@shop.example`;
    return value === 'CardDeclineRatioHigh' || value === 'postgres-failover' ? secret() : named(value);
  }
  if (Array.isArray(value)) return value.map(hidden);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, hidden(child)]));
}

/** The same with the hidden files' own ids, which are secrets too. */
function named(value: unknown): unknown {
  const text = JSON.stringify(value) ?? 'null';
  return JSON.parse(
    IDS.reduce((done, id) => done.replaceAll(new RegExp(`(?<=["/])${id}(?=["/])`, 'g'), secretId(id)), text),
  );
}

function renamed(path: string): string {
  return IDS.reduce(
    (done, id) => done.replaceAll(new RegExp(`(?<=^|/)${id}(?=[/.])`, 'g'), secretId(id)),
    path,
  );
}

function secretId(id: string): string {
  return `${SECRET}-${id}`;
}

/** A comment of an author is published nowhere, not even from a public file. */
function fileOf(path: string, data: Group): [path: string, text: string] {
  const yaml = `# ${secret()}\n${JSON.stringify(data, null, 2)}\n`;
  return [path, path.endsWith('.mdx') ? `---\n${yaml}---\n\n## A heading\n\n${BODY}\n` : yaml];
}

function dataIn(text: string): Group {
  return JSON.parse(text.startsWith('---') ? (text.split(/^---$/m)[1] ?? '') : text) as Group;
}

function kindOf(path: string): Kind {
  return placementOf(path)?.kind ?? 'page';
}

function secret(): string {
  return `${SECRET}${++written}x`;
}

const SECRET = 'zqhush';
const SECRETS = /zqhush[\w-]*|7946 ?9\d{3}/g;
/** The ids of files that are no secret anywhere else. Roles keep theirs: Muster names some of them itself. */
const IDS = [
  'orders',
  'order-intake',
  'order-queue',
  'orders-late',
  'late-orders',
  'first-steps',
  'hand-over',
  'incident',
];
/** What no two files may have. */
const ALONE = {
  runbook: { aliases: ['alone-failover'], alerts: [{ name: 'AloneHigh', source: 'prometheus' }] },
  service: { aliases: ['alone'] },
};
/** What a public site shows of these kinds. */
const OPEN: Record<string, string[]> = {
  organisation: ['name', 'audience', 'time_zone', 'edit_url', 'timers', 'defaults'],
  team: ['name', 'purpose'],
  service: ['name', 'description', 'tier', 'aliases', 'depends_on', 'data_class'],
};
/** Kinds whose files must be named after a file that they add to, and records, which nobody may publish. */
const DEPENDENT = new Set<Kind>(['drill-setting', 'team-role', 'team-severity', 'role', 'record']);
const BODY = [
  'Contacts',
  'Channels',
  'Authority',
  'Waivers',
  'Timers',
  'Forms',
  'Levels',
  'Cadence',
  'ReviewDates',
  'PhraseBook topic="decisions"',
  'Diagram id="lifecycle"',
  `Message id="${SECRET}-orders-late"`,
  `Template id="${SECRET}-hand-over"`,
  'Phrases role="responder"',
]
  .map((component) => `<${component} />`)
  .join('\n\n');

/** Where an author's own link leads, from a file that may link there. */
const LINKED = [
  'runbooks/zqhush-order-queue/',
  'services/zqhush-order-intake/',
  'teams/zqhush-orders/#contacts',
  'handbook/during/zqhush-incident/',
];

let written = 0;
const open = specimen(({ form, place, most }) => {
  const text = `open${++written}x`;
  const link = ` [there](/${LINKED[written % LINKED.length]})`;
  return form === 'prose' && /^(?:runbook|service|team)\//.test(place) && most > 200 ? text + link : text;
});
const whole = specimen(secret);

type Group = Record<string, unknown>;
