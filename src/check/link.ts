import type { MdxInspection } from '../markdown/mdx.ts';
import { inspectProse } from '../markdown/prose.ts';
import { checkAddress, listed, type Link, type LinkOrigin } from './address.ts';
import { moduleAddress, pagesOfEntry } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import type { At, Finding } from '../diagnostics/diagnostic.ts';
import { factsIn, otherBracesIn } from '../model/facts.ts';
import { isLevelPosition } from '../model/level.ts';
import { HAND_OFF_KINDS, PLACE_KINDS, type Kind } from '../model/kinds.ts';
import {
  idsFor,
  knownIds,
  knownInBase,
  type Ids,
  type Known,
  type ReferenceTarget,
  type SiteOf,
} from './known.ts';
import { componentIds, OWN_IDS } from '../model/page-ids.ts';
import { pageText } from '../model/page-text.ts';
import { writerAt } from './part.ts';
import type { ReadFile } from './read.ts';
import { withoutCode } from './rules/rule.ts';
import { idsAt, listAt } from './unchecked.ts';
import { quote, suggestion } from '../diagnostics/spelling.ts';
import { pathOf } from '../schema/pointer.ts';
import { VOCABULARY } from '../model/vocabulary.ts';

/** Follows every reference in YAML, prose and MDX to what it names, and reports those that lead nowhere. */
export function link(catalog: Catalog, files: ReadFile[], site?: SiteOf): Finding[] {
  const known = { ...knownIds(catalog, files, site), base: knownInBase(files, site) };
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
    const { links, pictures, problems } = inspectProse(text, inline ? 'line' : 'block');
    const misplaced = file.placement?.kind === 'runbook' ? [] : pictures.map(noPicture);
    for (const { offset, rule, message, help } of [...problems, ...misplaced])
      yield { file: file.file, level: 'error', rule, message, help, at: at(offset) };
    for (const { url, offset } of links)
      yield* checkAddress({ ...originOf(file, at(offset)), url, at: at(offset) }, known);
  }
  yield* takenIds(file, known);
  if (!file.mdx) return;
  for (const { component, attribute, value, line, column, endLine, endColumn } of file.mdx.uses) {
    const taken = VOCABULARY[component]?.attributes[attribute];
    const at: At = { type: 'text', line, column, endLine, endColumn };
    if (taken?.type === 'reference')
      yield* check(file, taken.to as ReferenceTarget, value, () => at, known, catalog);
  }
  const origin = originOnPage(file, catalog);
  for (const { url, image, ...range } of file.mdx.links)
    yield* checkAddress({ ...origin, url, image, at: { type: 'text', ...range } }, known);
}

/** A picture where there is no folder for its file. */
function noPicture({ offset }: { offset: number }): Problem {
  return {
    offset,
    rule: 'text/image',
    message: 'a picture is not allowed here',
    help: 'Only the longer texts of a runbook may have pictures. Describe it in words, or link to the page that shows it.',
  };
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

/** Where the links of a file are: on the pages that show it, and for a page of MDX among the places on it. */
export function originOnPage(file: ReadFile, catalog: Catalog): Origin {
  const origin = originOf(file, { type: 'file' });
  return file.mdx
    ? { ...origin, from: { ...origin.from, anchors: anchorsOf(file, file.mdx, catalog) } }
    : origin;
}

function originOf(file: ReadFile, at: At): Origin {
  return { file: file.file, isBase: writerAt(file, at).layer.isBase, from: shownAt(file) };
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
  target: ReferenceTarget,
  value: string,
  at: () => At,
  known: Known,
  catalog: Catalog,
): Generator<Finding> {
  const ids = idsFor(file, target, value, known, catalog);
  if (!ids || ids.has(value)) {
    yield* checkUpward(file, target, value, at, known, catalog);
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

/** Reports a name in the base that only a later layer has. */
function* checkUpward(
  file: ReadFile,
  target: ReferenceTarget,
  value: string,
  at: () => At,
  { base }: Known,
  catalog: Catalog,
): Generator<Finding> {
  if (!base || !writerAt(file, at()).layer.isBase) return;
  const ids = idsFor(file, target, value, base, catalog);
  if (!ids || ids.has(value)) return;
  yield {
    file: file.file,
    rule: 'ref/upward',
    level: 'error',
    message: `file names ${quote(value)}, which only a later layer has, and the base is for every organisation`,
    help: 'Describe it without its name, or move this file into the folder of the organisation.',
    at: at(),
  };
}

function helpFor(target: ReferenceTarget, value: string, ids: Ids, prefix?: string): string {
  if (target === 'variable') return 'Declare it under variables, with a description and an example.';
  if (nounOf(target) === 'level' && isLevelPosition(value) && ids.size > 0)
    return `A position does not work here. Write the id of a level: ${listed(ids)}.`;
  return ids.size === 0 ? 'Add it first; none exists yet.' : `Use one of these: ${listed(ids, prefix)}.`;
}

function nounOf(target: ReferenceTarget): string {
  return NOUNS[target] ?? target;
}

/** What a target is called, where that is not its name. */
const NOUNS: Partial<Record<ReferenceTarget, string>> = {
  'own-module': 'module',
  'module-objective': 'objective',
  'own-level': 'level',
  'level-id': 'level',
  org: 'fact of the organisation',
};

/** The kinds that a place or a hand-off may name. */
const COMPOSED = [...HAND_OFF_KINDS, ...PLACE_KINDS];

const FORMS = {
  'hand-off': 'Write runbook/, team/, service/ or page/ and an id, as in team/payments.',
  place: 'Write page/, template/, role/ or message/ and an id, as in template/hand-over.',
};

type Origin = Pick<Link, 'file' | 'isBase' | 'from'>;

/** What is wrong with a text, by its place in it. */
interface Problem {
  offset: number;
  rule: string;
  message: string;
  help: string;
}
