import { posix } from 'node:path';
import { operandsOf, splitWords, valuesOf, wordsOf } from './arguments.ts';
import { runsCode } from './code-variable.ts';
import type { ParsedCall, Shell, ShellParser } from './command-line.ts';
import type { Call, Program, Wrapped, WrappedCommand, Wraps, WrapsTable } from './program.ts';
import { programNamed, SYSTEM_PROGRAMS, type Programs } from './registry.ts';
import { unquotedIn } from './unquoted.ts';

/**
 * The programs that really run: `sudo -u postgres psql` runs psql. What is in `ssh host '…'` or `bash -c '…'`, or is
 * piped into a shell, is parsed as well. What cannot be parsed here is a program that hides what it runs.
 */
export function programsIn(shell: Shell, parse: ShellParser, known: Programs): RunningProgram[] {
  return running(
    shell,
    { offset: undefined, on: undefined, variables: [], input: undefined, fed: false },
    { parse, known, left: MOST },
    0,
  );
}

function running(
  { calls, assigned, functions, broken }: Shell,
  around: Around,
  reader: Reader,
  depth: number,
): RunningProgram[] {
  if (broken !== undefined) return [hiding('shell', 'a command that a shell cannot read', around)];
  const scope: Scope = { functions, aliases: new Map(), called: new Set(), calling: new Set() };
  const run = (call: ParsedCall): RunningProgram[] => {
    const inside: Around = {
      ...around,
      // Inside another command the place is that of the whole.
      offset: around.offset ?? call.offset,
      variables: [...around.variables, ...assigned, ...call.variables],
      ...(call.captured && { captured: true }),
      ...(call.fed ? { input: call.input, fed: true } : { input: around.input, fed: around.fed }),
    };
    return runNamed(call, inside, scope, reader, depth);
  };
  const found = calls.flatMap(run);
  // A function that nothing here calls may be called by what is typed next.
  const uncalled = [...scope.functions].filter(([name]) => !scope.called.has(name));
  return [...found, ...uncalled.flatMap(([, body]) => body.flatMap(run))];
}

/** Runs a function or an alias that the command line defines, or a program. */
function runNamed(
  { words, ...call }: ParsedCall,
  around: Around,
  scope: Scope,
  reader: Reader,
  depth: number,
): RunningProgram[] {
  const [name = '', ...args] = words;
  const body = scope.functions.get(name);
  if (body) {
    if (scope.calling.has(name) || reader.left < 0) return [hiding(name, 'itself', around)];
    scope.calling.add(name);
    const found = body.flatMap((inner) =>
      --reader.left < 0
        ? []
        : runNamed(
            { ...call, ...inner, words: withArguments(inner.words, args) },
            around,
            scope,
            reader,
            depth,
          ),
    );
    if (reader.left < 0) found.push(hiding(name, 'too many commands in one another', around));
    scope.calling.delete(name);
    scope.called.add(name);
    return found;
  }
  const alias = scope.aliases.get(name);
  if (alias !== undefined)
    return runInside({ shell: [alias, ...args.map(quoted)].join(' ') }, around, reader, depth + 1);
  if (name === 'alias')
    for (const arg of args) {
      const at = arg.indexOf('=');
      if (at > 0) scope.aliases.set(arg.slice(0, at), arg.slice(at + 1));
    }
  return unwrap(words, around, reader, depth);
}

/** A function's words with the arguments of its call in the place of `$1` and `$@`. */
function withArguments(words: string[], args: string[]): string[] {
  return words.flatMap((word) => {
    if (/^\$\{?[@*]\}?$/.test(word)) return args;
    const [, number] = /^\$\{?([1-9])\}?$/.exec(word) ?? [];
    return number === undefined ? [word] : (args[Number(number) - 1] ?? []);
  });
}

