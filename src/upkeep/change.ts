import { riskOf, stepsOf } from '../model/flow.ts';
import { lookOf } from '../markdown/character.ts';
import { splitFrontmatter } from '../markdown/frontmatter.ts';
import { alertAddress, checklistAddress, pagesOfEntry } from '../model/addresses.ts';
import { compose } from '../check/compose.ts';
import type { Runbook, Severity } from '../model/content.ts';
import { isPicture } from '../model/asset.ts';
import { placementOf, type Kind, type Placement } from '../model/kinds.ts';
import { readFile, type ReadFile, type SourceFile } from '../check/read.ts';
import { bundleSchema } from '../schema/json-schema.ts';
import { COMMON, SCHEMAS } from '../schema/schemas.ts';
import { findLevel, levelName, scaleOf } from '../model/level.ts';
import { isNamed, renamesBetween, type Rename, type State } from './rename.ts';
import { isSameValue, shownPair, valueChanges, type Line } from './value-change.ts';

/**
 * The differences between two states of the content in words, sorted by file. Only files whose text differs are read. A file
 * that cannot be read, before or now, is reported as unreadable, not as added or removed. Never throws.
 */
export function changesBetween(before: SourceFile[], after: SourceFile[]): Change[] {
  const [was, is] = [compose(before).files, compose(after).files];
  const [old, now] = [differing(was, is), differing(is, was)];
  const renames = renamesBetween(
    [...old].flatMap(([key, state]) => (now.has(key) ? [] : [state])),
    [...now].flatMap(([key, state]) => (old.has(key) ? [] : [state])),
  );
  const renamed = new Set(renames.flatMap((rename) => [rename.old, rename.now]));
  const pairs = [...new Set([...old.keys(), ...now.keys()])].map(
    (key) => [old.get(key), now.get(key)] as const,
  );
  const changes = [
    ...renames.map(renameOf),
    ...pairs.flatMap(([was, is]) => {
      const isTold = [was, is].some((state) => state && renamed.has(state));
      return isTold ? [] : (changeOf(was, is) ?? []);
    }),
  ];
  return changes.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

/** The addresses of the pages that show the changes, sorted. Other pages may quote them. */
export function pagesOf(changes: Change[]): string[] {
  return [...new Set(changes.flatMap(({ pages }) => pages))].sort();
}

/** The files of one state that differ in the other, by their kind and id because a file may move. */
function differing(files: SourceFile[], others: SourceFile[]): Map<string, State> {
  const forms = new Map(others.map((file) => [file.path, formOf(file)]));
  const severity = severityIn(files);
  const states = files
    .filter((file) => forms.get(file.path) !== formOf(file))
    .map((source) => ({ source, read: readFile(source), severity }));
  return new Map(states.map((state) => [keyOf(state.read), state]));
}

/** The severity file of one state, whose labels name the levels; undefined if it is missing or broken. */
function severityIn(files: SourceFile[]): Severity | undefined {
  const source = files.findLast(({ path }) => placementOf(path)?.kind === 'severity');
  const { valid, data } = source ? readFile(source) : {};
  return valid ? (data as Severity) : undefined;
}

/** The text of a file and of the patches on it, or why it has none. */
function formOf(file: SourceFile): string {
  return [ownForm(file), ...(file.patches ?? []).map(formOf)].join('\0');
}

function ownForm(file: SourceFile): string {
  if ('asset' in file) return `asset ${file.asset.digest}`;
  return 'text' in file ? `text ${file.text}` : `problem ${file.problem.rule}`;
}

function keyOf({ file, placement }: ReadFile): string {
  if (!placement) return file;
  const { kind, id, team } = placement;
  return kind === 'team-role' ? `${kind} ${team ?? ''}/${id}` : `${kind} ${id}`;
}

function changeOf(old: State | undefined, now: State | undefined): Change | undefined {
  const state = now ?? old;
  if (!state) return undefined;
  const { read } = state;
  if (read.asset) return fileChange(old, now, read);
  const base = {
    file: read.file,
    kind: read.placement?.kind,
    id: read.placement?.id ?? read.file,
    name: nameOf(read),
  };
  if (!read.placement || (now && !now.read.valid) || (old && !old.read.valid)) {
    const when = now && !now.read.valid ? 'cannot be read as it is now' : 'could not be read before';
    const lines: Line[] = [[when], ...characterChanges(old, now)];
    return { ...base, how: 'unreadable', lines, pages: now?.read.valid ? pages(now.read) : [] };
  }
  if (!old) {
    const lines = [...summaryOf(state), ...characterChanges(old, now)];
    return { ...base, how: 'added', lines, pages: pages(read) };
  }
  if (!now) return { ...base, how: 'removed', lines: [], pages: [] };
  const lines = [
    ...moveOf(old.read, now.read),
    ...linesOf(old, now, read.placement),
    ...characterChanges(old, now),
  ];
  return lines.length ? { ...base, how: 'changed', lines, pages: pages(read) } : undefined;
}

/** A picture or a file for the theme, which has no text to compare. A picture changes the pages of its runbook. */
function fileChange(old: State | undefined, now: State | undefined, { file, path }: ReadFile): Change {
  const runbook = isPicture(path) ? placementOf(path.replace(/\/[^/]*$/, '.yaml')) : undefined;
  return {
    file,
    kind: undefined,
    id: file,
    name: path.split('/').slice(-2).join('/'),
    how: !old ? 'added' : !now ? 'removed' : 'changed',
    lines: runbook ? [['picture of the runbook ', { name: runbook.id }]] : [],
    pages: runbook ? pagesOfEntry(runbook.kind, runbook.id, runbook.team) : [],
  };
}

/** A page under another id, with what else differs and what becomes of its old address. */
function renameOf({ old, now, hasAlias }: Rename): Change {
  const { placement: from } = old.read;
  const { placement: to, file } = now.read;
  if (!from || !to) throw new TypeError('Only files with a place are renamed.');
  const [address] = pagesOfEntry(from.kind, from.id, from.team);
  const was: Line = ['renamed from ', { code: from.id }];
  const lost: Line =
    address === undefined
      ? []
      : [', and the old address ', { code: address }, ' is lost', ...keepAddress(from)];
  const lines = [
    hasAlias ? [...was, '; its old address leads here'] : [...was, ...lost],
    ...moveOf(old.read, now.read),
    ...linesOf(old, withoutAlias(now, from.id), to),
  ];
  return {
    file,
    kind: to.kind,
    id: to.id,
    name: nameOf(now.read),
    how: 'renamed',
    lines,
    pages: pages(now.read),
  };
}

/** How the old address could be kept, for the kinds that can have other ids. */
function keepAddress({ kind, id }: Placement): Line {
  if (!SCHEMAS[kind].properties?.['aliases']) return [];
  return ['; to keep it, write ', { code: `aliases: [${id}]` }];
}

/** A state without the alias that its rename accounts for. */
function withoutAlias(state: State, id: string): State {
  const { aliases, ...data } = state.read.data as { aliases?: string[] };
  const left = (aliases ?? []).filter((alias) => !isNamed(alias, id));
  return { ...state, read: { ...state.read, data: left.length ? { ...data, aliases: left } : data } };
}

function linesOf(old: State, now: State, { kind, id }: Placement): Line[] {
  const { properties, definitions, lines } = prepared(old, now, kind, id);
  const fields = valueChanges(properties.before, properties.after, SCHEMAS[kind], definitions);
  return [...lines, ...fields, ...(kind === 'page' ? bodyChanges(old, now) : [])];
}

/** A runbook's level and status get their own sentences; a review is one line without its digests. */
function prepared(oldState: State, newState: State, kind: Kind, id: string): Prepared {
  const [before, after] = [oldState.read.data, newState.read.data];
  const definitions = definitionsOf(kind);
  if (kind !== 'runbook') return { properties: { before, after }, definitions, lines: [] };
  const [old, now] = [before, after] as [Runbook, Runbook];
  const lines: Line[] = [];
  const [from, to] = [startOf(oldState), startOf(newState)];
  const isMoved = old.severity?.start !== now.severity?.start && from !== to && to !== undefined;
  if (isMoved) lines.push([{ name: id }, ` now starts at ${to}`, from === undefined ? '' : ` (was ${from})`]);
  const [was, is] = [old.status ?? 'active', now.status ?? 'active'];
  if (was !== is) lines.push([{ name: id }, ` is now ${is} (was ${was})`]);
  if (now.reviewed && !isSameValue(old.reviewed, now.reviewed))
    lines.push([`reviewed on ${now.reviewed.date} by the ${now.reviewed.by}`]);
  const rest = ({ severity, ...data }: Runbook): object => ({
    ...data,
    status: undefined,
    reviewed: undefined,
    severity: isMoved ? { raise_if: severity?.raise_if } : severity,
  });
  return { properties: { before: rest(old), after: rest(now) }, definitions, lines };
}

/** The level at which a runbook starts, as its own state prints it. */
function startOf({ read, severity }: State): string | undefined {
  const start = (read.data as Runbook).severity?.start;
  return start === undefined ? undefined : levelName(findLevel(scaleOf(severity), start) ?? { id: start });
}

/** The characters that a file may not contain, and that it has now or has no more. */
function characterChanges(old: State | undefined, now: State | undefined): Line[] {
  const [from = [], to = []] = [old, now].map((state) =>
    state?.read.findings.filter(({ rule }) => CHARACTER_RULES.has(rule)).map(({ message }) => message),
  );
  return [
    ...lacking(to, from).map((message): Line => ['new: ', message]),
    ...lacking(from, to).map((message): Line => ['no more: ', message]),
  ];
}

const CHARACTER_RULES: ReadonlySet<string> = new Set(['text/invisible', 'text/lookalike']);

function bodyChanges(old: State, now: State): Line[] {
  const [before, after] = [old, now].map(({ source }) =>
    'text' in source
      ? splitFrontmatter(source.text)
          .body.split(/\r?\n/)
          .filter((line) => line.trim() !== '')
      : [],
  );
  if (!before || !after || isSameValue(before, after)) return [];
  const [came, went] = [lacking(after, before), lacking(before, after)];
  const headings = ({ mdx }: ReadFile): string[] => (mdx?.headings ?? []).map(({ text }) => text);
  const [from, to] = [headings(old.read), headings(now.read)];
  return [
    ...lacking(to, from).map((text): Line => ['section ', { code: text }, ' added']),
    ...lacking(from, to).map((text): Line => ['section ', { code: text }, ' removed']),
    [
      came.length + went.length
        ? `text: ${count(came.length)} added, ${count(went.length)} removed`
        : 'text reordered',
    ],
    ...sameLooks(went, came),
  ];
}

/** Lines that look the same before and after, with what differs in them. */
function sameLooks(went: string[], came: string[]): Line[] {
  const looks = new Map(went.map((line) => [lookOf(line).trimEnd(), line]));
  return came.flatMap((line): Line[] => {
    const former = looks.get(lookOf(line).trimEnd());
    if (former === undefined) return [];
    const [from, to] = shownPair(former, line);
    return [['text ', { code: from }, ' → ', { code: to }]];
  });
}

/** The items of a list that another lacks, counting repetitions. */
function lacking(list: string[], other: string[]): string[] {
  const left = new Map<string, number>();
  for (const item of other) left.set(item, (left.get(item) ?? 0) + 1);
  return list.filter((item) => {
    const number = left.get(item) ?? 0;
    left.set(item, number - 1);
    return number <= 0;
  });
}

function count(lines: number): string {
  return `${lines} line${lines === 1 ? '' : 's'}`;
}

function moveOf(old: ReadFile, now: ReadFile): Line[] {
  const [from, to] = [old.placement?.team, now.placement?.team];
  if (from === to) return [];
  return [['moved from ', placeName(from), ' to ', placeName(to)]];
}

function placeName(team: string | undefined): string | { name: string } {
  return team === undefined ? 'the shared folder' : { name: team };
}

/** A summary of a new file for its reviewer. */
function summaryOf(state: State): Line[] {
  const { data, placement } = state.read;
  if (placement?.kind !== 'runbook') return [];
  const { status = 'active', alerts = [] } = data as Runbook;
  const steps = stepsOf(data as Runbook);
  const start = startOf(state);
  const risky = steps.filter(
    (step) => (step.kind === 'do' || step.kind === 'rollback') && riskOf(step) !== 'low',
  ).length;
  const parts = [
    status,
    `${steps.length} steps`,
    ...(risky ? [`${risky} of them high risk or destructive`] : []),
    ...(start === undefined ? [] : [`starts at ${start}`]),
  ];
  return [
    [parts.join(', ')],
    ...(alerts.length
      ? [['answers ', ...alerts.flatMap(({ name }, at) => [at ? ', ' : '', { code: name }])] as Line]
      : []),
  ];
}

function nameOf({ data, placement }: ReadFile): string {
  const { title, name } = (data ?? {}) as { title?: unknown; name?: unknown };
  const text = title ?? name;
  return typeof text === 'string' ? text : (placement?.id ?? '');
}

/** The addresses of the pages that are made from a file. */
function pages({ data, placement }: ReadFile): string[] {
  if (!placement) return [];
  const { kind, id, team } = placement;
  const own = pagesOfEntry(kind, id, team);
  if (kind !== 'runbook') return own;
  const { alerts = [] } = data as Runbook;
  const roles = new Set(stepsOf(data as Runbook).map((step) => step.role ?? 'responder'));
  return [
    ...own,
    ...[...roles].map((role) => checklistAddress(id, role)),
    ...alerts.map(({ name }) => alertAddress(name)),
  ];
}

function definitionsOf(kind: Kind): NonNullable<ReturnType<typeof bundleSchema>['definitions']> {
  return bundleSchema(SCHEMAS[kind], COMMON).definitions ?? {};
}

interface Prepared {
  properties: { before: unknown; after: unknown };
  definitions: ReturnType<typeof definitionsOf>;
  lines: Line[];
}

/** One file that differs. */
export interface Change {
  file: string;
  /** undefined if its place is not for content. */
  kind: Kind | undefined;
  id: string;
  /** Its title or name, as its author wrote it. */
  name: string;
  how: 'added' | 'removed' | 'changed' | 'renamed' | 'unreadable';
  lines: Line[];
  /** Addresses of its pages, without the base path. */
  pages: string[];
}
