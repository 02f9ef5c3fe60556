/** What a command line calls, from its syntax tree: every program with its arguments, whatever pipes and lists join them. */
export function shellOf(root: SyntaxNode): Shell {
  const calls = root.descendantsOfType('command').flatMap((node) => (node ? [callOf(node)] : []));
  return { calls, broken: root.hasError ? firstError(root) : undefined };
}

function firstError(root: SyntaxNode): number | undefined {
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.isError || node.isMissing) return node.startIndex;
    open.push(...node.children.filter((child) => child !== null).reverse());
  }
  return undefined;
}

/**
 * The programs that really run: `sudo -u postgres psql` runs psql, and what stands in `ssh host '…'` or `bash -c '…'` is
 * parsed in its turn. `remote` says that another program has named the system already.
 */
export function programsIn(command: string, parse: ShellParser): Program[] {
  return parse(command).calls.flatMap((call) => unwrap(call.words, call.offset, undefined, parse, 0));
}

function unwrap(
  words: string[],
  offset: number,
  on: string | undefined,
  parse: ShellParser,
  depth: number,
): Program[] {
  const [first = '', ...rest] = words;
  const name = first.split('/').at(-1) ?? '';
  if (depth > DEEPEST || name === '') return [];
  const again = (inner: string[], system = on): Program[] => unwrap(inner, offset, system, parse, depth + 1);
  if (name === 'ssh') {
    const [host = '', ...inner] = operands(rest, SSH_VALUES);
    return inner.length === 0 ? [] : within(inner.join(' '), offset, host, parse, depth);
  }
  if (SHELLS.has(name)) {
    const at = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
    return at < 0 ? [{ name, args: rest, offset, on }] : within(rest[at + 1] ?? '', offset, on, parse, depth);
  }
  const wrapper = WRAPPERS[name];
  if (wrapper) return again(operands(rest, wrapper.values).slice(wrapper.skip));
  if (name === 'xargs') return again(operands(rest, ['-n', '-I', '-P', '-L', '-d']));
  const dashes = rest.indexOf('--');
  const self = { name, args: rest, offset, on };
  if ((name === 'kubectl' || name === 'oc') && rest.includes('exec') && dashes >= 0)
    return [{ ...self, args: rest.slice(0, dashes) }, ...again(rest.slice(dashes + 1), 'the pod')];
  return [self];
}

function within(
  command: string,
  offset: number,
  on: string | undefined,
  parse: ShellParser,
  depth: number,
): Program[] {
  return parse(command).calls.flatMap(({ words }) => unwrap(words, offset, on, parse, depth + 1));
}

/** What is left when options are taken away from the front, and the values of those that have one. */
function operands(words: string[], values: readonly string[]): string[] {
  let at = 0;
  while (at < words.length && (words[at]?.startsWith('-') || /^\w+=/.test(words[at] ?? ''))) {
    if (words[at] === '--') return words.slice(at + 1);
    at += values.includes(words[at] ?? '') ? 2 : 1;
  }
  return words.slice(at);
}

function callOf(node: SyntaxNode): Call {
  const words = node.children
    .filter((child) => child !== null)
    .filter(({ type }) => !NO_WORDS.has(type))
    .map(wordOf);
  return { words, offset: node.startIndex };
}

/** The word as the program gets it: without its quotation marks and backslashes. */
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

const NO_WORDS: ReadonlySet<string> = new Set([
  'variable_assignment',
  'file_redirect',
  'heredoc_redirect',
  'herestring_redirect',
]);
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'zsh']);
const SSH_VALUES = ['-i', '-l', '-p', '-o', '-J', '-F', '-L', '-R', '-D', '-c', '-E', '-b'];
const WRAPPERS: Record<string, { values: readonly string[]; skip: number }> = {
  sudo: { values: ['-u', '-g', '-h', '-p', '-C', '-r', '-t'], skip: 0 },
  doas: { values: ['-u'], skip: 0 },
  env: { values: ['-u', '-C'], skip: 0 },
  nohup: { values: [], skip: 0 },
  time: { values: [], skip: 0 },
  nice: { values: ['-n'], skip: 0 },
  timeout: { values: ['-s', '-k'], skip: 1 },
  watch: { values: ['-n', '--interval'], skip: 0 },
};
const DEEPEST = 5;

/** A parser of command lines; positions count UTF-16 units from the start of the command. */
export type ShellParser = (command: string) => Shell;

export interface Shell {
  calls: Call[];
  /** Where it stops being a command line, if it does. */
  broken: number | undefined;
}

/** A program's name and arguments, as words. */
export interface Call {
  words: string[];
  offset: number;
}

/** A program that runs, after wrappers were taken away. */
export interface Program {
  name: string;
  args: string[];
  offset: number;
  /** The system that a wrapper names, as in `ssh db-1`. */
  on: string | undefined;
}

/** As much of a syntax tree as is needed here. */
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
