import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { shellOf, type ShellParser } from '../catalog/command-line.ts';

/** Loads the grammar of Bash. The catalog itself reads no files, so it is handed the parser. */
export function loadShell(): Promise<ShellParser> {
  return (loaded ??= load());
}

async function load(): Promise<ShellParser> {
  await Parser.init();
  const grammar = createRequire(import.meta.url).resolve('tree-sitter-bash/tree-sitter-bash.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(grammar)));
  return (command) => {
    const tree = parser.parse(command);
    if (!tree) return { calls: [], broken: undefined };
    try {
      return shellOf(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
}

let loaded: Promise<ShellParser> | undefined;
