import type { MdxInspection } from '../markdown/mdx.ts';
import { inspectProse } from '../markdown/prose.ts';
import {
  checkAddress,
  listed,
  type BuiltSite,
  type KnownAddresses,
  type Link,
  type LinkOrigin,
} from './address.ts';
import { addressesOf, moduleAddress, pagesOfEntry } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import type { At, Finding } from '../diagnostics/diagnostic.ts';
import { factsIn, ORGANISATION_FACTS, otherBracesIn } from '../model/facts.ts';
import { isLevelPosition, LEVEL_POSITIONS } from '../model/level.ts';
import { HAND_OFF_KINDS, MANY_KINDS, PLACE_KINDS, type Kind, type ManyKind } from '../model/kinds.ts';
import { componentIds, OWN_IDS } from '../model/page-ids.ts';
import { pageText } from '../model/page-text.ts';
import type { ReadFile } from './read.ts';
import { withoutCode } from './rules/rule.ts';
import { allKnown, groupAt, idsAt, listAt } from './unchecked.ts';
import { limitedNearest, quote, suggestion } from '../diagnostics/spelling.ts';
import { pathOf } from '../schema/pointer.ts';
import type { Target } from '../schema/validate.ts';
import { VOCABULARY } from '../model/vocabulary.ts';

/** Follows every reference in YAML, prose and MDX to what it names, and reports those that lead nowhere. */
export function link(catalog: Catalog, files: ReadFile[], site?: SiteOf): Finding[] {
  const known = knownIds(catalog, files, site);
  return files.flatMap((file) => [...linkFile(file, known, catalog)]);
}

function* linkFile(file: ReadFile, known: Known, catalog: Catalog): Generator<Finding> {
  for (const use of file.uses) {
    const at = (): At => ({ type: 'value', path: pathOf(use.pointer) });
    yield* check(file, use.target, use.value, at, known, catalog);
  }
  for (const { form, inline, text, pointer } of file.texts) {
    const at = (offset: number): At => ({ type: 'value', path: pathOf(pointer), offset });
    for (const { target, id, offset } of factsIn(text))
      yield* check(file, target, id, () => at(offset), known, catalog);
    if (form !== 'command' && text.includes('{{'))
      for (const { written, offset } of otherBracesIn(form === 'prose' ? withoutCode(text) : text))
        yield {
          file: file.file,
          rule: 'ref/unknown',
          level: 'error',
          message: `${quote(written)} is neither a fact nor a field, so it stays as it is written`,
          help: 'Write a fact as in {{timer.relief}}, and a field as in {{UPPER_SNAKE}}, without spaces.',
          at: at(offset),
        };
    if (form !== 'prose') continue;
    const { links, problems } = inspectProse(text, inline ? 'line' : 'block');
    for (const { offset, rule, message, help } of problems)
      yield { file: file.file, level: 'error', rule, message, help, at: at(offset) };
    for (const { url, offset } of links)
      yield* checkAddress({ ...originOf(file), url, at: at(offset) }, known);
  }
  yield* takenIds(file, known);
  if (!file.mdx) return;
  for (const { component, attribute, value, line, column, endLine, endColumn } of file.mdx.uses) {
    const taken = VOCABULARY[component]?.attributes[attribute];
    const at: At = { type: 'text', line, column, endLine, endColumn };
    if (taken?.type === 'reference') yield* check(file, taken.to as Named, value, () => at, known, catalog);
  }
  const { from: shown, ...of } = originOf(file);
  const from = { ...shown, anchors: anchorsOf(file, file.mdx, catalog) };
  for (const { url, image, ...range } of file.mdx.links)
    yield* checkAddress({ ...of, url, image, at: { type: 'text', ...range }, from }, known);
}

/** Ids in a file that the page which shows it has as well. Pages are worked out only for ids that pages are known to have. */
function* takenIds({ file, placement, data, valid }: ReadFile, { site }: Known): Generator<Finding> {
  const list = placement && ITEMS[placement.kind];
  if (!placement || list === undefined || !valid || !site) return;
  const ids = idsAt(data, list) ?? [];
  if (!ids.some((id) => OWN_IDS.has(id))) return;
  const [address] = pagesOfEntry(placement.kind, placement.id, placement.team);
  const repeated = address === undefined ? new Set() : site.repeated(address);
  for (const [index, id] of ids.entries())
    if (OWN_IDS.has(id) && repeated.has(id))
      yield {
        file,
        rule: 'id/anchor',
        level: 'error',
        message: `id ${quote(id)} belongs to a part of the page that shows it`,
        help: 'Choose another id, or add a word to this one.',
        at: { type: 'value', path: [list, index, 'id'] },
      };
}

