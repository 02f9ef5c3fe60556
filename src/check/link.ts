import { inspectProse } from '../markdown/prose.ts';
import { addressesOf, type Addresses } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Course, Runbook, Team } from '../model/content.ts';
import type { At, Finding } from '../diagnostics/diagnostic.ts';
import { factsIn } from '../model/facts.ts';
import { pageText } from '../model/page-text.ts';
import type { ReadFile } from './read.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { pathOf } from '../schema/pointer.ts';
import type { Target } from '../schema/validate.ts';
import { VOCABULARY } from '../model/vocabulary.ts';

/** Follows every reference in YAML, prose and MDX to what it names, and reports those that lead nowhere. */
export function link(catalog: Catalog, files: ReadFile[]): Finding[] {
  const known = knownIds(catalog, files);
  return files.flatMap((file) => [...linkFile(file, known, catalog)]);
}

function* linkFile(file: ReadFile, known: Known, catalog: Catalog): Generator<Finding> {
  for (const use of file.uses) {
    const at = (): At => ({ type: 'value', path: pathOf(use.pointer) });
    yield* check(file, use.target, use.value, at, known, catalog);
  }
  for (const { form, text, pointer } of file.texts) {
    const at = (offset: number): At => ({ type: 'value', path: pathOf(pointer), offset });
    for (const { target, id, offset } of factsIn(text))
      yield* check(file, target, id, () => at(offset), known, catalog);
    if (form !== 'prose') continue;
    const { links, problems } = inspectProse(text);
    for (const { offset, rule, message, help } of problems)
      yield { file: file.file, level: 'error', rule, message, help, at: at(offset) };
    for (const { url, offset } of links) yield* checkAddress(file.file, url, at(offset), known);
  }
  if (!file.mdx) return;
  for (const { component, attribute, value, line, column, endLine, endColumn } of file.mdx.uses) {
    const taken = VOCABULARY[component]?.attributes[attribute];
    const at: At = { type: 'text', line, column, endLine, endColumn };
    if (taken?.type === 'reference')
      yield* check(file, taken.to as Target | 'phase', value, () => at, known, catalog);
  }
  const { headings } = file.mdx;
  const anchors = new Set(
    [...headings, ...pageText(file.mdx).exercises, SOURCES_HEADING].map(({ id }) => `#${id}`),
  );
  for (const { url, ...range } of file.mdx.links) {
    yield* checkAddress(file.file, url, { type: 'text', ...range }, known, anchors);
  }
}

function* check(
  file: ReadFile,
  target: Target | 'phase',
  value: string,
  at: () => At,
  known: Known,
  catalog: Catalog,
): Generator<Finding> {
  const ids = idsFor(file, target, value, known, catalog);
  if (!ids || ids.has(value)) {
    yield* checkUpward(file, target, value, at, known);
    return;
  }
  const composed = target === 'hand-off' || target === 'place';
  const noun = composed ? (value.split('/')[0] ?? 'runbook') : (NOUNS[target] ?? target);
  const rule =
    target === 'step'
      ? 'flow/unknown-step'
      : target === 'variable'
        ? 'cmd/undeclared-variable'
        : 'ref/unknown';
  yield {
    file: file.file,
    rule,
    level: 'error',
    message: `there is no ${noun} ${quote(value)}${didYouMean(value, ids)}`,
    help: helpFor(target, composed ? new Set([...ids].filter((id) => id.startsWith(`${noun}/`))) : ids),
    at: at(),
  };
}

/** What may stand at a reference; undefined where it cannot be told, because the file that says so is broken. */
function idsFor(
  file: ReadFile,
  target: Target | 'phase',
  value: string,
  known: Known,
  catalog: Catalog,
): Ids | undefined {
  switch (target) {
    case 'step':
      return stepIds(file);
    case 'state':
      return new Set(idsIn(file, 'states'));
    case 'own-module':
      return new Set(idsIn(file, 'modules'));
    case 'qualification':
      return new Set(idsIn(file, 'levels'));
    case 'regime':
      return new Set(idsIn(file, 'regimes'));
    case 'part':
      return new Set(['all', ...idsIn(file, 'cast')]);
    case 'objective':
      return new Set(idsIn(file, 'objectives'));
    case 'module-objective':
      return new Set(objectivesOfModules(file));
    case 'variable':
      return new Set(Object.keys((file.data as Partial<Runbook>).variables ?? {}));
    case 'link':
      return value.startsWith('https://') ? undefined : new Set(idsIn(file, 'links'));
    case 'contact':
      return contactIds(file, known, catalog);
    case 'phase':
      return PHASES;
    default:
      return known[target];
  }
}

