import { glob, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../diagnostics/command-error.ts';
import { passedOverRules, readRules, unreadRules, type RuleFile } from '../upkeep/rule-file.ts';

/**
 * Reads the rule files that match any of the patterns, each once, sorted by path. A file that cannot be read has a
 * finding that says so. Throws a UsageError that names each pattern without a file.
 */
export async function readRuleFiles(patterns: string[], cwd = process.cwd()): Promise<RuleFile[]> {
  const found = await Promise.all(patterns.map((pattern) => filesOf(pattern, cwd)));
  const without = patterns.filter((_, index) => found[index]?.length === 0);
  if (without.length) {
    const folder = (await Promise.all(without.map((pattern) => isFolder(resolve(cwd, pattern))))).indexOf(
      true,
    );
    const hint = folder < 0 ? '' : ` To read a folder, write '${without[folder] ?? ''}/**/*.yaml'.`;
    throw new UsageError(`No file matches ${without.map((pattern) => `"${pattern}"`).join(', ')}.${hint}`);
  }
  const paths = [...new Set(found.flat())].sort();
  return Promise.all(paths.map((path) => readRuleFile(path, cwd)));
}

/** Reads one rule file. */
export async function readRuleFile(path: string, cwd = process.cwd()): Promise<RuleFile> {
  if (/\.(?:jsonnet|libsonnet)$/.test(path)) return passedOverRules(path, 'source in Jsonnet');
  try {
    const file = resolve(cwd, path);
    const info = await stat(file);
    if (!info.isFile())
      return unreadRules(path, 'file/unreadable', 'not a regular file', 'Give the path of a rule file.');
    if (info.size > LARGEST)
      return unreadRules(
        path,
        'file/size',
        `file has ${Math.ceil(info.size / 1024)} kB; at most ${LARGEST / 1024} kB are read`,
        'Split it.',
      );
    return readRules(path, new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)));
  } catch (error) {
    if (error instanceof TypeError)
      return unreadRules(path, 'file/encoding', 'file is not UTF-8 text', 'Save it as UTF-8.');
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    const help =
      code === 'ENOENT' ? 'It is a symbolic link to a file that does not exist.' : 'Check its permissions.';
    return unreadRules(path, 'file/unreadable', `cannot read the file (${code})`, help);
  }
}

/** The files that a pattern matches. The path of a file is one, even if its name looks like a pattern. */
async function filesOf(pattern: string, cwd: string): Promise<string[]> {
  if (await isFile(resolve(cwd, pattern))) return [pattern.replaceAll('\\', '/')];
  const paths: string[] = [];
  for await (const path of glob(pattern, { cwd }))
    if (!(await isFolder(resolve(cwd, path)))) paths.push(path.replaceAll('\\', '/'));
  return paths;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** The largest bundle of rules that we know has 600 kB. */
const LARGEST = 4 * 1024 * 1024;
