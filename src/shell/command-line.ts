import { BUILT_IN_PROGRAMS } from './registry.ts';

/** Returns every program that a command line calls, with its arguments, from the syntax tree of the line. */
export function shellOf(root: SyntaxNode): Shell {
  const calls: ParsedCall[] = [];
  const assigned: string[] = [];
  collect(root, calls, assigned, undefined);
  return { calls, assigned, broken: root.hasError ? firstError(root) : undefined };
}

/**
 * Does the same without a parser for plain commands, which most are: words, quotation marks with nothing to expand in
 * them, and pipes. Returns undefined for any other. A test compares both ways.
 */
export function plainShell(command: string): Shell | undefined {
  const calls: ParsedCall[] = [];
  let call: ParsedCall | undefined;
  let printed: string | undefined;
  const end = command.replace(COMMENT, '').trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(command);
    if (!match) return undefined;
    const [whole, pipe, word = ''] = match;
    if (pipe !== undefined) {
      if (!call) return undefined;
      printed = printedBy(call.words);
      call = undefined;
      continue;
    }
    const offset = match.index + whole.length - word.length;
    const text = /['"]/.test(word) ? word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2') : word;
    if (call) call.words.push(text);
    else if (RESERVED.has(text) || ASSIGNS.test(text)) return undefined;
    else calls.push((call = { words: [text], offset, variables: [], input: printed }));
  }
  return call ? { calls, assigned: [], broken: undefined } : undefined;
}

/** Collects the calls below a node, and passes to each what is written or piped into it. */
function collect(node: SyntaxNode, calls: ParsedCall[], assigned: string[], input: string | undefined): void {
  const children = node.children.filter((child) => child !== null);
  switch (node.type) {
    case 'command':
      calls.push(callOf(node, input));
      break;
    case 'variable_assignment':
    case 'for_statement': {
      const name = children.find(({ type }) => type === 'variable_name')?.text;
      if (name !== undefined) assigned.push(name);
      break;
    }
    case 'pipeline': {
      let written = input;
      for (const child of children) {
        collect(child, calls, assigned, written);
        if (child.type !== '|' && child.type !== '|&') written = outputOf(child);
      }
      return;
    }
    case 'redirected_statement': {
      const given = children.flatMap(inputOf).at(0) ?? input;
      for (const child of children) {
        if (child.type === 'file_redirect') calls.push(...writeOf(child));
        collect(child, calls, assigned, given);
      }
      return;
    }
    case 'heredoc_body':
      return;
  }
  for (const child of children) collect(child, calls, assigned, input);
}

function outputOf(node: SyntaxNode): string | undefined {
  return node.type === 'command' ? printedBy(callOf(node, undefined).words) : undefined;
}

/** What a program such as echo prints, if it prints its arguments. */
function printedBy([name = '', ...rest]: string[]): string | undefined {
  return BUILT_IN_PROGRAMS.get(name)?.prints === true
    ? rest.filter((word) => !/^-[neE]+$/.test(word)).join(' ')
    : undefined;
}

function inputOf(node: SyntaxNode): string[] {
  const children = node.children.filter((child) => child !== null);
  if (node.type === 'heredoc_redirect')
    return children.filter(({ type }) => type === 'heredoc_body').map(({ text }) => text);
  return node.type === 'herestring_redirect' ? children.slice(-1).map(wordOf) : [];
}

/** Treats a file that is written as a call of a program named `>`. File descriptors and files that are read do not count. */
function writeOf(node: SyntaxNode): ParsedCall[] {
  const sign = node.children.find((child) => child !== null && /^(?:&?>>?|>\|)$/.test(child.type));
  const file = node.children.filter((child) => child !== null).at(-1);
  return sign && file
    ? [{ words: ['>', sign.type, wordOf(file)], offset: node.startIndex, variables: [], input: undefined }]
    : [];
}

function firstError(root: SyntaxNode): number | undefined {
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.isError || node.isMissing) return node.startIndex;
    open.push(...node.children.filter((child) => child !== null).reverse());
  }
  return undefined;
}

function callOf(node: SyntaxNode, input: string | undefined): ParsedCall {
  const children = node.children.filter((child) => child !== null);
  return {
    words: children.filter(({ type }) => !NO_WORDS.has(type)).map(wordOf),
    offset: node.startIndex,
    variables: children
      .filter(({ type }) => type === 'variable_assignment')
      .map(({ text }) => text.slice(0, text.indexOf('='))),
    input: children.flatMap(inputOf).at(0) ?? input,
  };
}

/** The word as the program receives it, without quotation marks and backslashes. */
function wordOf(node: SyntaxNode): string {
  if (node.type === 'raw_string') return node.text.slice(1, -1);
  if (node.type === 'string') return node.text.slice(1, -1).replace(/\\(["\\$`])/g, '$1');
  if (node.type === 'concatenation' || node.type === 'command_name')
    return node.children
      .filter((child) => child !== null)
      .map(wordOf)
      .join('');
  return node.text.replace(/\\(.)/gs, '$1');
}

/** A pipe, or a word in which a shell changes nothing but the quotation marks. */
const TOKEN =
  /[ \t]*(?:(\|)(?!\||&)|((?:[\w@%+:,./=^-]|\{\{[A-Z][A-Z0-9_]*\}\}|'[^']*'|"[^"$`\\]*")+)(?=[ \t|\n]|$))/y;
/** A comment at the end of the only line. */
const COMMENT = /(?<=\s)#[^'"\n]*$/;
const RESERVED: ReadonlySet<string> = new Set(
  'if then else elif fi for while until do done case esac function select time coproc in declare typeset export readonly local unset unsetenv test'.split(
    ' ',
  ),
);
const ASSIGNS = /^\w+\+?=/;
const NO_WORDS: ReadonlySet<string> = new Set([
  'variable_assignment',
  'file_redirect',
  'heredoc_redirect',
  'herestring_redirect',
]);

/** A parser of command lines; positions count UTF-16 units from the start of the command. */
export type ShellParser = (command: string) => Shell;

export interface Shell {
  calls: ParsedCall[];
  /** The variables that it sets, as in `for pod in …` and `PGHOST=db-1 psql`. */
  assigned: string[];
  /** Where a shell can no longer parse it; undefined if it can parse all of it. */
  broken: number | undefined;
}

/** A program's name and arguments, as words. Writing a file is a call of `>`. */
export interface ParsedCall {
  words: string[];
  offset: number;
  /** The variables that are set for this call alone. */
  variables: string[];
  /** What it reads from standard input, where the command line says so. */
  input: string | undefined;
}

/** The part of a syntax tree that is needed here. */
export interface SyntaxNode {
  type: string;
  text: string;
  startIndex: number;
  isError: boolean;
  isMissing: boolean;
  /** Whether it, or anything in it, could not be parsed. */
  hasError: boolean;
  children: (SyntaxNode | null)[];
  descendantsOfType(type: string): (SyntaxNode | null)[];
}
