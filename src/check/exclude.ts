import type { Catalog } from '../model/catalog.ts';
import type { At, Finding } from '../diagnostics/diagnostic.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { isSingle, KIND_NAMES, NEEDED_KINDS, rowOf } from '../model/kinds.ts';
import type { Layer } from '../model/layer.ts';
import { pathOf, pointerOf } from '../schema/pointer.ts';
import { partsOf, writerAt } from './part.ts';
import type { ReadFile } from './read.ts';
import { isGroup, listAt } from './unchecked.ts';

/**
 * What a handbook leaves out: the files and items that the words under `exclude` in its handbook.yaml name. A word that
 * names nothing, what every handbook needs or a file of the handbook's own layer is reported.
 */
export function excludedIn({ handbook, layers }: Catalog, files: readonly ReadFile[]): Excluded {
  const excluded: Excluded = { files: new Set(), names: new Set(), items: new Map(), findings: [] };
  const words = handbook?.data.exclude ?? [];
  if (!handbook || words.length === 0) return excluded;
  const top = layers.at(-1);
  const candidates = candidatesIn(files);
  for (const [index, word] of words.entries()) {
    const at: At = { type: 'value', path: ['exclude', index] };
    const named = candidates.filter((candidate) => isNamedBy(word, candidate));
    // A file of one's own that a pattern covers stays, because its author wants it.
    const isPattern = word.endsWith('*');
    const found = isPattern ? named.filter((candidate) => !isOf(candidate, top)) : named;
    const problem = problemOf(word, found, named, candidates, top);
    if (problem)
      excluded.findings.push({ ...problem, file: handbook.file, rule: 'layer/exclude', level: 'error', at });
    else for (const candidate of found) add(candidate, { file: handbook.file, at }, excluded);
  }
  return excluded;
}

/** Whether anything is left out. */
export function isAnything({ files, items }: Excluded): boolean {
  return files.size + items.size > 0;
}

/** Whether a finding is about what is left out. */
export function isLeftOut({ file, at }: Pick<Finding, 'file' | 'at'>, { names, items }: Excluded): boolean {
  if (names.has(file)) return true;
  const pointer = at.type === 'value' || at.type === 'key' ? pointerOf(at.path) : undefined;
  return (
    pointer !== undefined &&
    (items.get(file) ?? []).some((item) => pointer === item.pointer || pointer.startsWith(`${item.pointer}/`))
  );
}

function problemOf(
  word: string,
  found: Candidate[],
  named: Candidate[],
  candidates: Candidate[],
  top: Layer | undefined,
): Pick<Finding, 'message' | 'help'> | undefined {
  const needed = (NEEDED_KINDS as readonly string[]).includes(word.split('/')[0] ?? '');
  if (needed)
    return {
      message: `${quote(word)} cannot be left out, because every page needs it`,
      help: 'Remove it from exclude, and write what you need into the file itself.',
    };
  const own = found.find((candidate) => isOf(candidate, top));
  if (own)
    return {
      message: `${quote(word)} is ${own.item === undefined ? '' : 'in '}a file of your own, ${own.file.file}`,
      help: `Delete ${own.item === undefined ? 'the file' : 'it there'}. Exclude leaves out what the layers below have.`,
    };
  if (found.length) return undefined;
  if (named[0])
    return {
      message: `${quote(word)} names only files of your own, such as ${named[0].file.file}`,
      help: 'Delete the files. Exclude leaves out what the layers below have.',
    };
  const kind = KIND_NAMES.find((each) => each === word && !isSingle(each));
  if (kind)
    return {
      message: `${quote(word)} is a kind of which there are many files`,
      help: `Write ${kind}/* for all of them, or ${kind}/ and the id of one.`,
    };
  return {
    message: `no layer has anything called ${quote(word)}${didYouMean(word, namesOf(candidates))}`,
    help: 'Remove it, or write a kind and an id as in role/safety-officer. A new release may have renamed or removed it.',
  };
}

/** Everything that a word can name: files, and the items of files that have any. */
function candidatesIn(files: readonly ReadFile[]): Candidate[] {
  return files.flatMap((file): Candidate[] => {
    const { placement, data } = file;
    if (!placement || placement.kind === 'handbook') return [];
    const { kind, id } = placement;
    const { items } = rowOf(kind);
    const listed = (items && listAt(data, items.list)) ?? [];
    return [
      { name: isSingle(kind) ? kind : `${kind}/${id}`, file },
      ...listed.flatMap((item, index): Candidate[] => {
        const own = isGroup(item) && typeof item['id'] === 'string' ? item['id'] : undefined;
        if (own === undefined || !items) return [];
        const name = `${items.word}/${isSingle(kind) ? own : `${id}/${own}`}`;
        return [{ name, file, item: pointerOf([items.list, index]) }];
      }),
    ];
  });
}

function isNamedBy(word: string, { name }: Candidate): boolean {
  return word.endsWith('*') ? name.includes('/') && name.startsWith(word.slice(0, -1)) : name === word;
}

/** What a misspelt word may have meant: every name, and every kind and folder as a pattern. */
function namesOf(candidates: Candidate[]): Set<string> {
  return new Set(
    candidates.flatMap(({ name }) => {
      const parts = name.split('/');
      return [name, ...parts.slice(1).map((_, index) => `${parts.slice(0, index + 1).join('/')}/*`)];
    }),
  );
}

/** Whether something was written in a layer, or changed there by a patch of the file. */
function isOf({ file, item }: Candidate, layer: Layer | undefined): boolean {
  const written = item === undefined ? file : writerAt(file, { type: 'value', path: pathOf(item) });
  return written.layer === layer;
}

function add(
  { name, file, item }: Candidate,
  from: ExcludedItem['from'],
  { files, names, items }: Excluded,
): void {
  if (item === undefined) {
    files.add(file.file);
    for (const part of partsOf(file)) names.add(part.file);
  } else items.set(file.file, [...(items.get(file.file) ?? []), { name, pointer: item, from }]);
}

interface Candidate {
  /** As a word names it. */
  name: string;
  file: ReadFile;
  /** The JSON Pointer of an item of the file; left out for the file itself. */
  item?: string;
}

/** What a handbook leaves out. */
export interface Excluded {
  /** The names of the files. */
  files: Set<string>;
  /** The names of the files on disk that they were read from. */
  names: Set<string>;
  /** Items of files that stay, by the names of the files. */
  items: Map<string, ExcludedItem[]>;
  /** What is wrong with the words that name them. */
  findings: Finding[];
}

export interface ExcludedItem {
  /** As a word names it: term/toil. */
  name: string;
  /** The JSON Pointer of the item. */
  pointer: string;
  /** Where the word is that names it. */
  from: Pick<Finding, 'file' | 'at'>;
}
