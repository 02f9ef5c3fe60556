import { ITEM, operandsOf, splitWords, valuesOf } from '../arguments.ts';
import { commandsInAwk } from '../awk.ts';
import { isPlainPerl, isPlainPython } from '../code.ts';
import { runsCode } from '../code-variable.ts';
import { commandsInSed } from '../sed.ts';
import type { Call, Program, Wrapped, WrappedCommand, Wraps } from '../program.ts';

const INPUT = 'what it reads from standard input';
const NO_FILE = 'a file that is not read here';
const NO_LANGUAGE = 'code in a language that is not read here';

/** What a shell runs that reads its commands from standard input. */
function fromInput(input: string | undefined, fed: boolean): WrappedCommand[] {
  if (input !== undefined) return [{ shell: input, readsInput: true }];
  return fed ? [{ hides: INPUT }] : [];
}

function overSsh(args: string[], input: string | undefined, fed: boolean): Wrapped {
  const [on = '', ...rest] = operandsOf(args, SSH_VALUES);
  const words = operandsOf(rest, SSH_VALUES);
  const before = args.slice(0, args.length - words.length);
  const local = valuesOf(before, /^-o/).flatMap((option) => {
    const [, command] =
      /^\s*(?:ProxyCommand|LocalCommand|RemoteCommand|KnownHostsCommand)[\s=]+(.*)$/is.exec(option) ?? [];
    return command === undefined || command === 'none' ? [] : [{ shell: command }];
  });
  return {
    commands: [...local, ...(words.length > 0 ? [{ shell: words.join(' ') }] : fromInput(input, fed))],
    on,
    joins: words,
  };
}

/** The text after -c, which may be in a group of options, as in `-lc`. */
function afterC(args: string[]): string | undefined {
  const at = args.findIndex(
    (word) => /^-[a-zA-Z]*c[a-zA-Z]*$/.test(word) || /^--(?:session-)?command$/.test(word),
  );
  const [, attached] =
    /^--(?:session-)?command=(.*)$/s.exec(args.find((word) => word.startsWith('--')) ?? '') ?? [];
  return at < 0 ? attached : (operandsOf(args.slice(at + 1), ['-o', '+o'])[0] ?? '');
}

/** A shell that is given neither text nor a script reads its commands from standard input. */
function byShell(args: string[], input: string | undefined, fed: boolean): Wrapped | undefined {
  const text = afterC(args);
  if (text !== undefined) return { commands: [{ shell: text }] };
  const files = valuesOf(args, /^--(?:rcfile|init-file)(?:=|$)/);
  const words = operandsOf(args, SHELL_VALUES);
  if (files.length > 0) return { commands: [{ hides: NO_FILE }] };
  if (words.length > 0 && !args.some((arg) => /^-[a-z]*s/.test(arg)) && words[0] !== '/dev/stdin')
    return { commands: [{ words, isFile: true }] };
  const commands = fromInput(input, fed);
  return commands.length > 0 ? { commands } : undefined;
}

function bySu(args: string[], input: string | undefined, fed: boolean): Wrapped {
  const text = afterC(args);
  return { commands: text === undefined ? fromInput(input, fed) : [{ shell: text }] };
}

/** With -i or -s, a shell of the other user reads the words, or its commands from standard input. */
function bySudo(args: string[], input: string | undefined, fed: boolean): Wrapped | undefined {
  const words = operandsOf(args, SUDO_VALUES);
  const before = args.slice(0, args.length - words.length);
  const set = before
    .filter((arg) => /^\w+=/.test(arg))
    .map((arg) => ({ words: ['=', ...splitAssignment(arg)] }));
  if (before.some((arg) => /^-[a-zA-Z]*e|^--edit/.test(arg))) return { own: args, commands: [] };
  if (words.length > 0)
    return { commands: [...set, { words }], variables: set.map(({ words: [, name = ''] }) => name) };
  // It only says what the user may do, or asks for the password.
  if (before.some((arg) => /^-[a-zA-Z]*[vlkK]|^--(?:validate|list)/.test(arg)))
    return { own: args, commands: [] };
  return {
    commands: before.some((arg) => /^-[a-zA-Z]*[is]|^--(?:login|shell)/.test(arg))
      ? fromInput(input, fed)
      : [],
  };
}

function splitAssignment(arg: string): [string, string] {
  const at = arg.indexOf('=');
  return [arg.slice(0, at), arg.slice(at + 1)];
}

