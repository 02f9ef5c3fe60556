import { statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { parseDay } from '../model/day.ts';
import type { Level } from '../diagnostics/diagnostic.ts';
import { PROFILES, type Profile } from '../diagnostics/profile.ts';
import { didYouMean } from '../diagnostics/spelling.ts';
import { readEnvironment, UsageError } from '../loaders/environment.ts';
import type { ReadOptions } from '../loaders/catalog.ts';
import { FORMATS } from '../report/formats.ts';
import type { Lists, Values } from './command.ts';

/** What the check is asked to do. Throws a UsageError if that makes no sense. */
export function checkOptions(values: Values, words: string[], { output = [] }: Lists): CheckOptions {
  const environment = readEnvironment();
  const { content } = environment;
  refuseNoFolder(content);
  const options: CheckOptions = {
    content,
    read: {
      now: dayOption(values['now']) ?? environment.now,
      audience: environment.audience,
      profile: oneOf('profile', values['profile'] ?? 'regular', PROFILES),
      baselineFile: baselineFileOf(values['baseline']),
    },
    format: formatOf(values['format'] ?? 'pretty'),
    outputs: output.map(outputOf),
    failOn: failOnOf(values['fail-on'] ?? 'error'),
    most: mostOf(values['max-problems']),
    changedSince: values['changed'],
    paths: words.filter((word) => word !== '-').map((word) => pathIn(content, word)),
    typed: typedOf(values['stdin-filename'], words.includes('-'), content),
    fix: !values['fix'] ? 'none' : values['dry-run'] ? 'show' : 'write',
    watch: values['watch'] !== undefined,
    writeBaseline: values['write-baseline'],
  };
  refuseMixtures(options, values);
  return options;
}

/** Throws a UsageError unless the content folder is one. */
export function refuseNoFolder(content: string): void {
  if (!statSync(content, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${content} is no folder. Name the content folder with --content DIR.`);
}

/** The day that an option names; undefined if it is left out. Throws a UsageError if there is no such day. */
export function dayOption(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (!day) throw new UsageError(`"${text}" is no day. Write it as 2026-11-23.`);
  return day;
}

/** Options of which each is clear, and both together are not. */
function refuseMixtures(options: CheckOptions, values: Values): void {
  const { fix, typed, watch, changedSince, paths, writeBaseline } = options;
  if (values['dry-run'] && fix === 'none') throw new UsageError('--dry-run only goes with --fix.');
  if (typed !== undefined && (fix !== 'none' || watch || paths.length || changedSince !== undefined))
    throw new UsageError('Standard input (-) goes alone, without files, --fix, --changed or --watch.');
  if (watch && fix !== 'none')
    throw new UsageError('--watch and --fix do not go together: you would both edit.');
  if (paths.length && changedSince !== undefined)
    throw new UsageError('Name files, or let --changed name them, but not both.');
  if (
    writeBaseline !== undefined &&
    (typed !== undefined || watch || paths.length || changedSince !== undefined || fix !== 'none')
  )
    throw new UsageError(
      '--write-baseline is about all content: leave out files, -, --changed, --fix and --watch.',
    );
  if (writeBaseline !== undefined && values['profile'] !== undefined)
    throw new UsageError('--write-baseline goes without --profile: a build knows only the regular one.');
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === value);
  if (found === undefined)
    throw new UsageError(
      `There is no ${option} "${value}"${hint(value, allowed)} It must be ${listed(allowed)}.`,
    );
  return found;
}

function formatOf(name: string): string {
  return oneOf('format', name, [...FORMATS.keys()]);
}

function outputOf(text: string): { format: string; path: string } {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1)
    throw new UsageError(`"${text}" names no format and file. Write --output sarif=muster.sarif.`);
  return { format: formatOf(text.slice(0, at)), path: text.slice(at + 1) };
}

function failOnOf(text: string): Level | undefined {
  const word = oneOf('level to fail on', text, ['error', 'warning', 'never'] as const);
  return word === 'never' ? undefined : word;
}

function mostOf(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`"${text}" is no number. Write --max-problems 50.`);
  return Number(text);
}

function baselineFileOf(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`There is no file ${path}. Write a baseline first: --write-baseline ${path}`);
  return resolve(path);
}

/** A file or folder of the content, as diagnostics name it. */
function pathIn(content: string, word: string): string {
  if (!statSync(word, { throwIfNoEntry: false })) throw new UsageError(`There is no file or folder ${word}.`);
  return nameIn(content, word);
}

function nameIn(content: string, path: string): string {
  const inside = relative(content, resolve(path));
  if (inside.startsWith('..') || isAbsolute(inside))
    throw new UsageError(
      `${path} is not in the content folder ${content}. Name that folder with --content DIR.`,
    );
  return inside === '' ? 'content' : `content/${inside.split(sep).join('/')}`;
}

function typedOf(name: string | undefined, read: boolean, content: string): CheckOptions['typed'] {
  if (!read && name === undefined) return undefined;
  if (!read) throw new UsageError('--stdin-filename goes with a - for standard input.');
  if (name === undefined)
    throw new UsageError(
      'Say which file standard input is, because its place says its kind: --stdin-filename content/glossary.yaml.',
    );
  return nameIn(content, name);
}

function hint(word: string, allowed: readonly string[]): string {
  return didYouMean(word, allowed) || '.';
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

export interface CheckOptions {
  /** The content folder, absolute. */
  content: string;
  read: ReadOptions & { profile: Profile };
  /** What is printed. */
  format: string;
  /** What is written to files besides. */
  outputs: { format: string; path: string }[];
  /** The least grave findings for which the check fails; undefined for none. */
  failOn: Level | undefined;
  /** How many findings are listed at most. */
  most: number;
  /** A revision, or nothing for where this branch began; undefined if all files count. */
  changedSince: string | undefined;
  /** Files and folders of which findings are told, as diagnostics name them; all if there are none. */
  paths: string[];
  /** The file that standard input is, as diagnostics name it; undefined if nothing is read from there. */
  typed: string | undefined;
  fix: 'none' | 'show' | 'write';
  watch: boolean;
  writeBaseline: string | undefined;
}
