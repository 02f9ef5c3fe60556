import { posix } from 'node:path';
import { socketEffect } from './socket.ts';
import { hasOption, ITEM, valuesOf, wordsOf } from '../arguments.ts';
import { mostSevere, type Effect } from '../effect.ts';
import type { Call, EffectCall, EffectTable, Program, Wrapped } from '../program.ts';

/** What a shell writes with `>`: the sign, then the file. */
function redirectEffect({ args: [sign = '', file = ''], input, unread }: EffectCall): Effect {
  if (/^\/dev\/(?:tcp|udp|fd)\//.test(file))
    return socketEffect({ input: unread ? '' : input, unread: false });
  return writeEffect(file, sign);
}

/** What writing a file does: a device loses its content, and the system reads some files. */
export function writeEffect(file: string, sign = '>>'): Effect {
  const path = posix.normalize(file);
  if (/^\/dev\//.test(path)) return IS_HARMLESS_DEVICE.test(path) ? 'reads' : 'destructive';
  if (path === '/proc/sysrq-trigger') return 'high';
  if (!IN_SYSTEM.test(path) && !IS_SETTING.test(path) && !IN_UNKNOWN_FOLDER.test(path)) return 'reads';
  return /^\/var\/(?:log|lib|spool)\//.test(path) && !sign.endsWith('>>') ? 'destructive' : 'changes';
}

/** Opening a connection only tests it; what another program writes there leaves this machine. */
function writesToSocket({ args: [, file = ''], input, fed }: Call): boolean {
  return /^\/dev\/(?:tcp|udp)\//.test(file) && (input === undefined ? fed : /[$`]/.test(input));
}

function rmEffect({ args, words: files }: EffectCall): Effect {
  const temporary = files.length > 0 && files.every((file) => IS_TEMPORARY.test(file));
  return hasOption(args, '-r', '-R', '--recursive') && !temporary ? 'destructive' : 'changes';
}

/** The last name is the destination. What someone copies to keep as evidence goes elsewhere. */
function copyEffect({ args, words }: Pick<EffectCall, 'args' | 'words'>): Effect {
  return mostSevere(
    [words.at(-1) ?? '', ...valuesOf(args, /^-t|^--target-directory(?:=|$)/)].map((file) =>
      writeEffect(file),
    ),
  );
}

/** What writing some files does, each as with `>`; `tee` without -a empties them first. */
function writesEffect({ args, words }: EffectCall): Effect {
  const sign = hasOption(args, '-a', '--append') ? '>>' : '>';
  return mostSevere(words.map((file) => writeEffect(file, sign)));
}

function truncateEffect({ args }: EffectCall): Effect {
  return /^\+|^$/.test(args[args.indexOf('-s') + 1] ?? '') ? 'changes' : 'destructive';
}

function killEffect({ args }: EffectCall): Effect {
  if (args.some((arg) => /^-(?:0|l|L|3|QUIT|SIGQUIT)$/.test(arg))) return 'reads';
  return args.some((arg) => /^-(?:9|KILL|SIGKILL)$/.test(arg)) || /-s (?:9|KILL|SIGKILL)/.test(args.join(' '))
    ? 'high'
    : 'changes';
}

function killByNameEffect({ args }: EffectCall): Effect {
  if (args.some((arg) => /^-(?:0|l)$/.test(arg))) return 'reads';
  return args.some((arg) => /^-(?:HUP|SIGHUP|1|USR1|USR2|SIGUSR1|SIGUSR2)$/.test(arg)) ? 'changes' : 'high';
}

function isRemote(place = ''): boolean {
  return /^[\w.@{}$-]+:|^rsync:\/\//.test(place);
}

/** How it connects, and what it starts there. */
function byRsync(args: string[]): Wrapped | undefined {
  const shells = valuesOf(args, /^(?:-[a-zA-Z]*e$|-e|--rsh(?:=|$)|--rsync-path(?:=|$))/).map((shell) => ({
    shell,
  }));
  const commands = shells.filter(
    ({ shell }) => !/^(?:sudo )?rsync\b|^ssh(?: -[a-zA-Z0-9]+(?: [\w./~{}-]+)?)*$/.test(shell),
  );
  return commands.length > 0 ? { own: args, commands } : undefined;
}

/** The commands that find runs on what it finds. */
function onFound(args: string[]): Wrapped {
  const commands = args.flatMap((arg, index) => {
    if (!/^-(?:exec|execdir|ok|okdir)$/.test(arg)) return [];
    const rest = args.slice(index + 1).map((word) => word.replaceAll('{}', ITEM));
    const end = rest.findIndex((word) => word === ';' || word === '+');
    return [{ words: end < 0 ? rest : rest.slice(0, end) }];
  });
  const files = valuesOf(args, /^-f(?:print0?|printf|ls)$/).map((file) => ({ words: ['>', '>', file] }));
  return { own: args, commands: [...commands, ...files] };
}

/** `service nginx restart`, `gitlab-ctl restart puma`: whichever comes first, the verb is one of these. */
const SERVICE: EffectTable = {
  at: 'any',
  subcommands: {
    'stop kill force-stop down': 'high',
    'start restart reload force-reload hup reconfigure int term up once reread update clear': 'changes',
  },
};
const PACKAGES: EffectTable = {
  subcommands: {
    'remove purge autoremove erase downgrade dist-upgrade full-upgrade': 'high',
    'install reinstall update upgrade localinstall clean mark hold unhold makecache autoclean build-dep swap distro-sync':
      'changes',
    history: { subcommands: { 'undo rollback redo': 'high' } },
    'module group config-manager versionlock edit-sources': {
      subcommands: { 'list info summary provides': 'reads', remove: 'high' },
      otherwise: 'changes',
    },
  },
};
const ALL_FILES = { when: { argument: /(?:^|\/)\*$/ } };
const FOLLOWS = { with: ['-f', '--follow', '-F'] };

/** Files in which nothing is kept. */
const IS_TEMPORARY = /^"?(?:\/tmp|\/var\/tmp|\$\{?TMPDIR\}?)\/\S/;
/** Files that the system needs. */
const IN_SYSTEM =
  /^\/(?:etc|proc|sys|boot|usr|opt|bin|sbin|lib\w*|root|run|var\/(?:log|lib|spool|opt|run|www|cache))(?:\/|$)/;
/** Files in a home that shells and other programs read when they start. */
const IS_SETTING = /^(?:~[^/]*|\$\{?HOME\}?|\/home\/[^/]+)\/\./;
/** Below a variable of which the name does not say that it is for what the reader finds, and files that variables name. */
const IN_UNKNOWN_FOLDER =
  /^\$\{?(?!\w*(?:OUT|TE?MP|LOG|WORK|PWD|REPORT|EVIDENCE|DUMP|RESULT|INCIDENT|HOME|DIR\b|DEST|SCRATCH|CASE|BACKUP))\w+\}?\/|^\$\{?(?:KUBECONFIG|HISTFILE|BASH_ENV|ENV|SSH_AUTH_SOCK)\}?$/i;
const IS_HARMLESS_DEVICE =
  /^\/dev\/(?:null|zero|full|stdout|stderr|stdin|tty|pts\/\d+|fd\/\d+|shm\/.*|tcp\/.*|udp\/.*)$/;

/** One machine: its services, processes, files, packages and accounts, and the programs that show them. */
export const HOST: Program[] = [
  {
    name: 'systemctl',
    values: '-H -M -t -p -n -o',
    effect: {
      subcommands: {
        'stop mask disable kill isolate reboot poweroff halt rescue emergency kexec': 'high',
        'soft-reboot suspend clean': 'high',
        'set-environment unset-environment import-environment': 'changes',
        'start restart reload try-restart reload-or-restart enable reenable unmask reset-failed': 'changes',
        'daemon-reload daemon-reexec edit revert link set-property set-default preset freeze thaw': 'changes',
      },
    },
    wide: { when: { argument: /^\*|^[\w@.-]+\*(?:\.\w+)?$/ } },
    silences: { text: /^(?:stop|mask|disable)\b.*\b(?:alertmanager|prometheus|node_exporter|monit)\b/ },
  },
  { name: 'service', aliases: ['gitlab-ctl', 'sv', 'initctl'], effect: SERVICE },
  {
    name: 'monit',
    effect: {
      subcommands: {
        'stop unmonitor quit': 'high',
        'start restart monitor reload validate': 'changes',
        'status summary report procmatch': 'reads',
      },
      otherwise: 'changes',
    },
    silences: { text: /\bunmonitor\b/ },
    wide: { when: { with: ['unmonitor all', 'stop all', 'restart all'] } },
  },
  {
    name: 'journalctl',
    effect: { options: { '--vacuum*': 'high', '--rotate --flush --sync': 'changes' } },
    interactive: FOLLOWS,
  },
  { name: '>', effect: redirectEffect, sends: writesToSocket },
  { name: 'rm', effect: rmEffect, wide: ALL_FILES, destroysEvidence: true },
  { name: 'unlink', effect: 'changes' },
  { name: 'mv', effect: 'changes', wide: ALL_FILES },
  { name: 'chmod', effect: 'changes', wide: ALL_FILES },
  { name: 'chown', effect: 'changes', wide: ALL_FILES },
  { name: 'truncate', effect: truncateEffect, wide: ALL_FILES, destroysEvidence: true },
  { name: 'shred', effect: 'destructive', wide: ALL_FILES, destroysEvidence: true },
  { name: 'sponge', effect: writesEffect },
  { name: 'mkdir', effect: ({ words }) => mostSevere(words.map((file) => writeEffect(file))) },
  {
    name: 'gzip',
    aliases: ['gunzip', 'bzip2', 'bunzip2', 'xz', 'unxz', 'zstd', 'unzstd', 'lz4', 'pigz'],
    effect: ({ args, words }) =>
      args.some((arg) => /^-[a-z0-9]*[clt]|^--(?:stdout|to-stdout|list|test|keep)$|^-[0-9]*k/.test(arg))
        ? 'reads'
        : mostSevere(words.map((file) => writeEffect(file))),
  },
  { name: 'rimraf', aliases: ['del-cli', 'trash'], effect: 'high' },
  {
    name: 'fallocate',
    aliases: ['rename', 'mmv', 'update-ca-certificates', 'ssh-copy-id'],
    effect: 'changes',
  },
  { name: 'patch', effect: { options: { '--dry-run': 'reads' }, otherwise: 'changes' } },
  {
    name: 'update-alternatives',
    aliases: ['alternatives'],
    effect: { options: { '--display --list --query --get-selections': 'reads' }, otherwise: 'changes' },
  },
  { name: 'tee', effect: writesEffect, sends: { argument: /^\/dev\/(?:tcp|udp)\// } },
  { name: 'touch', effect: (call) => writesEffect({ ...call, args: ['-a'] }) },
  { name: 'cp', aliases: ['install', 'ln'], effect: copyEffect },
  {
    name: 'find',
    searches: { noArgument: /^-(?:delete|exec|execdir|ok)$/ },
    effect: { options: { '-delete': 'high' } },
    dryRun: { suggest: 'the same without -delete' },
    wraps: onFound,
  },
  {
    name: 'rsync',
    values: '-e --rsh --exclude --include --files-from --rsync-path --bwlimit',
    effect: {
      options: { '--delete* --remove-source-files': 'high' },
      otherwise: ({ words }) => (isRemote(words.at(-1)) ? 'changes' : copyEffect({ args: [], words })),
    },
    sends: ({ args }) => {
      const words = wordsOf(args, ['-e', '--rsh']);
      return isRemote(words.at(-1)) && !isRemote(words[0]);
    },
    wraps: byRsync,
    dryRun: { options: '-n --dry-run', suggest: '--dry-run' },
  },
  { name: 'kill', effect: killEffect },
  { name: 'pkill', aliases: ['killall'], effect: killByNameEffect },
  { name: 'fuser', effect: { options: { '-k --kill': 'high' } } },
  { name: 'reboot', aliases: ['poweroff', 'halt'], effect: 'high', destroysEvidence: true },
  {
    name: 'shutdown',
    effect: { options: { '-c': 'changes' }, otherwise: 'high' },
    destroysEvidence: true,
  },
  { name: 'init', effect: ({ args }) => (/^[06]$/.test(args[0] ?? '') ? 'high' : 'reads') },
  { name: 'timedatectl', effect: { subcommands: { 'set-*': 'changes' } } },
  { name: 'hostnamectl', effect: { subcommands: { 'set-* hostname*': 'changes' } } },
  {
    name: 'crontab',
    effect: { options: { '-r': 'high', '-l': 'reads' }, otherwise: 'changes' },
    interactive: { with: ['-e'] },
  },
  { name: 'useradd', aliases: ['usermod'], effect: 'changes' },
  {
    name: 'apt',
    aliases: ['apt-get', 'aptitude', 'yum', 'dnf', 'dnf5', 'microdnf'],
    values: '-o -c -t --target-release --enablerepo --disablerepo --setopt',
    effect: PACKAGES,
    dryRun: { options: '-s --simulate --just-print --dry-run --assumeno', suggest: '--dry-run' },
  },
  { name: 'apk', effect: { subcommands: { del: 'high', 'add upgrade update fix': 'changes' } } },
  {
    name: 'rpm',
    effect: {
      options: {
        '-q -V --query --verify': 'reads',
        '-e --erase': 'high',
        '-U -i -F --upgrade --install --freshen --import --rebuilddb --reinstall': 'changes',
      },
    },
    dryRun: { options: '--test' },
  },
  {
    name: 'dpkg',
    effect: { options: { '-P -r --purge --remove': 'high', '-i --configure': 'changes' } },
  },
  { name: 'logrotate', effect: 'changes', dryRun: { options: '-d --debug' } },
];
