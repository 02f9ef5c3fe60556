import { operandsOf, splitWords } from './arguments.ts';
import type { Shell, ShellParser } from './command-line.ts';
import type { Call, Wrapped, WrappedCommand, Wraps } from './program.ts';
import { programNamed, type Programs } from './registry.ts';

/**
 * The programs that really run: `sudo -u postgres psql` runs psql. What is in `ssh host '…'` or `bash -c '…'`, or is
 * piped into a shell, is parsed as well.
 */
export function programsIn(shell: Shell, parse: ShellParser, known: Programs): RunningProgram[] {
  return running(
    shell,
    { offset: undefined, on: undefined, variables: [], input: undefined },
    { parse, known },
    0,
  );
}

function running(
  { calls, assigned }: Shell,
  around: Around,
  reader: Reader,
  depth: number,
): RunningProgram[] {
  return calls.flatMap(({ words, offset, variables, input }) => {
    const inside: Around = {
      on: around.on,
      // Inside another command the place is that of the whole.
      offset: around.offset ?? offset,
      variables: [...around.variables, ...assigned, ...variables],
      input: input ?? around.input,
    };
    return unwrap(words, inside, reader, depth);
  });
}

function unwrap(words: string[], around: Around, reader: Reader, depth: number): RunningProgram[] {
  const [first = '', ...args] = words;
  const name = first === '>' ? first : (first.split('/').at(-1) ?? '');
  if (depth > DEEPEST || name === '') return [];
  const { offset = 0, ...surroundings } = around;
  const self: RunningProgram = {
    name,
    program: programNamed(reader.known, name),
    args,
    offset,
    ...surroundings,
  };
  const wrapped = wrappedBy(reader.known.get(name)?.wraps, args, around.input);
  if (!wrapped) return [self];
  const inside: Around = {
    ...around,
    on: wrapped.on ?? around.on,
    variables: [...around.variables, ...(wrapped.variables ?? [])],
  };
  return [
    ...(wrapped.own ? [{ ...self, args: wrapped.own }] : []),
    ...wrapped.commands.flatMap((command) => runInside(command, inside, reader, depth + 1)),
  ];
}

function runInside(command: WrappedCommand, around: Around, reader: Reader, depth: number): RunningProgram[] {
  return 'words' in command
    ? unwrap(command.words, around, reader, depth)
    : running(reader.parse(command.shell), { ...around, input: command.input }, reader, depth);
}

function wrappedBy(wraps: Wraps | undefined, args: string[], input: string | undefined): Wrapped | undefined {
  if (!wraps || typeof wraps === 'function') return wraps?.(args, input);
  const words = operandsOf(args, splitWords(wraps.values)).slice(wraps.skip ?? 0);
  if (wraps.shell) return { commands: [{ shell: words.join(' ') }] };
  return { commands: [{ words }], variables: args.flatMap((word) => /^(\w+)=/.exec(word)?.[1] ?? []) };
}

/** How many wrappers are taken away, so that a command cannot make the check run for ever. */
const DEEPEST = 5;

/** A program that runs, after its wrappers were taken away. */
export interface RunningProgram extends Call {
  /** Where it starts in the command, in UTF-16 units; inside another command, where that one starts. */
  offset: number;
}

/** How text is parsed, and which programs are known. */
interface Reader {
  parse: ShellParser;
  known: Programs;
}

interface Around extends Omit<Call, 'name' | 'program' | 'args'> {
  offset: number | undefined;
}
