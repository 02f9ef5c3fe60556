/** What a command line calls, from its syntax tree: every program with its arguments, whatever pipes and lists join them. */
export function shellOf(root: SyntaxNode): Shell {
  const calls: Call[] = [];
  const assigned: string[] = [];
  collect(root, calls, assigned, undefined);
  return { calls, assigned, broken: root.hasError ? firstError(root) : undefined };
}

/**
 * The same without a parser, for the plain commands that most are: words, quotation marks with nothing to expand in them,
 * and pipes. undefined for any other; a test holds both ways against each other.
 */
export function plainShell(command: string): Shell | undefined {
  const calls: Call[] = [];
  let call: Call | undefined;
  let written: string | undefined;
  const end = command.replace(COMMENT, '').trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(command);
    if (!match) return undefined;
    const [whole, pipe, word = ''] = match;
    if (pipe !== undefined) {
      if (!call) return undefined;
      written = printedBy(call.words);
      call = undefined;
      continue;
    }
    const offset = match.index + whole.length - word.length;
    const text = /['"]/.test(word) ? word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2') : word;
    if (call) call.words.push(text);
    else if (RESERVED.has(text) || ASSIGNS.test(text)) return undefined;
    else calls.push((call = { words: [text], offset, variables: [], input: written }));
  }
  return call ? { calls, assigned: [], broken: undefined } : undefined;
}

