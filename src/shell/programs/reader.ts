import { hasOption, operandsOf, splitWords, valuesOf } from '../arguments.ts';
import { mostSevere, type Effect } from '../effect.ts';
import { writeEffect } from './host.ts';
import type { EffectCall, EffectRule, Program, Wrapped, WrappedCommand } from '../program.ts';

/** A file that a program writes counts as one that the shell writes. */
function toFile(file: string): WrappedCommand {
  return { words: ['>', '>', file] };
}

/** The second name of `uniq in out` is a file that it writes. */
function byUniq(args: string[]): Wrapped | undefined {
  const [, out] = operandsOf(args, splitWords('-f -s -w'));
  return out === undefined ? undefined : { own: args, commands: [toFile(out)] };
}

/** It asks names in the address that it is given, so what is in that address leaves this machine. */
const ASKS_FOR_SECRET = {
  argument:
    /(?:\$\(|`)[^)`]*\b(?:cat|head|tail|base64|xxd|od|hexdump|env|printenv|secrets?|grep|awk|sed|openssl|gpg|passwd|vault|pass|op)\b/,
};
const RUNS_SORT = /^--compress-program(?:=|$)/;

/** It opens a file, and runs what its options, its settings and its input say. */
const EDITOR: Omit<Program, 'name'> = {
  interactive: true,
  wraps: (args, input, fed) =>
    args.some((arg) =>
      /^(?:\+[^\d]|-(?:[a-zA-Z]*c|S|s|w|es?|Es?|u|l|f|-cmd|-eval|-load|-batch|-script)(?:$|=)|-c.|-S.)/.test(
        arg,
      ),
    ) ||
    fed ||
    input !== undefined
      ? { commands: [{ hides: 'commands of an editor' }] }
      : undefined,
};

/** Reads unless a table says otherwise. */
function only(names: string): Program[] {
  return splitWords(names).map((name) => ({ name, effect: 'reads' }));
}

function changingBy(options: string, otherwise: EffectRule = 'reads'): EffectRule {
  return { options: { [options]: 'changes' }, otherwise };
}

function dateEffect({ args, words }: EffectCall): Effect {
  return hasOption(args, '-s', '--set') || words.some((word) => /^\d{8,12}(?:\.\d\d)?$/.test(word))
    ? 'changes'
    : 'reads';
}

/**
 * The programs that show files, text, processes, hardware and networks, and what makes some of them write or run something.
 * What is built into a shell and holds for this shell alone, such as `ulimit`, leaves nothing behind.
 */
export const READERS: Program[] = [
  // What a shell has built in, and what holds for this shell alone.
  ...only(
    'test [ [[ cd pwd pushd popd dirs type help history jobs fg bg disown shift return exit logout break continue set ' +
      'shopt local export declare typeset readonly umask ulimit times complete compgen compopt caller which ' +
      'whereis whence suspend unalias',
  ),
  // Files and text.
  ...only(
    'ls ll dir vdir lsd exa eza tree stat file du ncdu tac head more zmore zless nl cut paste join comm cmp diff diff3 sdiff ' +
      'colordiff vimdiff zcat bzcat xzcat zstdcat ' +
      'lz4cat gzcat tr rev fold fmt pr expand unexpand column col colrm strings od hexdump xxd hd base64 base32 basenc ' +
      'sha1sum sha224sum sha256sum sha384sum sha512sum shasum md5sum md5 b2sum cksum sum realpath readlink basename dirname ' +
      'pathchk look tsort shuf seq yes factor numfmt bc expr getfacl lsattr getfattr namei mktemp locate mlocate plocate ' +
      'jq gojq jaq xmllint xmlstarlet xq htmlq csvcut csvlook csvgrep csvstat mlr datamash jo gron fx bat batcat delta ccze ' +
      'lnav pygmentize less most apropos whatis info tldr clear reset tput stty tty mesg getconf arch',
  ),
  { name: 'wc', effect: 'reads', counts: { options: '-l --lines' } },
  ...only('grep egrep fgrep zgrep zegrep zfgrep bzgrep xzgrep zstdgrep lzgrep').map((program) => ({
    ...program,
    counts: { options: '-c --count' },
    searches: { options: '-r -R --recursive --dereference-recursive' },
  })),
  ...only('ag ack').map((program) => ({
    ...program,
    counts: { options: '-c --count' },
    searches: true as const,
  })),
  {
    name: 'sort',
    aliases: ['gsort'],
    effect: 'reads',
    wraps: (args) => {
      const commands = [
        ...valuesOf(args, /^(?:-[bdfgiMhnRrVcCmuszt]*o|--output(?:=|$))/).map(toFile),
        ...valuesOf(args, RUNS_SORT).map((shell) => ({ shell })),
      ];
      return commands.length > 0 ? { own: args, commands } : undefined;
    },
  },
  { name: 'uniq', effect: 'reads', wraps: byUniq },
  { name: 'tail', effect: 'reads', interactive: { with: ['-f', '--follow', '-F'] } },
  {
    name: 'rg',
    effect: 'reads',
    counts: { options: '-c --count' },
    searches: true,
    wraps: (args) => {
      const before = valuesOf(args, /^(?:--pre|--hostname-bin)(?:=|$)/);
      return before.length > 0 ? { commands: before.map((shell) => ({ shell })) } : undefined;
    },
  },
  {
    name: 'man',
    effect: 'reads',
    interactive: true,
    wraps: (args) => {
      const pagers = valuesOf(args, /^(?:-P|-H|--(?:pager|html)(?:=|$))/);
      return pagers.length > 0 ? { commands: pagers.map((shell) => ({ shell })) } : undefined;
    },
  },
  { name: 'yq', effect: changingBy('-i --inplace --in-place') },
  {
    name: 'split',
    aliases: ['csplit'],
    effect: 'reads',
    wraps: (args) => {
      const filters = valuesOf(args, /^--filter(?:=|$)/);
      return filters.length > 0 ? { commands: filters.map((shell) => ({ shell })) } : undefined;
    },
  },
  // Making an archive leaves everything else as it is. Unpacking one writes what is in it.
  { name: 'zip', aliases: ['7z'], effect: { options: { '-m': 'changes' } } },
  { name: 'unzip', effect: { options: { '-l -p -t -Z -v': 'reads' }, otherwise: 'changes' } },
  {
    name: 'tar',
    aliases: ['gtar', 'bsdtar'],
    effect: ({ args }) => {
      const mode = args[0] ?? '';
      if (hasOption(args, '--delete', '--remove-files')) return 'high';
      return /^-?[a-zA-Z]*x/.test(mode.replace(/^--.*/, '')) ||
        hasOption(args, '--extract', '--get') ||
        args.some((arg) => /^-[a-zA-Z]*x/.test(arg))
        ? 'changes'
        : 'reads';
    },
    wraps: (args) => {
      const commands: WrappedCommand[] = [
        ...valuesOf(args, /^--checkpoint-action(?:=|$)/).flatMap((action) =>
          action.startsWith('exec=') ? [{ shell: action.slice(5) }] : [],
        ),
        ...valuesOf(
          args,
          /^(?:-I|--(?:use-compress-program|to-command|rsh-command|info-script|new-volume-script)(?:=|$)|-F)/,
        ).map((shell) => ({ shell })),
      ];
      return commands.length > 0 ? { own: args, commands } : undefined;
    },
  },
  { name: 'cpio', effect: { options: { '-t --list': 'reads', '-i -p --extract': 'changes' } } },
  // Processes, users and hardware.
  ...only(
    'ps pstree pidof pmap pwdx prtstat lsof top htop atop btop btm glances iotop iftop nethogs nload bmon vtop slabtop powertop ' +
      'dstat vmstat mpstat iostat pidstat sar sadf nfsiostat cifsiostat nfsstat mountstats numastat tapestat free uptime w who ' +
      'whoami id groups users last lastb lastlog finger logname uname nproc lscpu lsmem lspci lsusb ' +
      'lshw hwinfo dmidecode inxi sensors biosdecode lslocks lsns lsipc ipcs lslogins lsinitramfs ' +
      'nvidia-smi rocm-smi gpustat printenv locale systemd-cgls systemd-cgtop ' +
      'systemd-delta systemd-detect-virt systemd-path getent getcap capsh ' +
      'jps jinfo jhsdb rbspy pprof ldd nm objdump ' +
      'readelf size addr2line gcore pstack eu-stack opensnoop execsnoop biosnoop biolatency tcplife tcpconnect ' +
      'tcpaccept tcpretrans runqlat cachestat cachetop ext4slower xfsslower filetop profile offcputime needs-restarting ' +
      'checkrestart rpm2cpio lsdev lstopo ' +
      'mcelog turbostat',
  ),
  { name: 'dmesg', effect: { options: { '-C --clear -c --read-clear -n -D -E': 'changes' } } },
  { name: 'date', aliases: ['gdate'], effect: dateEffect },
  { name: 'cal', aliases: ['ncal', 'units'], effect: 'reads' },
  {
    name: 'hostname',
    aliases: ['domainname', 'nisdomainname'],
    effect: ({ args, words }) => (words.length > 0 || hasOption(args, '-F', '-b') ? 'changes' : 'reads'),
  },
  { name: 'hwclock', effect: changingBy('-w -s --systohc --hctosys --set --adjust -a') },
  { name: 'chgrp', aliases: ['setfacl', 'chattr', 'setfattr', 'setcap', 'ldconfig'], effect: 'changes' },
  { name: 'rmdir', aliases: ['mkfifo', 'mknod'], effect: 'changes' },
  { name: 'badblocks', effect: { options: { '-w -n': 'destructive' } } },
  {
    name: 'gdb',
    effect: 'changes',
    wraps: () => ({ commands: [{ hides: 'code in a language that is not read here' }] }),
  },
  { name: 'bpftrace', wraps: () => ({ commands: [{ hides: 'code in a language that is not read here' }] }) },
  {
    name: 'udevadm',
    effect: {
      subcommands: { 'trigger control': 'changes', 'info monitor settle test': 'reads' },
      otherwise: 'unknown',
    },
  },
  { name: 'write', aliases: ['wall', 'logger'], effect: 'changes' },
  // Editors and prompts, which run what their options or their settings say.
  {
    name: 'vim',
    aliases: ['vi', 'nvim', 'ex', 'nano', 'pico', 'micro', 'emacs', 'joe'],
    effect: ({ args, words }) =>
      hasOption(args, '-R', '-M', '-v') ? 'reads' : mostSevere(words.map((file) => writeEffect(file))),
    ...EDITOR,
  },
  { name: 'view', aliases: ['ed'], effect: 'reads', ...EDITOR },
  { name: 'localectl', effect: { subcommands: { 'set-*': 'changes' } } },
  // Networks.
  ...only(
    'netstat ping ping6 fping traceroute traceroute6 tracepath mtr whois lldpctl ' +
      'ipcalc sipcalc ntpq ntpstat nstat ifstat rtstat vnstat sockstat ' +
      'ngrep pgbadger pt-query-digest iperf iperf3 httpstat pg_isready ibstat ibstatus lnstat nmap gitleaks trufflehog tfsec tflint shellcheck yamllint ' +
      'tcptraceroute grpc_health_probe ssh-keyscan named-checkzone named-checkconf',
  ),
  {
    name: 'dig',
    aliases: ['host', 'nslookup', 'drill', 'kdig', 'delv', 'dog', 'q'],
    effect: 'reads',
    sends: ASKS_FOR_SECRET,
  },
  {
    name: 'tcpdump',
    aliases: ['tshark', 'dumpcap'],
    effect: 'reads',
    wraps: (args) => {
      const after = valuesOf(args, /^-z$/).map((words) => ({ words: [words] }));
      const commands = [...after, ...valuesOf(args, /^-[a-zA-Z]*w$/).map(toFile)];
      return commands.length > 0 ? { own: args, commands } : undefined;
    },
  },
  { name: 'ssh-keygen', effect: { options: { '-l -F -y -L -B': 'reads' }, otherwise: 'changes' } },
  { name: 'ssh-add', effect: { options: { '-l -L': 'reads' }, otherwise: 'changes' } },
  { name: 'telnet', effect: 'reads', interactive: true },
  {
    name: 'gpg',
    aliases: ['gpg2'],
    effect: {
      options: {
        '--delete-keys --delete-secret-keys': 'destructive',
        '--import --recv-keys --gen-key --edit-key --export-secret-keys': 'changes',
      },
    },
  },
];
