import { rewordMarkdown } from '../markdown/reword-markdown.ts';
import { rewording, type Reword, type Words } from '../markdown/words.ts';
import type { Finding } from '../diagnostics/diagnostic.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { canSee, markingOf } from '../model/audience.ts';
import { entriesOf, type Catalog, type Entry } from '../model/catalog.ts';
import type { Marking, Role } from '../model/content.ts';
import { languageOf } from '../model/language.ts';
import { roleInSentence } from '../model/role-name.ts';
import type { Kind } from '../model/kinds.ts';
import { pathOf, pointerOf, replaceAt } from '../schema/pointer.ts';
import { validate } from '../schema/validate.ts';
import { writerAt } from './part.ts';
import type { ReadFile } from './read.ts';
import { textsWhere } from './texts-where.ts';
import { groupAt } from './unchecked.ts';

/**
 * The files of a handbook with the prose and the titles of the base in the words of the organisation. What it wrote itself
 * stays, in a patch too, and so does every anchor. Without words the files come back as they are.
 */
export function rewordBase(files: ReadFile[], { handbook }: Catalog): ReadFile[] {
  const words = handbook?.data.words;
  if (!words) return files;
  const reword = rewording(words);
  return files.map((file) => (hasBase(file) && isOurs(file) ? rewordFile(file, reword) : file));
}

/**
 * The words in which the interface speaks: those of the organisation, and the names that it gave to roles of the base which
 * this audience may see.
 */
export function interfaceWords(files: readonly ReadFile[], whole: Catalog, audience: Marking): Words {
  const renamed = renamedRoles(files, whole)
    .filter(({ entry }) => canSee(audience, markingOf(whole, 'role', entry)))
    .map(({ called, name }) => [called, name] as const);
  return { ...Object.fromEntries(renamed), ...whole.handbook?.data.words };
}

/** Reports each role of the base that has another name now, while texts of the base go on calling it by the old one. */
export function renamedRoleFindings(catalog: Catalog, files: readonly ReadFile[]): Finding[] {
  const words = new Set(Object.keys(catalog.handbook?.data.words ?? {}).map((word) => word.toLowerCase()));
  const base = files.filter((file) => hasBase(file) && isOurs(file));
  return renamedRoles(files, catalog).flatMap(({ entry, called, name }): Finding[] => {
    if (words.has(called)) return [];
    const count = base.filter((file) => file.file !== entry.file && isUsed(called, [file])).length;
    if (count === 0) return [];
    return [
      {
        file: entry.file,
        rule: 'layer/renamed-role',
        level: 'warning',
        message: `${count === 1 ? 'one file' : `${count} files`} of the base still ${count === 1 ? 'calls' : 'call'} this role ${quote(called)}`,
        help: `To have them say the new name, write \`words: { ${called}: ${name} }\` in handbook.yaml.`,
        at: { type: 'value', path: ['name'] },
      },
    ];
  });
}

/** Reports each word of handbook.yaml that occurs in no text of the base. */
export function wordFindings({ handbook, ...catalog }: Catalog, files: readonly ReadFile[]): Finding[] {
  const words = Object.keys(handbook?.data.words ?? {});
  if (!handbook || words.length === 0) return [];
  const base = files.filter((file) => hasBase(file) && isOurs(file));
  return words
    .filter((word) => !isUsed(word, base))
    .map((word) => ({
      file: handbook.file,
      rule: 'layer/words',
      level: 'warning',
      message: `no text of the base has the word ${quote(word)}${didYouMean(word, nounsOf({ handbook, ...catalog }))}`,
      help: 'Write a noun that the base uses, in lower case, or remove the line. A new release may use another word.',
      at: { type: 'key', path: ['words', word] },
    }));
}

/** The roles of the base that the organisation gave another name. The base calls a role by its id. */
function renamedRoles(files: readonly ReadFile[], catalog: Catalog): RenamedRole[] {
  return files.flatMap(({ inBase, placement }): RenamedRole[] => {
    const { kind, id = '' } = placement ?? {};
    const entry = kind === 'role' && inBase ? catalog.roles.get(id) : undefined;
    if (!entry) return [];
    const name = roleInSentence(entry.data.name, languageOf(catalog));
    const called = id.replaceAll('-', ' ');
    return name === called ? [] : [{ entry, called, name }];
  });
}

function rewordFile(file: ReadFile, reword: Reword): ReadFile {
  const { data, mdx } = file;
  const changed = rewordedTexts(file, reword);
  const more = moreWords(file, reword);
  const body = mdx && file.layer.isBase ? rewordMarkdown(mdx.body, 'page', reword) : mdx?.body;
  if (changed.size + more.size === 0 && body === mdx?.body) return file;
  const copy = structuredClone(data);
  for (const [pointer, value] of [...changed, ...more]) replaceAt(copy, pointer, value);
  return {
    ...file,
    data: copy,
    texts: file.texts.map((use) => ({ ...use, text: changed.get(use.pointer) ?? use.text })),
    // The anchors stay those of the text as it was written, because links lead there.
    mdx: mdx && { ...mdx, body: body ?? '' },
  };
}

