import type { Catalog } from '../model/catalog.ts';
import type { At, Finding } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/spelling.ts';
import type { Marking } from '../model/content.ts';
import { isSingle } from '../model/kinds.ts';
import { assemble } from './assemble.ts';
import type { Draft } from './draft.ts';
import { idsFor, knownIds, type Known, type ReferenceTarget, type SiteOf } from './known.ts';
import { writerAt } from './part.ts';
import type { PageInspector, ReadFile } from './read.ts';

/** The files as a whole: what references may name. */
export function viewOf(files: readonly ReadFile[], site?: SiteOf): View {
  const catalog = assemble(files);
  return { catalog, known: knownIds(catalog, files, site) };
}

/** Whether a reference of a file led somewhere before anything was left out, and no longer does. */
export function isGone(
  { source, current }: Draft,
  target: ReferenceTarget,
  value: string,
  after: View,
  { before }: Run,
): boolean {
  const left = idsFor(current, target, value, after.known, after.catalog);
  if (!left || left.has(value)) return false;
  return idsFor(source, target, value, before.known, before.catalog)?.has(value) ?? false;
}

/** What is left out, as a word under exclude names it. */
export function nameOf(target: ReferenceTarget, value: string): string {
  if (target === 'place' || target === 'hand-off') return value;
  return `${target.replace(/^own-/, '').replace(/^module-objective$/, 'objective')}/${value}`;
}

/**
 * Records that a place in the base was changed because of something that is left out, or reports it if it is in another
 * layer. Returns whether it may be changed.
 */
export function mayDissolve({ source }: Draft, mention: Omit<Mention, 'file'>, run: Run): boolean {
  const { at, names } = mention;
  if (writerAt(source, at).layer.isBase) {
    run.mentions.push({ file: source.file, ...mention });
    return true;
  }
  run.findings.push({
    file: source.file,
    rule: 'ref/excluded',
    level: 'error',
    message: `file names ${quote(names)}, which the handbook leaves out`,
    help: 'Remove it here, or remove the word that leaves it out from exclude in handbook.yaml.',
    at,
  });
  return false;
}

/** Reports a place in the base that only the whole file can be without. */
export function needed({ source }: Draft, at: At, names: string): Finding {
  return {
    file: source.file,
    rule: 'layer/needed',
    level: 'error',
    message: `file cannot do without ${quote(names)}, which the handbook leaves out`,
    help: `Keep ${names}, leave this file out too by adding ${wordFor(source)} to exclude, or replace this file with one of your own.`,
    at,
  };
}

/** How a word under exclude names a file. */
export function wordFor({ placement }: ReadFile): string {
  if (!placement) return '';
  return isSingle(placement.kind) ? placement.kind : `${placement.kind}/${placement.id}`;
}

export interface DissolveOptions {
  /** Says what a site of the catalog will hold; without it, no link is dissolved. */
  site?: SiteOf | undefined;
  inspect: PageInspector;
  /** Whether the names of what is left out may be shown is judged for this audience. */
  audience: Marking;
}

/** A place in the base that named something that is left out. */
export interface Mention {
  file: string;
  at: At;
  /** What it named: role/safety-officer, or an address. */
  names: string;
  /** What became of it. */
  done: string;
  /** The words that stand for it now, if its name stays in a sentence. */
  word?: string;
  /** How many levels down in the file the part is that was removed, if it was more than the value itself. */
  levels?: number;
}

/** Files and what they may name. */
export interface View {
  catalog: Catalog;
  known: Known;
}

/** What dissolving works on. */
export interface Run extends DissolveOptions {
  before: View;
  drafts: Draft[];
  findings: Finding[];
  mentions: Mention[];
}
