import { obeyedIn } from '../markdown/character.ts';
import { inspectMdx, type MdxInspection } from '../markdown/mdx.ts';
import type { Finding } from '../diagnostics/diagnostic.ts';
import type { Asset } from '../model/asset.ts';
import { ALONE, type Layer } from '../model/layer.ts';
import { isSingle, KINDS, placementOf, type Placement } from '../model/kinds.ts';
import type { YamlText } from '../diagnostics/position.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { validate, type TextUse, type Use } from '../schema/validate.ts';
import { VOCABULARY } from '../model/vocabulary.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import { mergingAt } from '../schema/merging.ts';
import { mergePatches } from './merge.ts';
import type { Merged, Part } from './part.ts';
import { mergeFindings, shapelessPatch } from './patch.ts';
import { isGroup } from './unchecked.ts';
import { lineFindings, obeyedFindings, valueFindings } from './unfit.ts';

/**
 * Reads one file: its kind from its path and its data from its text, checked against the schema. Never throws. `inspect`
 * may remember what a page contains.
 */
export function readFile(source: SourceFile, inspect: PageInspector = inspectPage): ReadFile {
  const { path, patches, inBase = false } = source;
  const placement = placementOf(path);
  if (patches?.length && placement) return { ...readPatched(source, patches, placement), inBase };
  const text = readText(source, fileOf(source), inspect);
  return { ...text, path, layer: layerOf(source), inBase, merged: undefined };
}

/**
 * Reads a file with the patches on it, as one file that has the name of the uppermost patch, which is where an organisation
 * edits it. What is wrong with its data is reported where it was written. If one of the texts cannot be read, none counts.
 */
function readPatched(
  source: SourceFile,
  patches: SourceFile[],
  placement: Placement,
): Omit<ReadFile, 'inBase'> {
  const read = [readPart(source), ...patches.map((patch) => asPatch(readPart(patch)))];
  const parts = read.map(({ file, layer, yaml }): Part => ({ file, layer, yaml }));
  const top = parts.at(-1) ?? { file: fileOf(source), layer: layerOf(source), yaml: undefined };
  const names = nameFindings(fileOf(source), placement);
  const findings = [...names, ...read.flatMap((part) => part.findings)];
  const result = { ...EMPTY, ...top, path: source.path, placement, merged: undefined, findings };
  if (read.some(({ data }) => data === undefined)) return unpatched(result, read, parts);
  const [whole, ...changes] = read.map(({ data }) => data ?? {});
  const merge = mergePatches(whole, isGroup(whole) ? changes : [], (path) => mergingAt(placement.kind, path));
  const merged = { parts, origin: merge.origin };
  const obeyed = new Set(read.flatMap((part) => part.obeyed));
  const checked = checkData(top.file, placement, merge.data, textsOf(parts), obeyed);
  const all = [...findings, ...mergeFindings(merge, checked.findings, merged)];
  const valid = checked.valid && names.length === 0 && obeyed.size === 0;
  const file = { ...result, ...checked, merged, findings: all, valid };
  return valid ? file : unpatched(file, read, parts);
}

/**
 * A file whose patches cannot be taken: the file below counts as it is, so that what is wrong with a patch is reported, and
 * not everything in the base that names what the file has.
 */
function unpatched(
  result: Omit<ReadFile, 'inBase'>,
  [below]: readonly ReadPart[],
  parts: Part[],
): Omit<ReadFile, 'inBase'> {
  const { placement } = result;
  if (!placement || !isSingle(placement.kind) || below?.data === undefined || below.obeyed.length > 0)
    return result;
  const alone = checkData(below.file, placement, below.data, textsOf(parts.slice(0, 1)), new Set());
  const merged: Merged = { parts, origin: { type: 'written', source: 0, path: [] } };
  return alone.valid ? { ...result, ...alone, merged, findings: result.findings } : result;
}

/** A file on disk that is merged with others: what is wrong with its text, and the data that it holds. */
function readPart(source: SourceFile): ReadPart {
  const file = fileOf(source);
  const of = { file, layer: layerOf(source), obeyed: [], data: undefined };
  // No patch is named as a file for the theme is, and none changes one.
  if ('asset' in source) return { ...of, yaml: undefined, findings: [] };
  if ('problem' in source) return { ...of, ...unread(file, source.problem), data: undefined };
  const found = obeyedIn(source.text);
  const obeyed = found.map(({ code }) => code);
  const yaml = yamlOf(source.text);
  const { data, findings } = parseData(file, yaml, new Set(obeyed));
  const own = [...obeyedFindings(file, source.text, found), ...findings, ...(source.findings ?? [])];
  return { ...of, yaml, obeyed, data, findings: own };
}

/** A patch that holds anything but keys says nothing about the file below it. */
function asPatch(part: ReadPart): ReadPart {
  if (part.data === undefined || isGroup(part.data)) return part;
  const findings = [...part.findings, shapelessPatch(part.file, part.data)];
  return { ...part, data: undefined, findings };
}

