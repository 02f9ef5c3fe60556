import { runsCode } from './code-variable.ts';
import { printedText, unescapeText } from './printed-text.ts';

/** Returns every program that a command line calls, with its arguments, from the syntax tree of the line. */
export function shellOf(root: SyntaxNode): Shell {
  const found: Found = { calls: [], assigned: [], functions: new Map(), values: valuesIn(root), depth: 0 };
  collect(root, found, NOTHING);
  const { calls, assigned, functions } = found;
  return { calls, assigned, functions, broken: root.hasError ? firstError(root) : undefined };
}

/**
 * Does the same without a parser for plain commands, which most are: words, quotation marks with nothing to expand in
 * them, and pipes. Returns undefined for any other. A test compares both ways.
 */
export function plainShell(command: string): Shell | undefined {
  const calls: ParsedCall[] = [];
  let call: ParsedCall | undefined;
  let given = NOTHING;
  const end = command.replace(COMMENT, '').trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(command);
    if (!match) return undefined;
    const [whole, pipe, word = ''] = match;
    if (pipe !== undefined) {
      if (!call) return undefined;
      given = { input: printedText(call.words, call.input), fed: true };
      call = undefined;
      continue;
    }
    const offset = match.index + whole.length - word.length;
    const text = /['"]/.test(word) ? word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2') : word;
    if (call) call.words.push(text);
    else if (RESERVED.has(text) || ASSIGNS.test(text)) return undefined;
    else calls.push((call = { words: [text], offset, variables: [], ...given }));
  }
  return call ? { calls, assigned: [], functions: new Map(), broken: undefined } : undefined;
}

/** Collects the calls below a node, and passes to each what is written or piped into it. */
function collect(node: SyntaxNode, found: Found, given: Given): void {
  if (found.depth >= DEEPEST) {
    found.calls.push({ words: ['$'], offset: node.startIndex, variables: [], ...given });
    return;
  }
  found.depth++;
  const before = found.calls.length;
  collectInside(node, childrenOf(node), found, given);
  if (node.type === 'command_substitution')
    for (const call of found.calls.slice(before)) call.captured = true;
  found.depth--;
}

function collectInside(node: SyntaxNode, children: SyntaxNode[], found: Found, given: Given): void {
  switch (node.type) {
    case 'command':
      found.calls.push(callOf(node, found.values, given));
      break;
    case 'for_statement':
    case 'variable_assignment':
      collectAssigned(node, children, found);
      break;
    case 'function_definition':
      collectFunction(children, found);
      return;
    case 'pipeline': {
      let written = given;
      for (const child of children) {
        collect(child, found, written);
        if (child.type !== '|' && child.type !== '|&') written = outputOf(child, found.values, written);
      }
      return;
    }
    case 'redirected_statement': {
      const body = children[0];
      const input = children.flatMap((child) => inputOf(child, found.values)).at(-1) ?? given;
      for (const child of children) {
        if (child.type === 'file_redirect') collectWrite(child, found, outputOf(body, found.values, input));
        // What comes after the mark of a here-document on the same line is given what the command prints.
        collect(
          child,
          found,
          child.type === 'heredoc_redirect' ? outputOf(body, found.values, input) : input,
        );
      }
      return;
    }
    case 'expansion':
      // The grammar does not see these commands.
      if (node.text.includes('`') && node.descendantsOfType('command_substitution').length === 0)
        found.calls.push({ words: [node.text], offset: node.startIndex, variables: [], ...NOTHING });
      break;
    case 'process_substitution':
      for (const child of children)
        collect(child, found, node.text.startsWith('>') ? { input: undefined, fed: true } : NOTHING);
      return;
  }
  for (const child of children) {
    if (child.type === 'file_redirect') collectWrite(child, found, { input: undefined, fed: true });
    collect(child, found, given);
  }
}

