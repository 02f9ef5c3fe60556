import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isGroup } from '../check/unchecked.ts';
import type { Finding } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/spelling.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import { ALONE, placeInLayers, type Layer } from '../model/layer.ts';
import { KINDS } from '../model/kinds.ts';
import { repositoryAbove } from './repository.ts';
import { PROJECT } from './project.ts';

/**
 * The layers of a handbook and their folders, the lowest first, as the handbook.yaml in its folder lists them; the folder
 * alone if there is none. A layer that cannot be read is left out and reported. Throws if the folder cannot be read.
 */
export function layersOf(folder: string, state: StateOfLayers = NOW): Layers {
  const top = realpathSync(folder);
  const listed = entriesIn(top, state);
  if (!listed) return { layers: [{ layer: { ...ALONE, ...placeIn(top) }, folder: top }], findings: [] };
  const file = `${prefixOf(top)}${KINDS.handbook.place}`;
  const reader = { top, state, file, layers: [], findings: [] };
  for (const [index, entry] of listed.entries()) addLayer(reader, entry, index);
  return finished(reader);
}

/** The layers of a handbook on the base whose folder may not be there yet. */
export function usualLayers(folder: string): LayerFolder[] {
  const top = join(realpathSync(dirname(folder)), basename(folder));
  const { layer } = ownLayer(top);
  return [baseLayer(top), { layer: { ...layer, rank: 1 }, folder: top }];
}

/** The path on disk of a file as findings name it; undefined if it is in no layer. */
export function pathOf(layers: readonly LayerFolder[], file: string): string | undefined {
  const place = placeInLayers(
    layers.map(({ layer }) => layer),
    file,
  );
  const found = place && layers.find(({ layer }) => layer === place.layer);
  return found && place && join(found.folder, place.path);
}

/** The name in findings of a path on disk; undefined if it is in no layer. */
export function nameOf(layers: readonly LayerFolder[], path: string): string | undefined {
  // A higher layer may lie in the folder of a lower one.
  for (const { layer, folder } of [...layers].reverse()) {
    if (path !== folder && !path.startsWith(folder + sep)) continue;
    return `${layer.prefix}${relative(folder, path).split(sep).join('/')}`;
  }
  return undefined;
}

/**
 * Whether the file of a name may be written: it is in the repository of the handbook and not in a package, whose files the
 * next installation brings back.
 */
export function isWritable(layers: readonly LayerFolder[], file: string): boolean {
  const path = pathOf(layers, file);
  const top = layers.at(-1)?.folder;
  return path !== undefined && top !== undefined && isInRepositoryOf(top, dirname(path));
}

/** Whether a folder is in the repository of a handbook, and not in another one inside it or in an installed package. */
export function isInRepositoryOf(handbook: string, folder: string): boolean {
  const repository = repositoryAbove(handbook);
  const top = repository ?? handbook;
  return (
    (folder === top || isInside(folder, top)) &&
    repositoryAbove(folder) === repository &&
    !relative(top, folder).split(sep).includes('node_modules')
  );
}

/** The base that comes with this copy of Muster. */
export const BASE_FOLDER = join(PROJECT, 'content');

/** The entries of handbook.yaml; undefined without such a file. One that cannot be read counts as the usual two layers. */
function entriesIn(top: string, { list }: StateOfLayers): unknown[] | undefined {
  let text;
  try {
    text = list(top);
  } catch {
    return USUAL;
  }
  if (text === undefined) return undefined;
  const { data } = parseYaml(KINDS.handbook.place, text, 1);
  const layers = isGroup(data) ? data['layers'] : undefined;
  return Array.isArray(layers) ? (layers as unknown[]) : USUAL;
}

function listNow(top: string): string | undefined {
  const file = join(top, KINDS.handbook.place);
  // A symbolic link that leads nowhere is there, and cannot be read.
  return lstatSync(file, { throwIfNoEntry: false }) ? readFileSync(file, 'utf8') : undefined;
}

function openNow(folder: string): string {
  const real = realpathSync(folder);
  readdirSync(real);
  return real;
}

function addLayer(reader: Reader, entry: unknown, index: number): void {
  const at = (...path: string[]): Finding['at'] => ({ type: 'value', path: ['layers', index, ...path] });
  const report = (message: string, help: string, place = at()): void => {
    reader.findings.push({
      file: reader.file,
      rule: 'layer/folder',
      level: 'error',
      message,
      help,
      at: place,
    });
  };
  const found = layerOf(reader, entry);
  if (!found) return;
  if ('problem' in found) return report(found.problem, found.help, at(found.key));
  const { layer, folder } = found;
  const twin = reader.layers.find((other) => other.folder === folder);
  if (twin)
    return report(
      twin.layer.id === layer.id
        ? `layer ${quote(layer.id)} is listed twice`
        : `layer ${quote(layer.id)} has the same folder as layer ${quote(twin.layer.id)}`,
      'Remove one of them.',
    );
  // The rule about ids reports it.
  if (reader.layers.some((other) => other.layer.id === layer.id)) return;
  const around = reader.layers.find(
    (other) => isInside(folder, other.folder) || isInside(other.folder, folder),
  );
  if (around)
    return report(
      `the folder of layer ${quote(layer.id)} and that of ${quote(around.layer.id)} lie in each other`,
      'Move one of them, so that every file is in one layer.',
    );
  reader.layers.push({ layer: { ...layer, rank: index }, folder });
}

