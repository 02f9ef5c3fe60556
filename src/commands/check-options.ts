import { readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../diagnostics/command-error.ts';
import type { Level } from '../diagnostics/diagnostic.ts';
import { PROFILES } from '../diagnostics/profile.ts';
import { quote } from '../diagnostics/spelling.ts';
import { today } from '../loaders/build-day.ts';
import type { ReadOptions } from '../loaders/catalog.ts';
import { FORMAT_LIST, FORMATS } from '../report/formats.ts';
import { audience, content, now } from './common-options.ts';
import type { Context } from './context.ts';
import { underHeading, type Values } from './define-command.ts';
import { layersOf, nameOf, pathOf } from '../loaders/layers.ts';
import { choice, count, flag, infoOf, list, one, oneOf, optionalText, text } from './option.ts';

export const checkOptions = {
  ...underHeading('Which findings are reported', {
    changed: optionalText(
      'REF',
      'findings in files that changed since this branch left REF (default: the default branch), and errors that break the build in any file, because a deleted file breaks others',
    ),
    'stdin-filename': text(
      'FILE',
      'the file that standard input will be saved as, because its path decides its kind',
    ),
    todo: flag('also list what nobody has written yet in drafts, which is counted otherwise'),
    'max-problems': count(
      'list at most N findings, the most severe first; all of them are counted',
      '--max-problems 50',
    ),
  }),
  ...underHeading('How strict', {
    profile: choice('profile', PROFILES, 'regular (default), or pedantic, which adds notes'),
    'fail-on': choice(
      'level',
      ['error', 'warning', 'never'],
      'the lowest level that makes the exit code 1: error (default), warning or never',
      'error',
    ),
    baseline: one(
      'FILE',
      'accept the findings that FILE lists (default: muster-baseline.json next to the content folder)',
      baselineFile,
    ),
    'write-baseline': text(
      'FILE',
      'accept all findings of today; a baseline that exists can only become smaller',
    ),
    now,
    audience,
    content,
  }),
  ...underHeading('Output', {
    format: choice('format', [...FORMATS.keys()], FORMAT_LIST, 'pretty'),
    output: list('FORMAT=FILE', 'also write this format to a file; can be given several times', outputOf),
  }),
  ...underHeading('Leaving out', {
    'explain-exclude': flag(
      'also list what handbook.yaml leaves out, every place that mentioned it, and the sentences that still say its name',
    ),
  }),
  ...underHeading('Fixing', {
    fix: flag('fix what can be fixed safely, and keep comments and order'),
    'dry-run': flag('with --fix, print the changes as a patch and change nothing'),
    watch: flag('check again after every change, until you press Ctrl-C'),
  }),
};

/** Reads the request from the options. Throws a UsageError for options that contradict each other. */
export function checkRequest(
  values: Values<typeof checkOptions>,
  words: string[],
  { cwd, env }: Context,
): CheckRequest {
  const { content, 'fail-on': failOn, 'dry-run': dryRun } = values;
  const request: CheckRequest = {
    content,
    read: {
      now: values.now ?? today(env),
      audience: values.audience,
      profile: values.profile ?? 'regular',
      baselineFile: values.baseline,
    },
    format: values.format,
    outputs: values.output,
    failOn: failOn === 'never' ? undefined : failOn,
    most: values['max-problems'] ?? Infinity,
    todo: values.todo,
    changedSince: values.changed,
    paths: words.filter((word) => word !== '-').map((word) => pathIn(content, word, cwd)),
    typed: typedOf(values['stdin-filename'], words.includes('-'), content, cwd),
    fix: !values.fix ? 'none' : dryRun ? 'show' : 'write',
    watch: values.watch,
    writeBaseline: values['write-baseline'],
    explainExclude: values['explain-exclude'],
  };
  if (dryRun && !values.fix) throw new UsageError('--dry-run works only with --fix.');
  refuseMixtures(request);
  if (request.writeBaseline !== undefined && values.profile !== undefined)
    throw new UsageError(
      '--write-baseline cannot be combined with --profile, because a build knows only the regular one.',
    );
  return request;
}

/** Options that are each clear, but contradict each other. */
function refuseMixtures({ fix, typed, watch, changedSince, paths, writeBaseline }: CheckRequest): void {
  const isFixing = fix !== 'none';
  const isChanged = changedSince !== undefined;
  if (typed !== undefined && (isFixing || watch || paths.length || isChanged))
    throw new UsageError('- (standard input) cannot be combined with files, --fix, --changed or --watch.');
  if (watch && isFixing)
    throw new UsageError('--watch cannot be combined with --fix, because both of you would edit.');
  if (paths.length && isChanged) throw new UsageError('Files cannot be combined with --changed.');
  if (writeBaseline !== undefined && (typed !== undefined || watch || paths.length || isChanged || isFixing))
    throw new UsageError(
      '--write-baseline is about all content, so it cannot be combined with files, -, --changed, --fix or --watch.',
    );
}

function outputOf(value: string): { format: string; path: string } {
  const at = value.indexOf('=');
  if (at < 1 || at === value.length - 1)
    throw new UsageError(
      `Invalid output ${quote(value)}. Expected a format and a file, as in --output sarif=muster.sarif.`,
    );
  return { format: oneOf('format', value.slice(0, at), [...FORMATS.keys()]), path: value.slice(at + 1) };
}

function baselineFile(path: string, { cwd }: Context): string {
  const file = resolve(cwd, path);
  if (infoOf(file)?.isFile()) return file;
  throw new UsageError(`No baseline at "${path}". Write one first with --write-baseline ${path}.`);
}

/** A file or folder of the content, as diagnostics name it, from its path or from that name itself. */
function pathIn(content: string, word: string, cwd: string): string {
  const full = resolve(cwd, word);
  if (infoOf(full) || isLink(full)) return nameIn(content, word, cwd);
  const named = pathOf(layersOf(content).layers, word);
  if (word.includes(':') && named !== undefined && infoOf(named)) return word;
  throw new UsageError(`No file or folder at ${quote(word)} in ${cwd}.`);
}

function nameIn(content: string, path: string, cwd: string): string {
  const full = resolve(cwd, path);
  const { layers } = layersOf(content);
  const inside = relative(content, full);
  const own = isOutside(inside) ? realFile(full) : join(realpathSync(content), inside);
  const name = nameOf(layers, own);
  if (name === undefined)
    throw new UsageError(
      `"${path}" is in no layer of the handbook in ${content}. Give the folder of its handbook with --content DIR.`,
    );
  return name;
}

/** Whether there is a symbolic link at a path, even one that leads nowhere: the check reports it. */
function isLink(path: string): boolean {
  try {
    readlinkSync(path);
    return true;
  } catch {
    return false;
  }
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/** The real path of a file that may not exist yet: the way to it may lead through symbolic links. */
function realFile(file: string): string {
  try {
    return join(realpathSync(dirname(file)), basename(file));
  } catch {
    return file;
  }
}

function typedOf(
  name: string | undefined,
  isRead: boolean,
  content: string,
  cwd: string,
): CheckRequest['typed'] {
  if (!isRead && name === undefined) return undefined;
  if (!isRead) throw new UsageError('--stdin-filename works only with - for standard input.');
  if (name === undefined)
    throw new UsageError(
      'Missing --stdin-filename. Give the file that standard input will be saved as, as in --stdin-filename org/severity.yaml.',
    );
  return nameIn(content, name, cwd);
}

export interface CheckRequest {
  /** The content folder, absolute. */
  content: string;
  read: ReadOptions & { now: Date };
  /** The format that is printed. */
  format: string;
  /** The formats that are also written to files. */
  outputs: { format: string; path: string }[];
  /** The lowest level that makes the check fail; undefined if none does. */
  failOn: Level | undefined;
  /** Whether what nobody has written yet is listed. */
  todo: boolean;
  /** The most findings that are listed. */
  most: number;
  /** A revision, or an empty text for the commit where this branch started; undefined if all files count. */
  changedSince: string | undefined;
  /** The files and folders whose findings are reported, as diagnostics name them; all if there are none. */
  paths: string[];
  /** The file that standard input will be, as diagnostics name it; undefined if it is not read. */
  typed: string | undefined;
  fix: 'none' | 'show' | 'write';
  watch: boolean;
  writeBaseline: string | undefined;
  /** Whether every place that mentioned what the handbook leaves out is listed. */
  explainExclude: boolean;
}
