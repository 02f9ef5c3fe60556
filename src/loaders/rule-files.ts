import { glob, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readRules, type RuleFile } from '../upkeep/alert-rule.ts';

/**
 * Reads the rule files that match any of the patterns, each once, sorted by path. A file that cannot be read has a
 * finding that says so. Resolves with an empty list if nothing matches.
 */
export async function readRuleFiles(patterns: string[], cwd = process.cwd()): Promise<RuleFile[]> {
  const paths = new Set<string>();
  for (const pattern of patterns)
    for await (const path of glob(pattern, { cwd }))
      if (!(await isFolder(resolve(cwd, path)))) paths.add(path.replaceAll('\\', '/'));
  return Promise.all([...paths].sort().map((path) => readRuleFile(path, cwd)));
}

/** Reads one rule file. */
export async function readRuleFile(path: string, cwd = process.cwd()): Promise<RuleFile> {
  try {
    const file = resolve(cwd, path);
    const { size } = await stat(file);
    if (size > LARGEST)
      return unread(
        path,
        'file/size',
        `file has ${Math.ceil(size / 1024)} kB; at most ${LARGEST / 1024} kB are read`,
        'Split it.',
      );
    return readRules(path, new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)));
  } catch (error) {
    if (error instanceof TypeError)
      return unread(path, 'file/encoding', 'file is not UTF-8 text', 'Save it as UTF-8.');
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    return unread(path, 'file/unreadable', `cannot read the file (${code})`, 'Check its permissions.');
  }
}

function unread(file: string, rule: string, message: string, help: string): RuleFile {
  const finding = { file, rule, level: 'error', message, help, at: { type: 'file' } } as const;
  return { file, text: '', alerts: [], findings: [finding] };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** The largest bundle of rules that we know has 600 kB. */
const LARGEST = 4 * 1024 * 1024;