/** The layer that an entry means; undefined if its form is wrong, which its schema reports. */
function layerOf(reader: Reader, entry: unknown): LayerFolder | Refusal | undefined {
  const { top } = reader;
  if (entry === BASE) return baseLayer(top);
  if (entry === '.') return ownLayer(top);
  if (!isGroup(entry)) return undefined;
  const { id, path, holds, language, edit_url: editUrl } = entry;
  if (typeof id !== 'string' || !ID.test(id) || typeof path !== 'string') return undefined;
  if (id === BASE || id === basename(top))
    return {
      key: 'id',
      problem: `layer id ${quote(id)} belongs to ${id === BASE ? 'the base' : 'the folder of this file'}`,
      help: 'Choose another id, such as the name of the team.',
    };
  const folder = resolve(top, path);
  try {
    const real = reader.state.open(folder);
    if (real === top)
      return {
        key: 'path',
        problem: `layer ${quote(id)} is the folder of this file`,
        help: 'Write "." for it.',
      };
    const layer = {
      ...{ id, prefix: `${id}:`, rank: 0, isBase: false, isForeign: true },
      ...(isTexts(holds) && { holds }),
      ...(typeof language === 'string' && { language }),
      ...(typeof editUrl === 'string' && { editUrl }),
      ...placeIn(real),
    };
    return { layer, folder: real };
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    return {
      key: 'path',
      problem: `cannot read the folder of layer ${quote(id)}, ${quote(path)} (${code === 'ENOTDIR' ? 'it is a file' : code})`,
      help: `Check it out at ${relative(dirname(top), folder) || folder}, or correct its path, which starts from the folder of handbook.yaml.`,
    };
  }
}

function ownLayer(top: string): LayerFolder {
  return {
    layer: { id: basename(top), prefix: prefixOf(top), rank: 0, isBase: false, ...placeIn(top) },
    folder: top,
  };
}

/** The base, called by its folder where that is next to the handbook, as in a clone of Muster. */
function baseLayer(top: string): LayerFolder {
  const folder = realpathSync(BASE_FOLDER);
  const isNear = dirname(folder) === dirname(top);
  const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string };
  return {
    layer: {
      ...{ id: BASE, prefix: isNear ? 'content/' : 'muster:', rank: 0, isBase: true, version },
      ...(isNear && placeIn(folder)),
    },
    folder,
  };
}

/** Where a folder is in its repository; nothing outside any. */
function placeIn(folder: string): Pick<Layer, 'root'> {
  const repository = repositoryAbove(folder);
  if (repository === undefined) return {};
  const inside = relative(repository, folder).split(sep).join('/');
  return { root: inside === '' ? '' : `${inside}/` };
}

function finished({ top, file, layers, findings }: Reader): Layers {
  const own = layers.find(({ folder }) => folder === top);
  if (own && own === layers.at(-1)) return { layers, findings };
  const problem: Finding = {
    file,
    rule: 'layer/folder',
    level: 'error',
    message: own
      ? 'the folder of this file, ".", is not the last layer'
      : 'layers does not list ".", the folder of this file',
    help: 'Put "." at the end of the list: a later layer wins, and what is here is the organisation’s own.',
    at: { type: 'value', path: ['layers'] },
  };
  const others = layers.filter((layer) => layer !== own);
  const last = {
    layer: { id: basename(top), prefix: prefixOf(top), rank: ABOVE_ALL, isBase: false },
    folder: top,
  };
  return { layers: [...others, last], findings: [...findings, problem] };
}

function prefixOf(top: string): string {
  return `${basename(top)}/`;
}

/** Whether a path is in a folder, and is not the folder itself. */
export function isInside(path: string, folder: string): boolean {
  const inside = relative(folder, path);
  return inside !== '' && !inside.startsWith('..') && !isAbsolute(inside);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const BASE = 'muster';
const USUAL = [BASE, '.'];

const NOW: StateOfLayers = { list: listNow, open: openNow };

/** A list has fewer layers than this. */
const ABOVE_ALL = 1000;

/** A layer and the folder that it is read from, absolute and without symbolic links. */
export interface LayerFolder {
  layer: Layer;
  folder: string;
}

export interface Layers {
  layers: LayerFolder[];
  /** What is wrong with the list of layers. */
  findings: Finding[];
}

/** A state of a repository that layers are read from: as it is on the disk, or as it was at a commit. */
export interface StateOfLayers {
  /** The text of the handbook.yaml in a folder; undefined if there is none. Throws if it cannot be read. */
  list: (top: string) => string | undefined;
  /** A folder without symbolic links. Throws the error of the system if it cannot be read. */
  open: (folder: string) => string;
}

interface Reader extends Layers {
  top: string;
  state: StateOfLayers;
  /** The name of handbook.yaml in findings. */
  file: string;
}

interface Refusal {
  /** The key of the entry that is wrong. */
  key: 'id' | 'path';
  problem: string;
  help: string;
}
