import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { shellOf, type Shell, type ShellParser } from '../catalog/command-line.ts';

/** Loads the grammar of Bash. The catalog itself reads no files, so it is handed the parser. */
export function loadShell(): Promise<ShellParser> {
  return (loaded ??= load());
}

async function load(): Promise<ShellParser> {
  await Parser.init();
  const grammar = createRequire(import.meta.url).resolve('tree-sitter-bash/tree-sitter-bash.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(grammar)));
  const parse: ShellParser = (command) => {
    const tree = parser.parse(command);
    if (!tree) return { calls: [], assigned: [], broken: undefined };
    try {
      return shellOf(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
  // Runbooks repeat themselves, and every rule that asks gets the same tree.
  const known = new Map<string, Shell>();
  return (command) => {
    const found = known.get(command) ?? parse(command);
    if (known.size < MOST) known.set(command, found);
    return found;
  };
}

const MOST = 10_000;

let loaded: Promise<ShellParser> | undefined;