function byEnv(args: string[]): Wrapped {
  const texts = valuesOf(args, /^(?:-[iv0]*S|--split-string(?:=|$))/);
  const words = operandsOf(args, splitWords('-u --unset -C --chdir'));
  const set = args
    .slice(0, args.length - words.length)
    .filter((arg) => /^\w+=/.test(arg))
    .map(splitAssignment);
  return {
    commands: [
      ...set.filter(([name]) => runsCode(name)).map(([name, value]) => ({ words: ['=', name, value] })),
      texts.length > 0 ? { shell: [...texts, ...words].join(' ') } : { words },
    ],
    variables: set.map(([name]) => name),
  };
}

/** Its words come from the command line and, after them, from standard input: ITEM stands for what cannot be known. */
function byXargs(args: string[]): Wrapped {
  const words = operandsOf(
    args,
    splitWords('-n -I -P -L -d -a -s -E --max-args --max-procs --max-lines --delimiter --arg-file --replace'),
  );
  const [place = '{}'] = valuesOf(
    args.slice(0, args.length - words.length),
    /^(?:-[a-z0-9]*[Ii]|--replace(?:=|$))/,
  );
  const filled = place === '' ? words : words.map((word) => word.replaceAll(place, ITEM));
  if (words.length === 0) return { commands: [] };
  return {
    commands: [
      { words: args.some((arg) => /^-[a-z0-9]*[Ii]|^--replace/.test(arg)) ? filled : [...words, ITEM] },
    ],
  };
}

function byParallel(args: string[], _input: string | undefined, fed: boolean): Wrapped {
  const words = operandsOf(
    args,
    splitWords('-j --jobs -a --arg-file -I -S --sshlogin -N --delay --timeout --retries --colsep -C'),
  );
  const at = words.findIndex((word) => /^:{3,4}\+?$/.test(word));
  const command = at < 0 ? words : words.slice(0, at);
  if (command.length > 0) return { commands: [{ shell: command.join(' ') }] };
  if (at >= 0 && words[at] === ':::') return { commands: words.slice(at + 1).map((shell) => ({ shell })) };
  return { commands: fed || args.length > 0 ? [{ hides: INPUT }] : [] };
}

function byFlock(args: string[]): Wrapped {
  const [, ...rest] = operandsOf(args, splitWords('-w -E --timeout --conflict-exit-code'));
  const text = afterC(rest);
  return { commands: [text === undefined ? { words: operandsOf(rest) } : { shell: text }] };
}

function hiddenBy(option: RegExp) {
  return (args: string[]): Wrapped | undefined =>
    args.some((arg) => option.test(arg))
      ? { commands: [{ hides: 'a command that is kept for later' }] }
      : undefined;
}

