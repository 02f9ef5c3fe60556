import { wordsIn, type Finder, type TermWords } from '../markdown/terms.ts';
import type { At, Finding } from '../diagnostics/diagnostic.ts';
import { locate } from '../diagnostics/locate.ts';
import { pathOf } from '../schema/pointer.ts';
import type { Excluded } from './exclude.ts';
import type { Mention } from './gone.ts';
import { atWriters, partsOf, writerAt } from './part.ts';
import type { Kind } from '../model/kinds.ts';
import type { ReadFile } from './read.ts';
import { withoutCode } from './rules/rule.ts';
import { nameIn } from './shown-name.ts';
import { isGroup } from './unchecked.ts';
import { valueAt } from '../schema/without.ts';

/** What a handbook leaves out, and what became of everything that named it. */
export function leftOutOf(excluded: Excluded, mentions: Mention[], files: readonly ReadFile[]): LeftOut {
  return {
    files: [...excluded.names].sort(),
    items: [...excluded.items].flatMap(([file, items]) => items.map(({ name }) => ({ file, name }))),
    mentions: mentions.length,
    mentionedIn: new Set(mentions.map(({ file }) => file)).size,
    companions: companionsOf(excluded, files),
    explain: () => ({
      mentions: located(mentions, files),
      words: located([...wordsLeft(excluded, files), ...namesLeft(mentions)], files),
    }),
  };
}

/** For each kind of which no file is left, the files of the layers below that are of little use without it and stay. */
function companionsOf({ files: left }: Excluded, files: readonly ReadFile[]): Companions[] {
  const top = files.reduce((highest, { layer }) => Math.max(highest, layer.rank), 0);
  return Object.entries(COMPANIONS).flatMap(([kind, kinds]): Companions[] => {
    const all = files.filter(({ placement }) => placement?.kind === kind);
    const isGone = all.length > 0 && all.every(({ file }) => left.has(file));
    const stay = files.filter(
      ({ file, layer, placement }) =>
        kinds.some((each) => each === placement?.kind) && !left.has(file) && layer.rank < top,
    );
    const words = stay.map(({ placement }) => placement?.kind ?? '').sort();
    return isGone && words.length ? [{ of: `${kind}/*`, words }] : [];
  });
}

/** What is made for the files of a kind. */
const COMPANIONS = {
  course: ['paths', 'task-book'],
  drill: ['wheel', 'drill-kit'],
} as const satisfies Partial<Record<Kind, readonly Kind[]>>;

/** Adds lines and columns, in the order of the files. */
function located(places: Mention[], files: readonly ReadFile[]): LocatedMention[] {
  const parts = new Map(files.flatMap(partsOf).map((part) => [part.file, part]));
  const findings = places.map(({ file, at, names, done, levels = 0 }): Finding => {
    return { file, at, rule: names, level: 'info', message: done, help: String(levels) };
  });
  return locate(atWriters(findings, files), (file) => parts.get(file)?.yaml).map(
    ({ file, line, column, rule: names, message, place = '', help }) => {
      const part = place.split('.').slice(0, Number(help)).join('.');
      return { file, line, column, names, done: part ? `${message} ${part}` : message };
    },
  );
}

/** Where a name stays in place of what showed it. */
function namesLeft(mentions: Mention[]): Mention[] {
  return mentions.flatMap(({ file, at, names, word }) =>
    word === undefined ? [] : [{ file, at, names, done: word }],
  );
}

/** Where texts of files that stay still say the name of something that is left out, which nothing can take out of a sentence. */
function wordsLeft(excluded: Excluded, files: readonly ReadFile[]): Mention[] {
  return wordsInBase(
    namesOf(excluded, files),
    files.filter(({ file }) => !excluded.files.has(file)),
  );
}

function wordsInBase(names: TermWords[], files: readonly ReadFile[]): Mention[] {
  if (names.length === 0) return [];
  const find = wordsIn(names);
  return files.flatMap((read) =>
    [...wordsInTexts(read, find), ...wordsInPage(read, find)].filter(
      ({ at }) => writerAt(read, at).layer.isBase,
    ),
  );
}

function wordsInTexts({ file, texts }: ReadFile, find: Finder): Mention[] {
  return texts
    .filter(({ form }) => form !== 'command')
    .flatMap(({ text, pointer }) =>
      [...find(withoutCode(text))].map(({ id, start, words }): Mention => {
        const at: At = { type: 'value', path: pathOf(pointer), offset: start };
        return { file, at, names: id, done: words };
      }),
    );
}

function wordsInPage({ file, mdx }: ReadFile, find: Finder): Mention[] {
  if (!mdx) return [];
  return [...find(spokenText(mdx.body))].map(({ id, start, words }): Mention => {
    return { file, at: placeIn(mdx.body, start, words.length), names: id, done: words };
  });
}

/** The names of what is left out that a reader would miss: roles, laws and terms, and titles of two words or more. */
function namesOf({ files: left, items }: Excluded, files: readonly ReadFile[]): TermWords[] {
  return files.flatMap((file): TermWords[] => {
    const { placement, data } = file;
    if (!placement) return [];
    // The title of a message is a sentence that people say anyway.
    if (left.has(file.file) && placement.kind !== 'message')
      return [termOf(`${placement.kind}/${placement.id}`, data, placement.kind === 'role')];
    return (items.get(file.file) ?? []).map(({ name, pointer }) =>
      termOf(name, valueAt(data, pointer), true),
    );
  });
}

function termOf(id: string, data: unknown, isShort: boolean): TermWords {
  const aliases = isGroup(data) && Array.isArray(data['aliases']) ? (data['aliases'] as unknown[]) : [];
  const names = [nameIn(data), ...aliases].filter((name) => typeof name === 'string');
  return { id, words: isShort ? names : names.slice(0, 1).filter((name) => name.trim().includes(' ')) };
}

/** The body of a page without code, components and the addresses of links. Every place stays where it is. */
function spokenText(body: string): string {
  const blank = (found: string): string => found.replace(/[^\n]/g, ' ');
  return withoutCode(body.replace(/^(`{3,})[^]*?^\1/gm, blank))
    .replace(/<\/?[A-Z][^>]*>/g, blank)
    .replace(/\]\([^)\s]*\)/g, blank);
}

function placeIn(text: string, offset: number, length: number): At {
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { type: 'text', line: before.length, column, endLine: before.length, endColumn: column + length };
}

/** What a handbook leaves out. */
export interface LeftOut {
  /** The files, by name. */
  files: string[];
  /** The items of files that stay. */
  items: { file: string; name: string }[];
  /** How many places of the base named something that is left out, and have changed. */
  mentions: number;
  /** In how many files these are. */
  mentionedIn: number;
  /** What people usually leave out too, and stays. */
  companions: Companions[];
  /** Looks up every place. It reads files again, so only where someone asks. */
  explain: () => { mentions: LocatedMention[]; words: LocatedMention[] };
}

/** Files that are of little use without those that a word leaves out, as words of their own. */
export interface Companions {
  of: string;
  words: string[];
}

/** A place that named something that is left out, or still says its name. */
export interface LocatedMention {
  file: string;
  line: number;
  column: number;
  /** What it names: role/safety-officer, or an address. */
  names: string;
  /** What became of it, or the words that are still there. */
  done: string;
}
