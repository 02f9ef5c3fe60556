import type { At, Finding } from '../diagnostics/diagnostic.ts';
import type { YamlText } from '../diagnostics/position.ts';
import type { Layer } from '../model/layer.ts';
import { writtenAt, type Origin } from './merge.ts';

/** The files on disk that a file was read from: the whole one and its patches, the lowest first, each as the file would be alone. */
export function partsOf<T extends Parted>(file: T): T[] {
  if (!file.merged) return [file];
  return file.merged.parts.map((part) => ({ ...file, ...part, merged: undefined }));
}

/** A finding about merged data, at the file and the place there that wrote the value. */
export function atWriter(found: Finding, { parts, origin }: Merged): Finding {
  const { at } = found;
  // A place in a text is in a file on disk already, and what is about the file as a whole is for who changed it last.
  if (at.type === 'text' || at.type === 'file') return found;
  const { source, path, isDeleted } = writtenAt(origin, at.path, at.lacks);
  const file = parts[source]?.file ?? found.file;
  if (!isDeleted) return { ...found, file, at: { ...at, path } };
  return {
    ...{ file, rule: found.rule, level: found.level, message: found.message },
    help: 'Remove this line, which deletes it.',
    at: { type: 'key', path },
  };
}

/** Findings of the rules at the places that wrote the values. Files without a patch are their own writers. */
export function atWriters(findings: Finding[], files: readonly Parted[]): Finding[] {
  const merged = new Map(files.flatMap((file) => (file.merged ? [[file.file, file.merged] as const] : [])));
  if (merged.size === 0) return findings;
  return findings.map((found) => {
    const from = merged.get(found.file);
    return from ? atWriter(found, from) : found;
  });
}

/** The file on disk, its layer, and the place there that wrote the value at a place of a file. */
export function writerAt(file: Parted, at: At): Part & { at: At } {
  const { file: name, layer, yaml } = file;
  if (!file.merged || at.type === 'text' || at.type === 'file') return { file: name, layer, yaml, at };
  const { source, path } = writtenAt(file.merged.origin, at.path);
  return { ...(file.merged.parts[source] ?? { file: name, layer, yaml }), at: { ...at, path } };
}

/** A file on disk: the whole one, or a patch. */
export interface Part {
  file: string;
  layer: Layer;
  yaml: YamlText | undefined;
}

/** What a file was merged from. */
export interface Merged {
  /** The whole file, then its patches, the lowest first. */
  parts: Part[];
  origin: Origin;
}

interface Parted extends Part {
  merged?: Merged | undefined;
}
