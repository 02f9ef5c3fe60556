import { operandsOf, splitWords } from '../arguments.ts';
import type { Call, Program, Wrapped } from '../program.ts';

function overSsh(args: string[], input: string | undefined): Wrapped {
  const [on = '', ...words] = operandsOf(args, SSH_VALUES);
  if (words.length > 0) return { commands: [{ shell: words.join(' '), input }], on };
  return { commands: input === undefined ? [] : [{ shell: input }], on };
}

/** The text after -c, which may be the last of a group of options, as in `-lc`. */
function afterC(args: string[]): Wrapped | undefined {
  const at = args.findIndex((word) => /^-[a-z]*c$/.test(word));
  return at < 0 ? undefined : { commands: [{ shell: args[at + 1] ?? '' }] };
}

/** A shell that is given neither text nor a script reads its commands from standard input. */
function byShell(args: string[], input: string | undefined): Wrapped | undefined {
  const hasScript = args.some((word) => !word.startsWith('-'));
  return afterC(args) ?? (hasScript || input === undefined ? undefined : { commands: [{ shell: input }] });
}

/** A shell without anything to do on another system waits for someone to type. */
function isPrompt({ args, input, on }: Call): boolean {
  return args.length === 0 && input === undefined && on !== undefined;
}

const SSH_VALUES = splitWords('-i -l -p -o -J -F -L -R -D -c -E -b');

/** Shells, what is built into them, and programs that do nothing but run another one. */
export const SHELL: Program[] = [
  { name: 'sh', aliases: ['bash'], wraps: byShell, interactive: isPrompt },
  { name: 'dash', aliases: ['zsh'], wraps: byShell },
  { name: 'su', wraps: (args) => afterC(args) ?? { commands: [] } },
  { name: 'ssh', wraps: overSsh },
  { name: 'sudo', wraps: { values: '-u -g -h -p -C -r -t' } },
  { name: 'doas', wraps: { values: '-u' } },
  { name: 'runuser', wraps: { values: '-u' } },
  { name: 'env', wraps: { values: '-u -C' } },
  { name: 'nohup', wraps: {} },
  { name: 'time', wraps: {} },
  { name: 'exec', wraps: {} },
  { name: 'command', wraps: {} },
  { name: 'nice', wraps: { values: '-n' } },
  { name: 'ionice', wraps: { values: '-c -n' } },
  { name: 'stdbuf', wraps: {} },
  { name: 'setsid', wraps: {} },
  { name: 'timeout', wraps: { values: '-s -k', skip: 1 } },
  { name: 'chroot', wraps: { skip: 1 } },
  { name: 'flock', wraps: { values: '-w -E', skip: 1 } },
  { name: 'nsenter', wraps: { values: '-t' } },
  { name: 'parallel', wraps: { values: '-j' } },
  { name: 'xargs', wraps: { values: '-n -I -P -L -d -a -s' } },
  { name: 'watch', wraps: { values: '-n --interval', shell: true } },
  { name: 'eval', wraps: { shell: true }, setsVariables: true },
  { name: 'read', setsVariables: true },
  { name: 'mapfile', setsVariables: true },
  { name: 'source', setsVariables: true },
  { name: 'getopts', setsVariables: true },
  { name: 'echo', prints: true },
  { name: 'printf', prints: true },
];