/** Walks down, and hands to each command what is written or piped into it. */
function collect(node: SyntaxNode, calls: Call[], assigned: string[], input: string | undefined): void {
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

/** What echo or printf writes, where that can be read off. */
function printedBy([name, ...rest]: string[]): string | undefined {
  return name === 'echo' || name === 'printf'
    ? rest.filter((word) => !/^-[neE]+$/.test(word)).join(' ')
    : undefined;
}

function inputOf(node: SyntaxNode): string[] {
  const children = node.children.filter((child) => child !== null);
  if (node.type === 'heredoc_redirect')
    return children.filter(({ type }) => type === 'heredoc_body').map(({ text }) => text);
  return node.type === 'herestring_redirect' ? children.slice(-1).map(wordOf) : [];
}

/** A file that is written, as if by a program of the name `>`. Descriptors and inputs are none. */
function writeOf(node: SyntaxNode): Call[] {
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

/**
 * The programs that really run: `sudo -u postgres psql` runs psql, and what stands in `ssh host '…'` or `bash -c '…'`, or
 * is piped into a shell, is parsed in its turn.
 */
export function programsIn(shell: Shell, parse: ShellParser): Program[] {
  return running(shell, { offset: undefined, on: undefined, variables: [], input: undefined }, parse, 0);
}

function running({ calls, assigned }: Shell, around: Around, parse: ShellParser, depth: number): Program[] {
  return calls.flatMap((call) => {
    const inside: Around = {
      on: around.on,
      // Inside another command the place is that of the whole.
      offset: around.offset ?? call.offset,
      variables: [...around.variables, ...assigned, ...call.variables],
      input: call.input ?? around.input,
    };
    return unwrap(call.words, inside, parse, depth);
  });
}

function unwrap(words: string[], around: Around, parse: ShellParser, depth: number): Program[] {
  const [first = '', ...rest] = words;
  const name = first === '>' ? first : (first.split('/').at(-1) ?? '');
  if (depth > DEEPEST || name === '') return [];
  const again = (inner: string[], on = around.on): Program[] =>
    unwrap(inner, { ...around, on }, parse, depth + 1);
  const text = (inner: string, on = around.on): Program[] =>
    running(parse(inner), { ...around, on, input: undefined }, parse, depth + 1);
  const self: Program = {
    name,
    args: rest,
    offset: around.offset ?? 0,
    on: around.on,
    variables: around.variables,
    input: around.input,
  };
  if (name === 'ssh') {
    const [host = '', ...inner] = operands(rest, SSH_VALUES);
    if (inner.length > 0) return running(parse(inner.join(' ')), { ...around, on: host }, parse, depth + 1);
    return around.input === undefined ? [] : text(around.input, host);
  }
  if (SHELLS.has(name) || name === 'su') {
    const at = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
    if (at >= 0) return text(rest[at + 1] ?? '');
    if (name === 'su') return [];
    const script = rest.some((word) => !word.startsWith('-'));
    return !script && around.input !== undefined ? text(around.input) : [self];
  }
  const wrapper = WRAPPERS.get(name);
  if (wrapper) {
    const set = rest.flatMap((word) => /^(\w+)=/.exec(word)?.[1] ?? []);
    const inner = operands(rest, wrapper.values).slice(wrapper.skip);
    const known = { ...around, variables: [...around.variables, ...set] };
    return wrapper.text ? text(inner.join(' ')) : unwrap(inner, known, parse, depth + 1);
  }
  if (name === 'knife' && rest[0] === 'ssh') return text(rest.at(-1) ?? '', 'the nodes');
  if (name === 'find') return [self, ...executed(rest).flatMap((inner) => again(inner))];
  const inner = insideOf(name, rest);
  return inner
    ? [...(inner.beside ? [{ ...self, args: inner.beside }] : []), ...again(inner.words, inner.on)]
    : [self];
}

/** The commands that find runs on what it finds. */
function executed(args: string[]): string[][] {
  return args.flatMap((arg, index) => {
    if (!/^-(?:exec|execdir|ok)$/.test(arg)) return [];
    const rest = args.slice(index + 1);
    const end = rest.findIndex((word) => word === ';' || word === '+');
    return [end < 0 ? rest : rest.slice(0, end)];
  });
}

/** What runs in a pod or a container, or on a machine of a cloud. */
function insideOf(name: string, args: string[]): Inside | undefined {
  const dashes = args.indexOf('--');
  if (name === 'kubectl' || name === 'oc' || name === 'k') {
    if (!args.some((arg) => IN_POD.has(arg))) return undefined;
    if (dashes >= 0) return { beside: args.slice(0, dashes), words: args.slice(dashes + 1), on: 'the pod' };
    const [verb, , ...words] = operandsOf(args, POD_VALUES);
    return verb === 'exec' || verb === 'rsh' ? { words, on: 'the pod' } : undefined;
  }
  if (name === 'docker' || name === 'podman' || name === 'nerdctl' || name === 'docker-compose') {
    const at = args.indexOf('exec');
    if (at < 0) return undefined;
    const [, ...words] = operands(args.slice(at + 1), [
      '-e',
      '-u',
      '--user',
      '-w',
      '--env',
      '--workdir',
      '--index',
    ]);
    return { words, on: 'the container' };
  }
  if (name === 'gcloud' && args.includes('ssh')) {
    const command = args.find((arg) => arg.startsWith('--command='))?.slice('--command='.length);
    return command === undefined ? undefined : { words: ['sh', '-c', command], on: 'the machine' };
  }
  return undefined;
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

/** The same where options may stand between the first two words too. */
function operandsOf(words: string[], values: readonly string[]): string[] {
  const [first = '', ...rest] = operands(words, values);
  const [second = '', ...others] = operands(rest, values);
  return [first, second, ...operands(others, values)];
}

function callOf(node: SyntaxNode, input: string | undefined): Call {
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

/** A pipe, or a word in which a shell changes nothing but the quotation marks. */
const TOKEN =
  /[ \t]*(?:(\|)(?!\||&)|((?:[\w@%+:,./=^-]|\{\{[A-Z][A-Z0-9_]*\}\}|'[^']*'|"[^"$`\\]*")+)(?=[ \t|\n]|$))/y;
/** What follows on the only line. */
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
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'zsh']);
const SSH_VALUES = ['-i', '-l', '-p', '-o', '-J', '-F', '-L', '-R', '-D', '-c', '-E', '-b'];
const WRAPPERS: ReadonlyMap<string, { values: readonly string[]; skip: number; text?: boolean }> = new Map([
  ['sudo', { values: ['-u', '-g', '-h', '-p', '-C', '-r', '-t'], skip: 0 }],
  ['doas', { values: ['-u'], skip: 0 }],
  ['env', { values: ['-u', '-C'], skip: 0 }],
  ['nohup', { values: [], skip: 0 }],
  ['time', { values: [], skip: 0 }],
  ['exec', { values: [], skip: 0 }],
  ['command', { values: [], skip: 0 }],
  ['nice', { values: ['-n'], skip: 0 }],
  ['ionice', { values: ['-c', '-n'], skip: 0 }],
  ['stdbuf', { values: [], skip: 0 }],
  ['setsid', { values: [], skip: 0 }],
  ['timeout', { values: ['-s', '-k'], skip: 1 }],
  ['chroot', { values: [], skip: 1 }],
  ['flock', { values: ['-w', '-E'], skip: 1 }],
  ['nsenter', { values: ['-t'], skip: 0 }],
  ['runuser', { values: ['-u'], skip: 0 }],
  ['parallel', { values: ['-j'], skip: 0 }],
  ['xargs', { values: ['-n', '-I', '-P', '-L', '-d', '-a', '-s'], skip: 0 }],
  ['watch', { values: ['-n', '--interval'], skip: 0, text: true }],
  ['eval', { values: [], skip: 0, text: true }],
]);
const IN_POD: ReadonlySet<string> = new Set(['exec', 'rsh', 'debug', 'run']);
const POD_VALUES = ['-n', '--namespace', '--context', '--kubeconfig', '-c', '--container'];
const DEEPEST = 5;

/** A parser of command lines; positions count UTF-16 units from the start of the command. */
export type ShellParser = (command: string) => Shell;

export interface Shell {
  calls: Call[];
  /** The variables that it sets, as in `for pod in …` and `PGHOST=db-1 psql`. */
  assigned: string[];
  /** Where it stops being a command line, if it does. */
  broken: number | undefined;
}

/** A program's name and arguments, as words. A file that is written is a call of `>`. */
export interface Call {
  words: string[];
  offset: number;
  /** The variables that are set for it alone. */
  variables: string[];
  /** What it reads, where that is written in the command. */
  input: string | undefined;
}

/** A program that runs, after wrappers were taken away. */
export interface Program {
  name: string;
  args: string[];
  offset: number;
  /** The system that a wrapper names, as in `ssh db-1`. */
  on: string | undefined;
  /** The variables that are set when it runs, as far as the command says. */
  variables: string[];
  /** What it reads, where that is written in the command. */
  input: string | undefined;
}

interface Around {
  offset: number | undefined;
  on: string | undefined;
  variables: string[];
  input: string | undefined;
}

interface Inside {
  /** The arguments of what runs it. */
  beside?: string[];
  words: string[];
  on: string;
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