function quoted(word: string): string {
  return /^[\w@%+:,./=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function unwrap(words: string[], around: Around, reader: Reader, depth: number): RunningProgram[] {
  const [written = '', ...args] = words;
  // Without a prompt that was copied along, which is another finding.
  const first = written.replace(/^\$ +(?=\S)/, '');
  if (first === '') return [];
  if (depth > DEEPEST || --reader.left < 0)
    return [hiding(first, 'too many commands in one another', around)];
  if (OPEN.test(first)) return [hiding(first, 'a command that is not written here', around)];
  const name = first === '>' ? first : (first.split('/').at(-1) ?? '');
  const { offset = 0, ...surroundings } = around;
  if (IS_SERVICE_SCRIPT.test(first)) return unwrap(['service', name, ...args], around, reader, depth + 1);
  const program = programNamed(reader.known, name);
  if (
    program
      ? IN_SHARED_FOLDER.test(posix.normalize(first)) || isImitation(first, program)
      : IS_SCRIPT.test(first) && !IS_INSTALLED.test(first)
  )
    return [hiding(first, 'a file that is not read here', around)];
  const self: RunningProgram = { name, program, args, offset, ...surroundings };
  if (asksForHelp(program, args)) return [self];
  const wrapped = program
    ? wrappedBy(program.wraps, args, around)
    : afterDashes(args, (word) => programNamed(reader.known, word) !== undefined);
  if (!wrapped) return [self];
  const word = wrapped.joins && unquotedIn(wrapped.joins);
  const inside: Around = {
    ...around,
    ...(word !== undefined && { unquoted: { word, by: name } }),
    ...(wrapped.on !== undefined && { through: around.through ?? { name, program } }),
    on: wrapped.on ?? around.on,
    variables: [...around.variables, ...(wrapped.variables ?? [])],
  };
  const found = [
    ...(wrapped.own ? [{ ...self, args: wrapped.own }] : []),
    ...wrapped.commands.flatMap((command) =>
      'hides' in command ? { ...self, hides: command.hides } : runInside(command, inside, reader, depth + 1),
    ),
  ];
  // The word has to be found as well where nothing is left that could carry it.
  return inside.unquoted && !around.unquoted && found.length === 0
    ? [{ ...self, program: { name, effect: 'reads' }, args: [], unquoted: inside.unquoted }]
    : found;
}

function runInside(
  command: Exclude<WrappedCommand, { hides: string }>,
  around: Around,
  reader: Reader,
  depth: number,
): RunningProgram[] {
  if ('words' in command) {
    const [file = ''] = command.words;
    return command.isFile === true && !programNamed(reader.known, file.split('/').at(-1) ?? '')
      ? [hiding(file, 'a file that is not read here', around)]
      : unwrap(command.words, around, reader, depth);
  }
  if (depth > DEEPEST || --reader.left < 0)
    return [hiding('shell', 'too many commands in one another', around)];
  const given = command.readsInput ? { input: undefined, fed: false } : {};
  return running(reader.parse(command.shell), { ...around, ...given }, reader, depth);
}

function hiding(name: string, hides: string, { offset = 0, ...surroundings }: Around): RunningProgram {
  return { name, program: undefined, args: [], offset, ...surroundings, hides };
}

/** What every machine has is not in the folder where the reader is. Interpreters are, in environments of a project. */
function isImitation(path: string, program: Program): boolean {
  return !/^[^/]*$|^\//.test(path) && SYSTEM_PROGRAMS.has(program) && !IS_INTERPRETER.test(program.name);
}

/** `docker run --help` runs nothing. What runs a file or any other program would pass the option on. */
function asksForHelp(program: Program | undefined, args: string[]): boolean {
  const { effect } = program ?? {};
  return (
    typeof effect === 'object' &&
    effect.subcommands !== undefined &&
    args.at(-1) === '--help' &&
    args.length <= 3 &&
    args.slice(0, -1).every((word) => /^[a-z][\w:-]*$/.test(word))
  );
}

/** A program that is not known is judged itself, and so is a known one that it is given after `--`. */
function afterDashes(args: string[], isKnown: (name: string) => boolean): Wrapped | undefined {
  const at = args.indexOf('--');
  const name = at < 0 ? undefined : args[at + 1]?.split('/').at(-1);
  return name !== undefined && isKnown(name)
    ? { own: args.slice(0, at), commands: [{ words: args.slice(at + 1) }] }
    : undefined;
}

function wrappedBy(wraps: Wraps | undefined, args: string[], { input, fed }: Around): Wrapped | undefined {
  if (!wraps || typeof wraps === 'function') return wraps?.(args, input, fed);
  return wrappedByTable(wraps, args);
}

function wrappedByTable(wraps: WrapsTable, args: string[]): Wrapped | undefined {
  const values = splitWords(wraps.values);
  const texts = splitWords(wraps.options).flatMap((option) => valuesOf(args, optionPattern(option)));
  if (texts.length > 0) return { commands: texts.map((shell) => ({ shell })), on: wraps.on };
  let words = operandsOf(args, values);
  if (wraps.subcommands) {
    const verb = wraps.subcommands
      .map(splitWords)
      .find((verb) => verb.every((word, at) => words[at] === word));
    if (!verb) return undefined;
    words = words.slice(verb.length);
  }
  const dashes = wraps.dashes === true ? words.indexOf('--') : -1;
  if (dashes >= 0 && wordsOf(words.slice(0, dashes), values).length <= (wraps.skip ?? 0))
    words = words.slice(dashes + 1);
  else if (wraps.subcommands) words = operandsOf(words, values).slice(wraps.skip ?? 0);
  else words = words.slice(wraps.skip ?? 0);
  if (wraps.subcommands) words = operandsOf(words, values);
  const set = assignmentsIn(args.slice(0, args.length - words.length));
  return {
    commands: [
      ...set.filter(([name]) => runsCode(name)).map(([name, value]) => ({ words: ['=', name, value] })),
      wraps.shell ? { shell: words.join(' ') } : { words },
    ],
    ...(wraps.shell === true && { joins: words }),
    variables: set.map(([name]) => name),
    on: wraps.on,
  };
}

function assignmentsIn(args: string[]): [name: string, value: string][] {
  return args.flatMap((arg): [string, string][] => {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(arg) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
}

function optionPattern(option: string): RegExp {
  return option.startsWith('--')
    ? new RegExp(`^${option}(?:=|$)`)
    : new RegExp(`^-(?:[a-zA-Z]*${option.slice(1)}$|${option.slice(1)})`);
}

/** How many wrappers are taken away, so that a command cannot make the check run for ever. Deeper ones are unseen. */
const DEEPEST = 12;
/** How many commands in one another are read, in one command of a runbook. */
const MOST = 300;
/** A name that a shell makes from something else: a variable, the output of a command, a pattern, a field. */
const OPEN = /[$`{}*?<(]|^!|^(?!\[\[?$).*\[/;
/** Where the programs of a system and of its packages are installed: one is unknown by its name, whatever it is written in. */
const IS_INSTALLED = /^\/(?:(?:usr\/(?:local\/)?)?s?bin|opt\/(?:[\w.-]+\/){0,3}s?bin)\/[\w.@+-]+$/;
/** A file that is run by its place: in the folder where the reader is, in a home, or with the name of a script. */
const IS_SCRIPT =
  /^(?:\.{1,2}|~[^/]*|[\w.-]+)\/|^\/(?:tmp|var\/tmp|dev\/shm|home|root)\/|\/.*\.(?:sh|bash|py|rb|pl|js|php|ps1)$/;
const IS_SERVICE_SCRIPT = /^\/(?:usr\/local\/)?etc\/(?:rc\.d\/)?(?:init|rc)\.d\/[\w@.-]+$/;
const IS_INTERPRETER = /^(?:python|ruby|node|php|perl|deno|java|awk)/;
/** Anyone may put a file of any name there. */
const IN_SHARED_FOLDER = /^\/(?:tmp|var\/tmp|dev\/shm)\//;

/** A program that runs, after its wrappers were taken away. */
export interface RunningProgram extends Call {
  /** Where it starts in the command, in UTF-16 units; inside another command, where that one starts. */
  offset: number;
}

/** How text is parsed, which programs are known, and how many commands may still be read. */
interface Reader {
  parse: ShellParser;
  known: Programs;
  left: number;
}

/** What a command line defines for the commands after it. */
interface Scope {
  functions: ReadonlyMap<string, ParsedCall[]>;
  aliases: Map<string, string>;
  called: Set<string>;
  calling: Set<string>;
}

interface Around extends Omit<Call, 'name' | 'program' | 'args' | 'hides'> {
  offset: number | undefined;
}