function bySubscript(args: string[]): Wrapped | undefined {
  const hidden = args.some((arg) => /^\w+\[.*(?:\$\(|`)|^[^=]*=?.*\[\$\(/.test(arg));
  return hidden ? { commands: [{ hides: 'a command inside arithmetic' }] } : undefined;
}

function byTrap(args: string[]): Wrapped {
  const [text = ''] = operandsOf(args);
  return { commands: args[0] === '-' || args[0]?.startsWith('-l') ? [] : [{ shell: text }] };
}

/** The program that is measured, as in `perf record -g -- sleep 30`. */
function byPerf(args: string[]): Wrapped | undefined {
  const [verb = '', ...rest] = operandsOf(args);
  if (!/^(?:stat|record|trace)$/.test(verb)) return undefined;
  const words = operandsOf(
    rest,
    splitWords('-p -e -F -o -t -C -c -I -r -G -u -M -m -D --pid --event --call-graph --freq'),
  );
  const files = valuesOf(rest.slice(0, rest.length - words.length), /^-o/).map((file) => ({
    words: ['>', '>', file],
  }));
  const commands = [...files, ...(words.length > 0 ? [{ words }] : [])];
  return commands.length > 0 ? { own: args, commands } : undefined;
}

/** With -p, it shows or sets how a process that runs already is scheduled. */
function onProcess(args: string[]): Wrapped | undefined {
  const words = operandsOf(args, splitWords('-T -P -D'));
  return args.some((arg) => /^-[a-z]*p|^--pid/.test(arg))
    ? undefined
    : { commands: [{ words: words.slice(1) }] };
}

/** `command -v kubectl` only says where the program is. */
function byCommand(args: string[]): Wrapped {
  return { commands: /^-[pvV]*[vV]/.test(args[0] ?? '') ? [] : [{ words: operandsOf(args) }] };
}

function bySed(args: string[]): Wrapped | undefined {
  if (valuesOf(args, /^(?:-[nErszu]*f|--file(?:=|$))/).length > 0)
    return { own: args, commands: [{ hides: NO_FILE }] };
  const given = valuesOf(args, /^(?:-[nErszu]*e|--expression(?:=|$))/);
  const scripts = given.length > 0 ? given : operandsOf(args, splitWords('-l --line-length')).slice(0, 1);
  const found = scripts.map(commandsInSed);
  return {
    own: args,
    commands: found.flatMap((commands) => commands ?? [{ hides: 'a script that cannot be read here' }]),
  };
}

function byAwk(args: string[]): Wrapped | undefined {
  if (args.some((arg) => /^-(?:f|i|l|E|e)|^--(?:file|include|load|exec|source)/.test(arg)))
    return { commands: [{ hides: NO_FILE }] };
  const [program = ''] = operandsOf(args, splitWords('-F -v --field-separator --assign'));
  return { commands: commandsInAwk(program) };
}

/** A program that runs code in a language of its own, which is read only if `isPlain` says that it only reads. */
function interpreter({ code, values = '', isPlain, reads = '', staysOpen }: Interpreter): Wraps {
  const option = new RegExp(`^(?:${code})`);
  return (args, input, fed) => {
    if (
      args.some((arg, index) =>
        splitWords(reads).some((words) => `${arg}=${args[index + 1] ?? ''}` === words),
      )
    )
      return { commands: [] };
    const operands = operandsOf(args, splitWords(values));
    const before = args.slice(0, args.length - operands.length);
    const texts = valuesOf(before.length > 0 ? [...before, operands[0] ?? ''] : [], option);
    if (texts.length > 0)
      return {
        own: args,
        commands:
          fed && before.some((arg) => staysOpen?.test(arg))
            ? [{ hides: INPUT }]
            : texts.every((text) => isPlain?.(text, before) === true)
              ? []
              : [{ hides: NO_LANGUAGE }],
      };
    if (args.every((arg) => /^(?:-V|-v|-h|--version|--help|-version)$/.test(arg)) && args.length > 0)
      return { commands: [] };
    if (operands.length > 0 && operands[0] !== '-') return { commands: [{ words: operands, isFile: true }] };
    if (before.some((arg) => /^-m/.test(arg))) return { commands: [{ hides: NO_FILE }] };
    if (input !== undefined)
      return { commands: isPlain?.(input, before) === true ? [] : [{ hides: NO_LANGUAGE }] };
    return fed ? { commands: [{ hides: INPUT }] } : undefined;
  };
}

interface Interpreter {
  /** The options after which code comes, as a pattern. */
  code: string;
  /** Other options that take a value. */
  values?: string;
  isPlain?: (code: string, options: string[]) => boolean;
  /** The option with which it runs what is piped in as well. */
  staysOpen?: RegExp;
  /** Options and values, as in `-m=json.tool`, with which it only reads. */
  reads?: string;
}

/** A shell without anything to do on another system waits for someone to type. */
function isPrompt({ args, fed, on }: Call): boolean {
  return args.length === 0 && !fed && on !== undefined;
}

/** A pager, or nothing, in the place of one is seen; of files that are loaded nothing is. */
function bySetting([name = '', value = '']: string[]): Wrapped {
  if (value === '' || (name === 'PATH' && value.split(':').every((folder) => SYSTEM_FOLDER.test(folder))))
    return { commands: [] };
  if (name === 'IFS' || /^PS\d$/.test(name))
    return {
      commands:
        /[`(]/.test(value) || (name === 'IFS' && /\w/.test(value))
          ? [{ hides: 'words that it cuts elsewhere' }]
          : [],
    };
  if (
    name === 'PYTHONPATH' ||
    name === 'NODE_OPTIONS' ||
    name === 'PYTHONINSPECT' ||
    /^GIT_CONFIG/.test(name)
  )
    return { commands: [{ hides: NO_FILE }] };
  return { commands: COMMAND_VARIABLE.test(name) ? [{ shell: value }] : [{ hides: NO_FILE }] };
}

const COMMAND_VARIABLE =
  /PAGER$|^GIT_(?:SSH|SSH_COMMAND|EDITOR|PROXY_COMMAND|EXTERNAL_DIFF)$|_EXTERNAL_DIFF$|PROMPT_COMMAND|^RSYNC_RSH$|^BROWSER$/;
const SYSTEM_FOLDER = /^(?:\$\{?PATH\}?|\/(?:usr|bin|sbin|opt|snap)(?:\/[\w.-]+)*)$/;
const SSH_VALUES = splitWords('-i -l -p -o -J -F -L -R -D -c -E -b -B -e -I -m -O -Q -S -w -W');
const SHELL_VALUES = splitWords('-o +o -O +O --rcfile --init-file');
const SUDO_VALUES = splitWords(
  '-u -g -h -p -C -r -t -T -U -D -R --user --group --host --prompt --chdir --role --type',
);
const PYTHON: Omit<Program, 'name'> = {
  effect: 'reads',
  wraps: interpreter({
    code: '-[bBdEiIOqsSuvx]*c',
    values: '-W -X',
    isPlain: isPlainPython,
    staysOpen: /^-[a-zA-Z]*i/,
    reads: '-m=json.tool -m=site -mjson.tool=',
  }),
};
const RUBY_LIKE: Omit<Program, 'name'> = {
  effect: 'reads',
  wraps: interpreter({ code: '-[a-zA-Z0]*[eE]|--eval(?:=|$)' }),
};
const CODE_ONLY: Omit<Program, 'name'> = { effect: 'reads', wraps: interpreter({ code: '(?!)' }) };

/** What a script that only passes its lines through prints. */
const isPlainPerlWith = (code: string, options: string[]): boolean =>
  options.every((option) => /^-[0-9lnpae]*$/.test(option)) && isPlainPerl(code);

/** Shells, what is built into them, interpreters, and programs that do nothing but run another one. */
export const SHELL: Program[] = [
  {
    name: 'sh',
    aliases: ['bash', 'dash', 'ash', 'ksh', 'mksh', 'zsh', 'rbash', 'fish', 'csh', 'tcsh'],
    effect: 'reads',
    wraps: byShell,
    interactive: isPrompt,
  },
  { name: 'su', effect: 'reads', wraps: bySu },
  {
    name: 'runuser',
    wraps: (args, input, fed) =>
      afterC(args) === undefined && args.includes('-u')
        ? { commands: [{ words: operandsOf(args, ['-u', '--user', '-g', '-G', '-w']) }] }
        : bySu(args, input, fed),
  },
  { name: 'ssh', aliases: ['autossh', 'mosh', 'slogin'], wraps: overSsh },
  { name: 'sshpass', wraps: { values: '-p -f -d -P' } },
  { name: 'sudo', effect: { options: { '-e --edit': 'changes' } }, wraps: bySudo },
  {
    name: 'doas',
    wraps: (args, input, fed) => {
      const words = operandsOf(args, splitWords('-u -C'));
      return { commands: words.length > 0 ? [{ words }] : fromInput(input, fed) };
    },
  },
  {
    name: 'gosu',
    aliases: ['su-exec', 'setuidgid', 's6-setuidgid', 'envuidgid', 's6-envuidgid'],
    wraps: { skip: 1 },
  },
  { name: 'env', wraps: byEnv },
  {
    name: 'busybox',
    aliases: ['toybox'],
    effect: 'reads',
    wraps: (args) =>
      args.length === 0 || args[0]?.startsWith('--') ? undefined : { commands: [{ words: args }] },
  },
  {
    name: 'nohup',
    aliases: [
      'setsid',
      'time',
      'builtin',
      'unbuffer',
      'caffeinate',
      'catchsegv',
      'setarch',
      'eatmydata',
      'rlwrap',
      'valgrind',
      'fakeroot',
    ],
    wraps: {},
  },
  {
    name: 'setpriv',
    aliases: ['pkexec', 'trickle', 'tsp', 'retry', 'entr', 's6-softlimit'],
    wraps: { values: '--user --reuid --regid --groups -d -u -t -s --tries --delay -n -L' },
  },
  // What a key, a name or a file stands for is run by what comes later.
  { name: 'bind', effect: 'reads', wraps: hiddenBy(/^-x/) },
  { name: 'enable', effect: 'reads', wraps: hiddenBy(/^-f/) },
  { name: 'hash', effect: 'reads', wraps: hiddenBy(/^-p/) },
  { name: 'dc', effect: 'reads', wraps: hiddenBy(/!/) },
  { name: 'dtach', wraps: { values: '-n -N -A -c' } },
  // What stands between the brackets of an array is arithmetic, in which commands are run.
  { name: 'let', aliases: ['unset'], effect: 'reads', wraps: bySubscript },
  { name: 'exec', wraps: { values: '-a' } },
  { name: 'command', wraps: byCommand },
  { name: 'nice', wraps: { values: '-n --adjustment' } },
  {
    name: 'ionice',
    effect: { options: { '-c -n --class --classdata': 'changes' } },
    wraps: (args) =>
      args.some((arg) => /^(?:-[pPu]|--(?:pid|pgid|uid)$)/.test(arg))
        ? undefined
        : { commands: [{ words: operandsOf(args, splitWords('-c -n --class --classdata')) }] },
  },
  { name: 'stdbuf', wraps: { values: '-i -o -e' } },
  { name: 'timeout', aliases: ['gtimeout'], wraps: { values: '-s -k --signal --kill-after', skip: 1 } },
  {
    name: 'chrt',
    aliases: ['taskset'],
    effect: ({ words }) => (words.length > 1 ? 'changes' : 'reads'),
    wraps: onProcess,
  },
  { name: 'numactl', wraps: { values: '-N -m -C -i -p' } },
  { name: 'cgexec', wraps: { values: '-g' } },
  {
    name: 'prlimit',
    effect: ({ args }) => (args.some((arg) => /^-\w+=?.*\d|^--(?!pid)\w+=/.test(arg)) ? 'changes' : 'reads'),
    wraps: (args) =>
      args.some((arg) => /^(?:-p|--pid)/.test(arg)) ? undefined : { commands: [{ words: operandsOf(args) }] },
  },
  { name: 'softlimit', wraps: { values: '-a -c -d -f -m -n -o -s' } },
  { name: 'chpst', wraps: { values: '-u -U -e -n -l -L -b -m -d -o -p -f -c -t -r' } },
  { name: 'faketime', wraps: { values: '-f', skip: 1 } },
  { name: 'firejail', wraps: {} },
  { name: 'bwrap', wraps: { values: '--bind --ro-bind --dev --proc' } },
  { name: 'proxychains', aliases: ['proxychains4', 'torsocks', 'torify', 'tsocks'], wraps: { values: '-f' } },
  {
    name: 'strace',
    aliases: ['ltrace'],
    effect: 'reads',
    wraps: (args) => {
      const words = operandsOf(args, splitWords('-e -o -p -s -u -E -P -S -a -b'));
      const files = valuesOf(args.slice(0, args.length - words.length), /^(?:-[a-zA-Z]*o$|--output(?:=|$))/);
      return {
        ...(words.length === 0 && { own: args }),
        commands: [
          ...files.map((file) => ({ words: ['>', '>', file] })),
          ...(words.length > 0 ? [{ words }] : []),
        ],
      };
    },
  },
  { name: 'xvfb-run', wraps: { values: '-s -n -e -f -w --server-args --server-num' } },
  { name: 'chroot', wraps: { skip: 1 } },
  { name: 'unshare', wraps: { values: '-S -G' } },
  { name: 'flock', wraps: byFlock },
  { name: 'nsenter', effect: 'reads', wraps: { values: '-t --target -S -G' } },
  {
    name: 'systemd-run',
    wraps: {
      values:
        '-u --unit -p --property -M -H --uid --gid --slice --on-active --on-calendar -E --setenv --description',
    },
  },
  { name: 'systemd-inhibit', wraps: { values: '--what --who --why --mode' } },
  { name: 'start-stop-daemon', effect: 'changes' },
  { name: 'parallel', wraps: byParallel },
  { name: 'xargs', effect: 'reads', wraps: byXargs },
  { name: 'coproc', wraps: {} },
  {
    name: 'perf',
    effect: {
      subcommands: { 'top stat record report list script annotate sched trace': 'reads' },
      otherwise: 'unknown',
    },
    wraps: byPerf,
  },
  {
    name: 'fc',
    effect: 'reads',
    wraps: (args) =>
      args.includes('-l') ? undefined : { commands: [{ hides: 'a command that was typed before' }] },
  },
  {
    name: 'tmux',
    effect: 'reads',
    wraps: (args) =>
      /^(?:ls|lsp|lsw|list-.*|show.*|capture-pane|has-session|info|display.*|a|at|attach.*|-V)$/.test(
        args[0] ?? '',
      )
        ? undefined
        : { commands: [{ hides: 'commands in another terminal' }] },
  },
  {
    name: 'screen',
    effect: 'reads',
    wraps: (args) =>
      args.some((arg) => /^-(?:ls|list|r|x|v)$/.test(arg)) && !args.includes('-X')
        ? undefined
        : { commands: [{ hides: 'commands in another terminal' }] },
  },
  {
    name: 'fd',
    aliases: ['fdfind'],
    effect: 'reads',
    wraps: (args) => {
      const at = args.findIndex((arg) => /^(?:-[xX]|--exec|--exec-batch)$/.test(arg));
      return at < 0
        ? undefined
        : {
            commands: [
              { words: [...args.slice(at + 1).map((word) => word.replace(/\{[^}]*\}/g, ITEM)), ITEM] },
            ],
          };
    },
  },
  { name: 'script', effect: 'reads', wraps: { options: '-c --command', subcommands: [] } },
  {
    name: 'watch',
    aliases: ['viddy', 'hwatch'],
    wraps: { values: '-n --interval -q --equexit', shell: true },
  },
  { name: 'trap', wraps: byTrap },
  {
    name: 'alias',
    effect: 'reads',
    wraps: (args) => ({
      commands: args.flatMap((arg) => (arg.includes('=') ? [{ shell: splitAssignment(arg)[1] }] : [])),
    }),
  },
  {
    name: 'eval',
    // Its words are written to be read twice.
    wraps: (args) => ({ commands: [{ shell: args.join(' ') }] }),
    setsVariables: true,
  },
  { name: 'read', effect: 'reads', setsVariables: true, wraps: bySubscript },
  {
    name: 'mapfile',
    effect: 'reads',
    setsVariables: true,
    aliases: ['readarray'],
    wraps: (args) => {
      const called = valuesOf(args, /^-C/);
      return called.length > 0 ? { commands: called.map((shell) => ({ shell })) } : undefined;
    },
  },
  { name: 'source', aliases: ['.'], wraps: () => ({ commands: [{ hides: NO_FILE }] }), setsVariables: true },
  { name: 'getopts', effect: 'reads', setsVariables: true },
  { name: '=', wraps: bySetting },
  { name: 'echo', effect: 'reads', prints: 'words' },
  { name: 'printf', effect: 'reads', prints: 'format' },
  { name: 'cat', effect: 'reads', prints: 'input' },
  { name: ':', aliases: ['true', 'false', 'sleep', 'wait', 'sync'], effect: 'reads', prints: 'nothing' },
  {
    name: 'sed',
    aliases: ['gsed'],
    effect: {
      options: {},
      otherwise: ({ args }) =>
        args.some((arg) => /^-[nEruszl]*i|^--in-place/.test(arg)) ? 'changes' : 'reads',
    },
    wraps: bySed,
  },
  { name: 'awk', aliases: ['gawk', 'mawk', 'nawk'], effect: 'reads', wraps: byAwk },
  { name: 'python', aliases: ['python2', 'python3', 'pypy', 'pypy3'], ...PYTHON },
  {
    name: 'perl',
    effect: {
      otherwise: ({ args }) => (args.some((arg) => /^-[0-9lnpaw]*i/.test(arg)) ? 'changes' : 'reads'),
    },
    wraps: interpreter({ code: '-[0-9lnpawsiEMm]*[eE]', isPlain: isPlainPerlWith }),
  },
  {
    name: 'ruby',
    aliases: [
      'irb',
      'jruby',
      'lua',
      'luajit',
      'Rscript',
      'groovy',
      'elixir',
      'iex',
      'escript',
      'osascript',
      'julia',
    ],
    ...RUBY_LIKE,
  },
  {
    name: 'node',
    aliases: ['nodejs', 'bun', 'ts-node', 'tsx'],
    effect: 'reads',
    wraps: interpreter({ code: '-[a-zA-Z]*[ep]|--(?:eval|print)(?:=|$)' }),
  },
  {
    name: 'php',
    effect: 'reads',
    wraps: interpreter({ code: '-[rBRE]|--(?:run|process-code)(?:=|$)', values: '-d -c -f' }),
  },
  {
    name: 'expect',
    aliases: [
      'tclsh',
      'wish',
      'scala',
      'swift',
      'jshell',
      'guile',
      'racket',
      'sbcl',
      'ghci',
      'runghc',
      'gdb-script',
    ],
    effect: 'reads',
    wraps: interpreter({ code: '-[a-z]*[ce]' }),
  },
  {
    name: 'deno',
    effect: 'reads',
    wraps: (args) =>
      /^(?:info|lint|check|doc|--version|-V)$/.test(args[0] ?? '')
        ? undefined
        : { commands: [{ hides: NO_LANGUAGE }] },
  },
  { name: 'java', aliases: ['javaw'], ...CODE_ONLY },
];