/** A variable that can make a program run something is a call of a program named `=`. */
function collectAssigned(node: SyntaxNode, children: SyntaxNode[], found: Found): void {
  const name = children.find(({ type }) => type === 'variable_name')?.text;
  if (name === undefined) return;
  found.assigned.push(name);
  const value = node.type === 'variable_assignment' ? children.at(-1) : undefined;
  if (value && runsCode(name))
    found.calls.push({
      words: ['=', name, value.type === '=' ? '' : wordOf(value, found.values)],
      offset: node.startIndex,
      variables: [],
      ...NOTHING,
    });
}

function collectFunction(children: SyntaxNode[], found: Found): void {
  const name = children.find(({ type }) => type === 'word')?.text ?? '';
  const inside: Found = { ...found, calls: [] };
  for (const child of children) {
    if (child.type === 'file_redirect') collectWrite(child, inside, { input: undefined, fed: true });
    if (child.type !== 'word') collect(child, inside, NOTHING);
  }
  const before = found.functions.get(name);
  if (before) for (const call of inside.calls) before.push(call);
  else found.functions.set(name, inside.calls);
}

/** What a node prints, as far as the command line says so. */
function outputOf(node: SyntaxNode | undefined, values: Values, given: Given): Given {
  if (node?.type === 'file_redirect' || node?.type === 'heredoc_redirect') return { input: '', fed: true };
  if (node?.type !== 'command') return { input: undefined, fed: true };
  const call = callOf(node, values, given);
  return { input: printedText(call.words, call.input), fed: true };
}

/** What a redirection gives to a program on standard input. */
function inputOf(node: SyntaxNode, values: Values): Given[] {
  const children = childrenOf(node);
  const last = children.at(-1);
  switch (node.type) {
    case 'heredoc_redirect':
      return [{ input: children.find(({ type }) => type === 'heredoc_body')?.text ?? '', fed: true }];
    case 'herestring_redirect':
      return [{ input: last ? wordOf(last, values) : '', fed: true }];
    case 'file_redirect':
      return last && children.some(({ type }) => type === '<')
        ? [{ input: last.text === '/dev/null' ? '' : undefined, fed: last.text !== '/dev/null' }]
        : [];
    default:
      return [];
  }
}

/**
 * Treats a file that is written as a call of a program named `>`, which is given what is written. File descriptors and
 * files that are read do not count.
 */
function collectWrite(node: SyntaxNode, { calls, values }: Found, written: Given): void {
  const children = childrenOf(node);
  const sign = children.find(({ type }) => /^(?:&?>>?|>\||>&)$/.test(type));
  const file = children.at(-1);
  const [, opened] = /^(\d+|-)$/.exec(sign?.type === '>&' ? (file?.text ?? '') : '') ?? [];
  // What a number from 3 on means, the command line has opened itself.
  if (sign && file && file !== sign && (opened === undefined || Number(opened) > 2))
    calls.push({
      words: ['>', sign.type, opened === undefined ? wordOf(file, values) : `/dev/fd/${opened}`],
      offset: node.startIndex,
      variables: [],
      ...written,
    });
}

function firstError(root: SyntaxNode): number | undefined {
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.isError || node.isMissing) return node.startIndex;
    open.push(...childrenOf(node).reverse());
  }
  return undefined;
}

function callOf(node: SyntaxNode, values: Values, given: Given): ParsedCall {
  const children = childrenOf(node);
  return {
    words: children.filter(({ type }) => !NO_WORDS.has(type)).flatMap((child) => wordsOf(child, values)),
    offset: node.startIndex,
    variables: children
      .filter(({ type }) => type === 'variable_assignment')
      .map(({ text }) => text.slice(0, text.indexOf('='))),
    ...(children.flatMap((child) => inputOf(child, values)).at(-1) ?? given),
  };
}

/** A word of the command, or several if it is a variable that the command line sets itself. */
function wordsOf(node: SyntaxNode, values: Values): string[] {
  const only = node.type === 'command_name' ? childrenOf(node)[0] : node;
  const isBare = only?.type === 'simple_expansion' || only?.type === 'expansion';
  const value = isBare ? valueOf(only.text, values) : undefined;
  return value === undefined ? [wordOf(node, values)] : value.split(/\s+/).filter((word) => word !== '');
}