function stepIds(file: ReadFile): Ids {
  const found = steps.get(file) ?? new Set([...idsIn(file, 'steps'), 'next', 'end', 'escalate']);
  steps.set(file, found);
  return found;
}

/** Each exit of each step asks. */
const steps = new WeakMap<ReadFile, Ids>();

/** The ids of the objectives of a course's modules, as far as they can be read. */
function objectivesOfModules({ data }: ReadFile): string[] {
  const modules: Partial<Course['modules'][number]>[] = (data as Partial<Course>).modules ?? [];
  return modules.flatMap(({ objectives }) =>
    Array.isArray(objectives) ? objectives.map(({ id }) => id) : [],
  );
}

/** The ids in a list of the file itself. */
function idsIn(
  file: ReadFile,
  list: 'steps' | 'states' | 'links' | 'cast' | 'objectives' | 'modules' | 'levels' | 'regimes',
): string[] {
  const found = (file.data as Record<string, unknown> | undefined)?.[list];
  return Array.isArray(found) ? found.map((item) => String((item as { id?: unknown } | null)?.id)) : [];
}

function contactIds(file: ReadFile, known: Known, catalog: Catalog): Ids | undefined {
  const own =
    file.placement?.kind === 'team'
      ? (file.data as Partial<Team>)
      : catalog.teams.get(file.placement?.team ?? '')?.data;
  if (!own?.contacts || !known.contact) return undefined;
  return new Set([...own.contacts.map(({ id }) => id), ...known.contact]);
}

