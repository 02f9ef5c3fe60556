import type { MdxInspection } from '../markdown/mdx.ts';
import { NEEDED_KINDS, type Kind } from '../model/kinds.ts';
import { needsOf } from './rules/needed.ts';
import type { ReadFile } from './read.ts';
import { replaceAt } from '../schema/pointer.ts';
import { validate, type TextUse, type Use } from '../schema/validate.ts';
import { ancestorsOf, isBelow, valueAt, without } from '../schema/without.ts';

/**
 * A file from which parts are taken away. Places are JSON Pointers into the file as its author wrote it, so they stay true
 * whatever is taken away before them.
 */
export class Draft {
  readonly source: ReadFile;
  /** The file without what was taken away. */
  current: ReadFile;
  readonly #removed = new Set<string>();
  readonly #texts = new Map<string, string>();

  constructor(source: ReadFile) {
    this.source = source;
    this.current = source;
  }

  /** The references that are left. */
  get uses(): Use[] {
    return this.source.uses.filter(({ pointer }) => this.has(pointer));
  }

  /** Whether a value is still there. */
  has(pointer: string): boolean {
    return !isBelow(pointer, this.#removed);
  }

  /** The texts that are left, as they are now. */
  get texts(): TextUse[] {
    return this.source.texts
      .filter(({ pointer }) => this.has(pointer))
      .map((use) => ({ ...use, text: this.#texts.get(use.pointer) ?? use.text }));
  }

  /**
   * Takes a value away, or the smallest part around it without which the file still has all that it needs. Returns what
   * was taken away; undefined if nothing less than the file would do, and then the file stays as it is. Of what every
   * handbook needs, such as a severity level, no more than the value itself is taken away.
   */
  remove(pointer: string): string | undefined {
    const parts = ancestorsOf(pointer).slice(0, isNeeded(this.source) ? 1 : -1);
    for (const part of parts)
      for (const candidate of this.#isLast(part) ? [parentOf(part), part] : [part]) {
        if (candidate === '') continue;
        const next = this.#with(candidate);
        if (!next) continue;
        this.#removed.add(candidate);
        this.current = next;
        return candidate;
      }
    return undefined;
  }

  /** Replaces a text. */
  write(pointer: string, text: string): void {
    this.#texts.set(pointer, text);
  }

  /** Replaces the text of a page. */
  writePage(mdx: MdxInspection): void {
    this.current = { ...this.current, mdx: { ...mdx, frontmatter: this.source.mdx?.frontmatter } };
  }

  /** The file with its texts as they were written last. */
  finish(): ReadFile {
    if (this.#texts.size === 0) return this.current;
    // A name may be longer than the fact that it replaces, which makes nothing invalid that was valid.
    return { ...this.current, ...this.#read(this.#removed), valid: this.current.valid };
  }

  /** The file without one more part; undefined if its schema refuses that, or if something in it would lack what it needs. */
  #with(part: string): ReadFile | undefined {
    const { placement } = this.source;
    const read = this.#read(new Set([...this.#removed, part]));
    const next = { ...this.current, ...read };
    return placement && read.valid && needsOf(next).length <= needsOf(this.current).length ? next : undefined;
  }

  #read(removed: ReadonlySet<string>): Pick<ReadFile, 'data' | 'uses' | 'texts' | 'valid'> {
    const { placement, file, data } = this.source;
    let whole = data;
    if (this.#texts.size) {
      whole = structuredClone(data);
      for (const [pointer, text] of this.#texts) replaceAt(whole, pointer, text);
    }
    const left = without(whole, removed);
    if (!placement) return { data: left, uses: [], texts: [], valid: false };
    const { uses, texts, valid } = validate(placement.kind, file, left);
    return { data: left, uses, texts, valid };
  }

  /** Whether a value is all that is left in a list, so that the list would be empty without it. */
  #isLast(pointer: string): boolean {
    const list = valueAt(this.source.data, parentOf(pointer));
    if (!Array.isArray(list)) return false;
    return list.every((_, index) => {
      const item = `${parentOf(pointer)}/${index}`;
      return item === pointer || this.#removed.has(item);
    });
  }
}

/** Where a reference is: at its value, or at the key if it is the name of one. */
export function placeOfUse(data: unknown, { pointer, value }: Use): string {
  if (typeof valueAt(data, pointer) === 'string') return pointer;
  return `${pointer}/${value.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function isNeeded({ placement }: ReadFile): boolean {
  return placement !== undefined && (NEEDED_KINDS as readonly Kind[]).includes(placement.kind);
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}
