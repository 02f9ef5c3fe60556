import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { plainShell, shellOf, type ShellParser } from '../shell/command-line.ts';

/** Loads the parser of commands. The catalog itself reads no files, so the parser is passed to it. */
export async function loadShell(): Promise<ShellParser> {
  const parse = await loadGrammar();
  return (command) => plainShell(command) ?? parse(command);
}

/** Loads the grammar of Bash, which parses every command, but takes ten times longer than plain ones need. */
export function loadGrammar(): Promise<ShellParser> {
  return (loaded ??= load());
}

async function load(): Promise<ShellParser> {
  await Parser.init();
  const grammar = createRequire(import.meta.url).resolve('tree-sitter-bash/tree-sitter-bash.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(grammar)));
  return (command) => {
    const tree = parser.parse(command);
    if (!tree) return { calls: [], assigned: [], functions: new Map(), broken: 0 };
    try {
      return shellOf(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
}

let loaded: Promise<ShellParser> | undefined;