/** The list of a kind whose ids are places on its page as they are. */
const ITEMS: Partial<Record<Kind, string>> = {
  runbook: 'steps',
  glossary: 'terms',
  severity: 'levels',
  sources: 'sources',
  drill: 'injects',
  wheel: 'cards',
};

/** Where the links of a file are. */
function originOf(file: ReadFile): Pick<Link, 'file' | 'isBase' | 'from'> {
  return { file: file.file, isBase: file.layer.isBase, from: shownAt(file) };
}

/** The pages on which the text of a file appears, its own first. */
function shownAt({ placement, data }: ReadFile): LinkOrigin {
  if (!placement) return { pages: [] };
  const { kind, id, team } = placement;
  const modules = (kind === 'course' ? idsAt(data, 'modules') : undefined) ?? [];
  return { pages: [...pagesOfEntry(kind, id, team), ...modules.map((module) => moduleAddress(id, module))] };
}

/** The places on a page of MDX. */
function anchorsOf({ data }: ReadFile, mdx: MdxInspection, catalog: Catalog): Set<string> {
  const text = pageText(mdx);
  return new Set([...text.headings, ...componentIds(catalog, text, listAt(data, 'sources')), 'main']);
}

function* check(
  file: ReadFile,
  target: Named,
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
  const kind = composed ? COMPOSED.find((each) => value.startsWith(`${each}/`)) : undefined;
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
    message: `unknown ${kind ?? nounOf(target)} ${quote(value)}${suggestion(known.nearest(value, ids))}`,
    help:
      composed && !kind
        ? FORMS[target]
        : helpFor(target, value, kind ? known[kind] : ids, kind && `${kind}/`),
    at: at(),
  };
}

/** The ids that a reference may name; undefined if they are not known, because the file that lists them is broken. */
function idsFor(
  file: ReadFile,
  target: Named,
  value: string,
  known: Known,
  catalog: Catalog,
): Ids | undefined {
  switch (target) {
    case 'step':
      return once(file, target, () => allKnown([idsIn(file, 'steps'), ['next', 'end', 'escalate']]));
    case 'state':
      return once(file, target, () => idsIn(file, 'states'));
    case 'own-module':
      return once(file, target, () => idsIn(file, 'modules'));
    case 'own-level':
      return once(file, target, () => idsIn(file, 'levels'));
    case 'regime':
      return once(file, target, () => idsIn(file, 'regimes'));
    case 'part':
      return once(file, target, () => allKnown([['all'], idsIn(file, 'cast')]));
    case 'objective':
      return once(file, target, () => idsIn(file, 'objectives'));
    case 'module-objective':
      return once(file, target, () => objectivesOfModules(file));
    case 'variable':
      return once(file, target, () => Object.keys(groupAt(file.data, 'variables') ?? {}));
    case 'link':
      return value.startsWith('https://') ? undefined : once(file, target, () => idsIn(file, 'links'));
    case 'contact':
      return once(file, target, () => contactIds(file, known, catalog));
    case 'phase':
      return PHASES;
    case 'org':
      return ORGANISATION_FACTS;
    default:
      return known[target];
  }
}

/** Collects the ids of a file only once for each target: a file may hold thousands of ids and references. */
function once(file: ReadFile, target: Target, collect: () => string[] | undefined): Ids | undefined {
  let own = collected.get(file);
  if (!own) collected.set(file, (own = new Map<Target, Ids | undefined>()));
  if (!own.has(target)) {
    const ids = collect();
    own.set(target, ids && new Set(ids));
  }
  return own.get(target);
}

const collected = new WeakMap<ReadFile, Map<Target, Ids | undefined>>();

/** The ids of the objectives of a course's modules; undefined if one of them cannot be read. */
function objectivesOfModules({ data }: ReadFile): string[] | undefined {
  return allKnown((listAt(data, 'modules') ?? []).map((module) => idsAt(module, 'objectives')));
}

/** The ids in a list of the file itself. */
function idsIn(file: ReadFile, list: OwnList): string[] | undefined {
  return idsAt(file.data, list);
}

function contactIds(file: ReadFile, known: Known, catalog: Catalog): string[] | undefined {
  const own =
    file.placement?.kind === 'team' ? file.data : catalog.teams.get(file.placement?.team ?? '')?.data;
  if (own === undefined || !known.contact) return undefined;
  return allKnown([idsAt(own, 'contacts'), [...known.contact]]);
}