/** The word as the program receives it, without quotation marks and backslashes. */
function wordOf(node: SyntaxNode, values: Values): string {
  switch (node.type) {
    case 'raw_string':
      return node.text.slice(1, -1);
    case 'ansi_c_string':
      return unescapeText(node.text.slice(2, -1));
    case 'string':
      return (valueOf(node.text.slice(1, -1), values) ?? node.text.slice(1, -1)).replace(
        /\\(["\\$`])/g,
        '$1',
      );
    case 'concatenation':
    case 'command_name':
    case 'translated_string':
      return childrenOf(node)
        .filter(({ type }) => type !== '$')
        .map((child) => wordOf(child, values))
        .join('');
    case 'simple_expansion':
    case 'expansion':
      return valueOf(node.text, values) ?? node.text;
    case 'command_substitution':
    case 'process_substitution':
      return node.text;
    default:
      return node.text.replace(/\\(.)/gs, '$1');
  }
}

/** The text of a variable that the command line sets to one text and nothing else. */
function valueOf(expansion: string, values: Values): string | undefined {
  const [, name] = /^\$\{?(\w+)\}?$/.exec(expansion) ?? [];
  return name === undefined ? undefined : (values.get(name) ?? undefined);
}

/** The variables that a command line sets to a text that is written there, and only once. */
function valuesIn(root: SyntaxNode): Values {
  const values = new Map<string, string | null>();
  if (!root.text.includes('=') || SETS_UNSEEN.test(root.text)) return values;
  for (const node of root.descendantsOfType('variable_assignment')) {
    const [name, sign, value] = node ? childrenOf(node) : [];
    if (name?.type !== 'variable_name') continue;
    const known = sign?.type === '=' && value !== undefined && isText(value) && !values.has(name.text);
    values.set(name.text, known ? wordOf(value, new Map()) : null);
  }
  for (const node of root.descendantsOfType('for_statement'))
    for (const child of node ? childrenOf(node) : [])
      if (child.type === 'variable_name') values.set(child.text, null);
  return values;
}

function isText(node: SyntaxNode): boolean {
  if (node.type === 'string' || node.type === 'concatenation')
    return childrenOf(node).every((child) => child.type === '"' || isText(child));
  return ['word', 'number', 'raw_string', 'ansi_c_string', 'string_content'].includes(node.type);
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return node.children.filter((child) => child !== null);
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
/** What can set a variable to something that is not written in the command line. */
const SETS_UNSEEN =
  /\b(?:read|mapfile|readarray|getopts|printf\s+-v|eval|source|(?:declare|local|typeset)\s+-\w*n)\b|(?:^|[;&|\n])\s*\.\s/;
/** How deep a command line is read. No person nests half as deep. */
const DEEPEST = 150;
const NOTHING: Given = { input: undefined, fed: false };

/** A parser of command lines; positions count UTF-16 units from the start of the command. */
export type ShellParser = (command: string) => Shell;

export interface Shell {
  calls: ParsedCall[];
  /** The variables that it sets, as in `for pod in …` and `PGHOST=db-1 psql`. */
  assigned: string[];
  /** The calls in the functions that it defines, by their names. */
  functions: ReadonlyMap<string, ParsedCall[]>;
  /** Where a shell can no longer parse it; undefined if it can parse all of it. */
  broken: number | undefined;
}

/**
 * A program's name and arguments, as words. Writing a file is a call of `>`, and setting a variable that makes programs
 * run something is a call of `=`.
 */
export interface ParsedCall extends Given {
  words: string[];
  offset: number;
  /** The variables that are set for this call alone. */
  variables: string[];
  /** Whether what it prints becomes a part of another command. */
  captured?: true;
}

/** What a program is given on standard input. */
interface Given {
  /** The text, where the command line says it. */
  input: string | undefined;
  /** Whether it is given anything. If so, and the text is not known, it comes from a file or from another program. */
  fed: boolean;
}

interface Found extends Omit<Shell, 'broken'> {
  functions: Map<string, ParsedCall[]>;
  values: Values;
  depth: number;
}

/** The texts of variables; null for those that can be anything. */
type Values = ReadonlyMap<string, string | null>;

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