/** The name of a file in findings. */
export function fileOf({ path, file = `${ALONE.prefix}${path}` }: Pick<SourceFile, 'path' | 'file'>): string {
  return file;
}

/** The layer of a file; that of a folder that stands alone if it names none. */
export function layerOf({ layer = ALONE }: Pick<SourceFile, 'layer'>): Layer {
  return layer;
}

function textsOf(parts: readonly Part[]): string[] {
  return parts.flatMap(({ yaml }) => (yaml ? [yaml.text] : []));
}

function readText(source: SourceFile, file: string, inspect: PageInspector): OneFile {
  if ('asset' in source) return { ...EMPTY, file, asset: source.asset };
  if ('problem' in source) return unread(file, source.problem);
  const placement = placementOf(source.path);
  if (!placement) return unread(file, { rule: 'file/place', ...misplaced(source.path) });
  const names = nameFindings(file, placement);
  const found = obeyedIn(source.text);
  const obeyed = new Set(found.map(({ code }) => code));
  const result = source.path.endsWith('.mdx')
    ? readPage(file, source.text, placement, inspect(source.text), obeyed)
    : readYaml(file, source.text, placement, obeyed);
  return {
    ...result,
    findings: [
      ...names,
      ...obeyedFindings(file, source.text, found),
      ...result.findings,
      ...(source.findings ?? []),
    ],
    valid: result.valid && names.length === 0 && found.length === 0,
  };
}

function readYaml(file: string, text: string, placement: Placement, obeyed: ReadonlySet<string>): OneFile {
  const yaml = yamlOf(text);
  return { ...EMPTY, file, placement, yaml, ...readData(file, placement, yaml, obeyed) };
}

function yamlOf(text: string): YamlText {
  return { text, firstLine: 1, lines: text.split('\n').length };
}

/** What a page replaces is said to the check, and is no part of the page: a new digest makes no printed copy old. */
function withoutReplaces(read: CheckedData): CheckedData {
  if (!isGroup(read.data) || !Object.hasOwn(read.data, 'replaces')) return read;
  const { replaces, ...data } = read.data;
  void replaces;
  return { ...read, data };
}

/** What a page contains, worked out from its text alone. */
export function inspectPage(text: string): MdxInspection {
  return inspectMdx(text, VOCABULARY);
}

function readPage(
  file: string,
  text: string,
  placement: Placement,
  mdx: MdxInspection,
  obeyed: ReadonlySet<string>,
): OneFile {
  const yaml = {
    text: mdx.frontmatter?.text ?? '',
    firstLine: mdx.frontmatter?.line ?? 1,
    lines: text.split('\n').length,
  };
  const front = mdx.frontmatter
    ? withoutReplaces(readData(file, placement, yaml, obeyed))
    : withoutFrontmatter(file);
  const findings = [...front.findings, ...mdx.problems.map((problem) => mdxFinding(file, problem))];
  return {
    ...EMPTY,
    file,
    placement,
    yaml,
    ...front,
    mdx,
    findings,
    valid: front.valid && mdx.problems.every(({ rule }) => rule === 'text/lookalike'),
  };
}

function readData(
  file: string,
  placement: Placement,
  yaml: YamlText,
  obeyed: ReadonlySet<string>,
): CheckedData {
  const { data, findings } = parseData(file, yaml, obeyed);
  if (data === undefined) return { data, findings, uses: [], texts: [], valid: false };
  // An empty file is valid if every key may be left out.
  const checked = checkData(file, placement, data ?? {}, [yaml.text], obeyed);
  return { ...checked, findings: [...findings, ...checked.findings] };
}

/** The data of a text, and what is wrong with the text; undefined if it cannot be read. */
function parseData(
  file: string,
  yaml: YamlText,
  obeyed: ReadonlySet<string>,
): { data: unknown; findings: Finding[] } {
  const { data = null, findings, notes } = parseYaml(file, yaml.text, yaml.firstLine);
  if (findings.length === 0) return { data, findings: notes };
  // The parser refuses control characters too, but does not say which.
  const others = findings.filter(({ rule }) => rule !== 'text/invisible' || obeyed.size === 0);
  return { data: undefined, findings: others };
}

/** Checks data against the schema of its kind, and its characters if one of the texts that it comes from may have odd ones. */
function checkData(
  file: string,
  { kind }: Placement,
  data: unknown,
  written: string[],
  obeyed: ReadonlySet<string>,
): CheckedData {
  const validated = validate(kind, file, data);
  const { valid, uses, texts } = validated;
  const unfit = [
    ...(written.some(mayBeUnfit) ? valueFindings(file, data, validated, obeyed) : []),
    ...lineFindings(file, data, validated),
  ];
  return {
    data,
    findings: [...validated.findings, ...unfit],
    uses,
    texts,
    valid: valid && !unfit.some(({ rule }) => rule === 'text/invisible'),
  };
}