/** Reports a name that breaks in a fork, which deletes the teams and examples but keeps the rest. */
function* checkUpward(
  file: ReadFile,
  target: Named,
  value: string,
  at: () => At,
  known: Known,
): Generator<Finding> {
  if (!file.layer.isBase) return;
  const own =
    (target === 'message' || target === 'place') && known.teamMessage.has(value.replace(/^message\//, ''));
  if (!own && !['team', 'service', 'runbook', 'hand-off'].includes(target)) return;
  yield {
    file: file.file,
    rule: 'ref/upward',
    level: 'error',
    message: `file names ${quote(value)}, which belongs to a team, and the base is for every organisation`,
    help: 'Describe it without its name, or move this file into the folder of the organisation.',
    at: at(),
  };
}

function helpFor(target: Named, value: string, ids: Ids, prefix?: string): string {
  if (target === 'variable') return 'Declare it under variables, with a description and an example.';
  if (nounOf(target) === 'level' && isLevelPosition(value) && ids.size > 0)
    return `A position does not work here. Write the id of a level: ${listed(ids)}.`;
  return ids.size === 0 ? 'Add it first; none exists yet.' : `Use one of these: ${listed(ids, prefix)}.`;
}

/** Ids count as known even where their file has errors of its own: one cause, one finding. */
function knownIds(catalog: Catalog, files: ReadFile[], site?: SiteOf): Known {
  const ids = Object.fromEntries(MANY_KINDS.map((kind) => [kind, idsOfKind(files, kind)])) as IdsOfKinds;
  const composed = (kinds: readonly ManyKind[]): Ids =>
    new Set(kinds.flatMap((kind) => [...ids[kind]].map((id) => `${kind}/${id}`)));
  const organisation = catalog.organisation?.data;
  const levels = catalog.severity?.data.levels.map(({ id }) => id);
  return {
    ...ids,
    module: setOf(allKnown(files.filter(({ placement }) => placement?.kind === 'course').map(moduleIds))),
    'hand-off': composed(HAND_OFF_KINDS),
    place: composed(PLACE_KINDS),
    level: levels && new Set([...levels, ...LEVEL_POSITIONS]),
    'level-id': levels && new Set(levels),
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
    site: site?.(catalog),
    nearest: limitedNearest(),
    complete: files.every((file) => file.valid),
  };
}

function setOf(ids: string[] | undefined): Ids | undefined {
  return ids && new Set(ids);
}

function idsOfKind(files: ReadFile[], kind: Kind): Ids {
  return new Set(files.flatMap(({ placement }) => (placement?.kind === kind ? [placement.id] : [])));
}

/** The modules of a course's file as others name them. */
function moduleIds(file: ReadFile): string[] | undefined {
  return idsIn(file, 'modules')?.map((id) => `${file.placement?.id ?? ''}/${id}`);
}

function nounOf(target: Named): string {
  return NOUNS[target] ?? target;
}

/** What a target is called, where that is not its name. */
const NOUNS: Partial<Record<Named, string>> = {
  'own-module': 'module',
  'module-objective': 'objective',
  'own-level': 'level',
  'level-id': 'level',
  org: 'fact of the organisation',
};

/** The kinds that a place or a hand-off may name. */
const COMPOSED = [...HAND_OFF_KINDS, ...PLACE_KINDS];

const FORMS = {
  'hand-off': 'Write runbook/, team/ or service/ and an id, as in team/payments.',
  place: 'Write page/, template/, role/ or message/ and an id, as in template/hand-over.',
};

const PHASES: Ids = new Set(['prepare', 'take', 'cycle', 'change', 'hand-over', 'close']);

/** What a reference may name: the schemas' targets, and those that only a component or a fact has. */
type Named = Target | 'phase' | 'org';

type Ids = ReadonlySet<string>;

type OwnList = 'steps' | 'states' | 'links' | 'cast' | 'objectives' | 'modules' | 'levels' | 'regimes';

type IdsOfKinds = Record<ManyKind, Ids>;

/** The ids that exist; undefined where the file that lists them is missing or broken. */
interface Known extends IdsOfKinds, KnownAddresses {
  module: Ids | undefined;
  'hand-off': Ids;
  place: Ids;
  level: Ids | undefined;
  'level-id': Ids | undefined;
  channel: Ids | undefined;
  timer: Ids | undefined;
  contact: Ids | undefined;
  item: Ids;
  term: Ids;
  source: Ids;
  teamMessage: Ids;
}

/** Says what a site of the catalog will hold. */
export type SiteOf = (catalog: Catalog) => BuiltSite;