/** What a fork deletes (teams, examples) must not be named by what it keeps. */
function* checkUpward(
  file: ReadFile,
  target: Target | 'phase',
  value: string,
  at: () => At,
  known: Known,
): Generator<Finding> {
  if (file.placement?.team !== undefined || file.file.startsWith('content/examples/')) return;
  const own =
    (target === 'message' || target === 'place') && known.teamMessage.has(value.replace(/^message\//, ''));
  if (!own && !['team', 'service', 'runbook', 'hand-off'].includes(target)) return;
  yield {
    file: file.file,
    rule: 'ref/upward',
    level: 'error',
    message: `${quote(value)} belongs to a team, and nothing outside content/teams may name it`,
    help: 'Whoever adopts this handbook deletes content/teams. Say it without the name, or move this file into the team.',
    at: at(),
  };
}

function* checkAddress(
  file: string,
  url: string,
  at: At,
  known: Known,
  anchors?: Set<string>,
): Generator<Finding> {
  const [path = ''] = url.split('#');
  if (path === '' && anchors && !anchors.has(url)) {
    yield {
      file,
      rule: 'link/anchor',
      level: 'error',
      message: `this page has no heading or exercise with the address ${quote(url)}${didYouMean(url, anchors)}`,
      help: `Headings here: ${[...anchors].join(', ') || 'none'}.`,
      at,
    };
  }
  if (!path.startsWith('/') || /\.[a-z0-9]+$/.test(path) || !known.complete) return;
  const address = path.endsWith('/') ? path : `${path}/`;
  if (known.addresses.all.has(address)) {
    const inExample = file.startsWith('content/examples/');
    if (!inExample && known.addresses.ofExamples.has(address)) {
      yield {
        file,
        rule: 'ref/upward',
        level: 'error',
        message: `${quote(path)} belongs to an example, and nothing outside content/examples may name it`,
        help: 'Whoever adopts this handbook deletes content/examples. Name this page under illustrates there, and it links to the example by itself.',
        at,
      };
    }
    if (!inExample && !file.startsWith('content/teams/') && known.addresses.ofTeams.has(address)) {
      yield {
        file,
        rule: 'ref/upward',
        level: 'error',
        message: `${quote(path)} belongs to a team, and nothing outside content/teams may name it`,
        help: 'Whoever adopts this handbook deletes content/teams. Link to the list instead, as in /runbooks/.',
        at,
      };
    }
    return;
  }
  yield {
    file,
    rule: 'link/page',
    level: 'error',
    message: `no page of this handbook is at ${quote(path)}${didYouMean(address, known.addresses.all)}`,
    help: 'Write the address from the root, as in /roles/scribe/.',
    at,
  };
}

function helpFor(target: Target | 'phase', ids: Ids): string {
  if (target === 'variable') return 'Declare it under variables, with a description and an example.';
  const list = [...ids];
  if (list.length === 0) return 'There is none yet; make it first.';
  return `Known: ${list.slice(0, 12).join(', ')}${list.length > 12 ? ` and ${list.length - 12} more` : ''}.`;
}

/** Ids count as known even where their file has errors of its own: one cause, one finding. */
function knownIds(catalog: Catalog, files: ReadFile[]): Known {
  const ids = (kind: string): Set<string> =>
    new Set(files.filter((file) => file.placement?.kind === kind).map((file) => file.placement?.id ?? ''));
  const [team, service, runbook, role, message, template, page] = [
    ids('team'),
    ids('service'),
    ids('runbook'),
    ids('role'),
    ids('message'),
    ids('template'),
    ids('page'),
  ];
  const course = ids('course');
  const organisation = catalog.organisation?.data;
  return {
    team,
    service,
    runbook,
    role,
    message,
    template,
    page,
    course,
    module: new Set(files.filter(({ placement }) => placement?.kind === 'course').flatMap(moduleIds)),
    'hand-off': new Set(
      [...team]
        .map((id) => `team/${id}`)
        .concat(
          [...service].map((id) => `service/${id}`),
          [...runbook].map((id) => `runbook/${id}`),
        ),
    ),
    place: new Set(
      Object.entries({ template, role, message, page }).flatMap(([kind, all]) =>
        [...all].map((id) => `${kind}/${id}`),
      ),
    ),
    level: catalog.severity && new Set(catalog.severity.data.levels.map(({ id }) => id)),
    channel: organisation && new Set(Object.keys(organisation.channels)),
    timer: organisation && new Set(Object.keys(organisation.timers)),
    contact: organisation && new Set(organisation.contacts?.map(({ id }) => id)),
    item: new Set(catalog.drillKit?.data.observer.map(({ id }) => id)),
    term: catalog.glossary ? new Set(catalog.glossary.data.terms.map(({ id }) => id)) : new Set(),
    source: catalog.sources ? new Set(catalog.sources.data.sources.map(({ id }) => id)) : new Set(),
    teamMessage: new Set(
      files
        .filter((file) => file.placement?.kind === 'message' && file.placement.team !== undefined)
        .map((file) => file.placement?.id ?? ''),
    ),
    addresses: addressesOf(catalog),
    complete: files.every((file) => file.valid),
  };
}

/** The modules of a course's file as others name them. */
function moduleIds(file: ReadFile): string[] {
  return idsIn(file, 'modules').map((id) => `${file.placement?.id ?? ''}/${id}`);
}

/** What a target is called, where that is not its name. */
const NOUNS: Partial<Record<Target | 'phase', string>> = {
  'own-module': 'module',
  'module-objective': 'objective',
  qualification: 'level',
};

/** Stands below the text of every page that cites anything. */
const SOURCES_HEADING = { id: 'sources' };

const PHASES: Ids = new Set(['prepare', 'take', 'cycle', 'change', 'hand-over', 'close']);

type Ids = Set<string>;

/** The ids that exist; undefined where the file that lists them is missing or broken. */
interface Known {
  team: Ids;
  service: Ids;
  runbook: Ids;
  role: Ids;
  message: Ids;
  template: Ids;
  page: Ids;
  course: Ids;
  module: Ids;
  'hand-off': Ids;
  place: Ids;
  level: Ids | undefined;
  channel: Ids | undefined;
  timer: Ids | undefined;
  contact: Ids | undefined;
  item: Ids;
  term: Ids;
  source: Ids;
  teamMessage: Ids;
  addresses: Addresses;
  /** Whether every file was read, so that a missing address is really missing. */
  complete: boolean;
}