function withoutFrontmatter(file: string): ReturnType<typeof readData> {
  const message = 'page does not start with frontmatter';
  const help = 'Start the file with a line ---, then title: and the other keys, then another line ---.';
  const missing: Finding = { file, rule: 'yaml/empty', level: 'error', message, help, at: { type: 'file' } };
  return { data: undefined, findings: [missing], uses: [], texts: [], valid: false };
}

function mdxFinding(
  file: string,
  { rule, message, help, ...range }: MdxInspection['problems'][number],
): Finding {
  return { file, rule, level: 'error', message, help, at: { type: 'text', ...range } };
}

/** File names become ids, and ids become addresses. */
function nameFindings(file: string, { kind, id, team }: Placement): Finding[] {
  return [...new Set([...id.split('/'), ...(team === undefined ? [] : [team])])]
    .filter((name) => !ID.test(name) || name.length > 64)
    .map((name) => {
      const isFile = name !== team && name === id.split('/').at(-1);
      const what = name === team ? 'a team id' : isFile ? `the id of a ${kind}` : 'part of an id';
      const example = `postgres-failover${isFile ? (/\.[a-z]+$/.exec(file)?.[0] ?? '') : ''}`;
      return {
        file,
        rule: 'file/name',
        level: 'error',
        message: `${isFile ? 'file' : 'folder'} name ${quote(name)} cannot be used as ${what}`,
        help: `Rename the ${isFile ? 'file' : 'folder'} using lower-case letters, digits and hyphens, as in ${example}.`,
        at: { type: 'file' },
      };
    });
}

function misplaced(path: string): { message: string; help: string } {
  const places = Object.values(KINDS).map(({ place }) => place);
  return {
    message: `unknown place for content ${quote(path)}${didYouMean(path, places)}`,
    help: `Move the file to one of these places: ${places.join(', ')}.`,
  };
}

function unread(file: string, { line, column = 1, ...problem }: Unread): OneFile {
  const of = { file, level: 'error', ...problem } as const;
  if (line === undefined) return { ...EMPTY, file, findings: [{ ...of, at: { type: 'file' } }] };
  const at = { type: 'text', line, column, endLine: line, endColumn: column + 1 } as const;
  return { ...EMPTY, file, yaml: { text: '', firstLine: 1, lines: line }, findings: [{ ...of, at }] };
}

/** Whether a YAML text has a character, itself or as an escape, that some value may not contain. A quick test. */
function mayBeUnfit(yaml: string): boolean {
  return (!ASCII.test(yaml) && RARE.test(yaml)) || (yaml.includes('\\') && ESCAPE.test(yaml));
}

const ASCII = /^[\t\n\r\x20-\x7E]*$/;
const RARE = /[^\t\n\r\x20-\x7EÄÖÜßàáâäçèéêëíñóôöúüŁł€§°·“”‘’…→]/;
const ESCAPE = /\\[^"\\/tn]/;

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const EMPTY: Omit<OneFile, 'file'> = {
  placement: undefined,
  yaml: undefined,
  mdx: undefined,
  data: undefined,
  valid: false,
  findings: [],
  uses: [],
  texts: [],
};

export type PageInspector = (text: string) => MdxInspection;

/** A file from the loader: its text, what a file for the theme holds, or why it has neither. */
export type SourceFile = FilePlace & ({ text: string } | { problem: Unread } | { asset: Asset });

interface FilePlace {
  /** Its path in its layer, which decides what it is. */
  path: string;
  /** Its name in findings; the path below content if left out. */
  file?: string;
  /** The layer that it is in; that of a folder that stands alone if left out. */
  layer?: Layer;
  /** The base has a file at this path, which a later layer may have replaced or patched. */
  inBase?: boolean;
  /** What the loader found out about it. */
  findings?: Finding[];
  /** The patches that later layers lay on it, the lowest first. */
  patches?: SourceFile[];
}

/** Why a file has no text, and the place that shows it if there is one. */
interface Unread {
  rule: string;
  message: string;
  help: string;
  line?: number;
  column?: number;
}

/** A file that has been read on its own and is not yet linked with the others. */
export interface ReadFile {
  file: string;
  /** Its path in its layer. */
  path: string;
  layer: Layer;
  /** The base has a file at this path, which a later layer may have replaced or patched. */
  inBase: boolean;
  placement: Placement | undefined;
  yaml: YamlText | undefined;
  mdx: MdxInspection | undefined;
  data: unknown;
  valid: boolean;
  findings: Finding[];
  uses: Use[];
  texts: TextUse[];
  /** What it was merged from, if patches changed it. Its name, layer and text are then those of the uppermost. */
  merged: Merged | undefined;
  /** What it holds, if it is for the theme and no text. */
  asset?: Asset;
}

type OneFile = Omit<ReadFile, 'path' | 'layer' | 'inBase' | 'merged'>;

type CheckedData = Pick<ReadFile, 'data' | 'findings' | 'uses' | 'texts' | 'valid'>;

interface ReadPart extends Part {
  /** Characters in its text that no file may contain. */
  obeyed: string[];
  data: unknown;
  findings: Finding[];
}