/** The texts and the titles of the base in a file that become others, by their JSON Pointers. */
function rewordedTexts(file: ReadFile, reword: Reword): Map<string, string> {
  const found = textsWhere(file.data, (text) => reword(text) !== text)
    .map(({ text, path }) => ({ text, pointer: pointerOf(path) }))
    .filter(({ pointer }) => isWrittenInBase(file, pointer) && !isSearched(pointer));
  if (found.length === 0 || !file.placement) return new Map();
  const { kind } = file.placement;
  const { texts, plain, exact } = validate(kind, file.file, file.data);
  const forms = new Map(texts.map(({ pointer, form }) => [pointer, form]));
  const titles = new Set(plain);
  const changed = found.flatMap(({ text, pointer }): [string, string][] => {
    const form = forms.get(pointer) ?? (titles.has(pointer) || isSample(file, pointer) ? 'plain' : undefined);
    const isKept = exact.includes(pointer) && !isSample(file, pointer);
    if (form === undefined || form === 'command' || isKept || isQuoted(kind, pointer)) return [];
    return [[pointer, form === 'prose' ? rewordMarkdown(text, 'prose', reword) : reword(text)]];
  });
  return new Map(changed);
}

/**
 * The lists of words that search finds something by, with those of the organisation added, so that it finds it by both. What
 * something is called now is not another name of it.
 */
function moreWords(file: ReadFile, reword: Reword): Map<string, string[]> {
  const searched = textsWhere(file.data, () => true).filter(({ path }) => isSearched(pointerOf(path)));
  const lists = new Map(searched.map(({ path }) => [pointerOf(path.slice(0, -1)), path.slice(0, -1)]));
  return new Map(
    [...lists].flatMap(([pointer, path]): [string, string[]][] => {
      if (!isWrittenInBase(file, pointer)) return [];
      const list = path.reduce<unknown>(valueOf, file.data) as string[];
      const owner = path.slice(0, -1).reduce<unknown>(valueOf, file.data) as object;
      const names = Object.values(owner).map(
        (value: unknown) => typeof value === 'string' && reword(value).toLowerCase(),
      );
      const all = [...new Set([...list, ...list.map((word) => reword(word))])];
      const others = all.filter((word) => !names.includes(word.toLowerCase()));
      return others.length === list.length && others.every((word) => list.includes(word))
        ? []
        : [[pointer, others]];
    }),
  );
}

function valueOf(node: unknown, key: string | number): unknown {
  return (node as Record<string | number, unknown>)[key];
}

/** A word that someone may search for, and that another may still use. */
function isSearched(pointer: string): boolean {
  return /\/(?:aliases|asks)\/[0-9]+$/.test(pointer);
}

/** What someone may fill into a message, in words. A variable of a command is exact, and so is one with a pattern. */
function isSample({ placement, data }: ReadFile, pointer: string): boolean {
  if (placement?.kind !== 'message' || !/^\/variables\/[^/]+\/example$/.test(pointer)) return false;
  const [variables = '', name = ''] = pathOf(pointer);
  return groupAt(groupAt(data, variables), name)?.['pattern'] === undefined;
}

/** What others call something: a form or a position of the Incident Command System. */
function isQuoted(kind: Kind, pointer: string): boolean {
  return (
    /\/ics_(?:equivalent|form)$/.test(pointer) || (kind === 'forms' && /\/(?:form|title)$/.test(pointer))
  );
}

/** Whether a file is in words of our own. Sources, laws and programs are named as their authors name them. */
function isOurs({ placement, valid }: ReadFile): boolean {
  return valid && placement !== undefined && !QUOTED.has(placement.kind);
}

const QUOTED: ReadonlySet<Kind> = new Set<Kind>(['sources', 'regimes', 'programs', 'handbook']);

function hasBase({ layer, merged }: ReadFile): boolean {
  return layer.isBase || merged?.parts.some((part) => part.layer.isBase) === true;
}

function isWrittenInBase(file: ReadFile, pointer: string): boolean {
  return writerAt(file, { type: 'value', path: pathOf(pointer) }).layer.isBase;
}

function isUsed(word: string, base: readonly ReadFile[]): boolean {
  const reword = rewording({ [word]: MARK });
  const occursIn = (text: string): boolean => reword(text) !== text;
  return base.some(({ data, mdx }) => occursIn(mdx?.body ?? '') || textsWhere(data, occursIn).length > 0);
}

/** The names of roles and terms, which are the words that people rename. */
function nounsOf(catalog: Catalog): Set<string> {
  return new Set(
    [
      ...entriesOf(catalog, 'role').map(({ data }) => data.name),
      ...(catalog.glossary?.data.terms ?? []).map(({ text }) => text),
    ].map((name) => name.toLowerCase()),
  );
}

/** In no text. */
const MARK = '\u0000';

interface RenamedRole {
  entry: Entry<Role>;
  /** What the base calls it in a sentence. */
  called: string;
  /** What the organisation calls it in a sentence. */
  name: string;
}
