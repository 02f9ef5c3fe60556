import { hasOption } from '../arguments.ts';
import type { Effect } from '../effect.ts';
import type { EffectCall, EffectRule, Program } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

/** A word anywhere, because the name of the service comes first in some and last in others. */
const SERVICE: EffectRule = {
  at: 'any',
  subcommands: {
    'stop kill force-stop down zap exit': 'high',
    'start restart reload force-reload hup condrestart try-restart once up': 'changes',
  },
};

/** Tells a service manager by single letters: -d is down, -u is up. */
const LETTERS: EffectRule = { options: { '-d -k -x -X -t -D': 'high' }, otherwise: 'changes' };

/** Synchronising installs, unless it only searches or shows. */
function pacmanEffect({ args }: EffectCall): Effect {
  const [verb = ''] = args;
  if (/^-R|^--remove/.test(verb)) return 'high';
  if (/^-[QFT]|^--(?:query|files|deptest)/.test(verb) || /^-S\w*[silgp]/.test(verb)) return 'reads';
  return /^-[SUD]|^--(?:sync|upgrade|database)/.test(verb) ? 'changes' : 'reads';
}

function onOff({ words }: EffectCall): Effect {
  return /^(?:0|off|false|permissive|disabled)$/i.test(words.at(-1) ?? '') ? 'high' : 'changes';
}

/** An account without its files, and one with them. */
const ACCOUNT_REMOVAL: EffectRule = {
  options: { '-r --remove --remove-home --remove-all-files': 'destructive' },
  otherwise: 'high',
};

function rulesEffect({ args }: EffectCall): Effect {
  if (args.some((arg) => /^-[DdW]$/.test(arg)) || /(?:^| )-e 0(?: |$)/.test(args.join(' '))) return 'high';
  return args.some((arg) => /^-[aAweRrbfic]$/.test(arg)) ? 'changes' : 'reads';
}

function semanageEffect({ args }: EffectCall): Effect {
  if (hasOption(args, '-d', '--delete', '-D', '--deleteall')) return 'high';
  return hasOption(args, '-a', '--add', '-m', '--modify') || args[0] === 'import' ? 'changes' : 'reads';
}

/** What a virtual machine of Java is told comes after its process. */
function javaEffect({ words }: EffectCall): Effect {
  const order = words.slice(1).join(' ');
  if (/^JVMTI\.agent_load\b/.test(order)) return 'unseen';
  return /^(?:VM\.set_flag|VM\.log|GC\.run\w*|JFR\.(?:start|stop|dump|configure)|ManagementAgent\.\w+|Compiler\.(?:directives_(?:add|clear|remove)|codecache_clear))\b/.test(
    order,
  )
    ? 'changes'
    : 'reads';
}

const PACEMAKER: EffectRule = {
  at: 'any',
  subcommands: {
    'standby disable stop fence destroy kill delete remove restrict': 'high',
    'move migrate restart cleanup enable start unstandby online clear unmigrate ban refresh maintenance ready':
      'changes',
    'set add create update property load edit import node-maintenance manage unmanage': 'changes',
  },
  otherwise: 'reads',
};

/** A node that a list of words names, with what is done to it. */
function pcsEffect({ words }: EffectCall): Effect {
  const [group = '', verb = ''] = words;
  if (/^(?:status|config|quorum|host|pcsd|client|alert|acl|tag|booth|dr|qdevice)$/.test(group))
    return words.some((word) => /^(?:remove|delete|destroy|disable|stop|kill)$/.test(word))
      ? 'high'
      : words.some((word) =>
            /^(?:set|add|create|update|auth|enable|start|unblock|expected-votes|clear|import|sync\w*|restore)$/.test(
              word,
            ),
          ) && group !== 'status'
        ? 'changes'
        : 'reads';
  if (group === 'cluster' && verb === 'destroy') return 'destructive';
  if (verb === 'history') return words[2] === 'cleanup' ? 'changes' : 'reads';
  if (/^(?:stop|kill|disable|standby|fence|delete|remove|node-remove|detach)$/.test(verb)) return 'high';
  return /^(?:status|config|show|list|describe|standards|providers|agents|relations|failcount|utilization|cib|report|verify|corosync|check|defaults|get|order|location|colocation|--full|)$/.test(
    verb,
  ) && !words.some((word) => /^(?:add|set|update|create|remove|delete|prefers|avoids|reset)$/.test(word))
    ? 'reads'
    : 'changes';
}

const CLUSTER_LEAVES = { argument: /^maintenance-mode=true$/ };

/** A machine's controller, which knows power and the log of events. */
function ipmiEffect({ words }: EffectCall): Effect {
  const text = words.join(' ');
  if (
    /\bpower (?:off|cycle|reset|soft|diag)\b|\b(?:mc|bmc) reset\b|\bsel clear\b|\b(?:user|sol|session) (?:disable|deactivate|clear)\b/.test(
      text,
    )
  )
    return 'high';
  return /\bpower on\b|\b(?:bootdev|bootparam|policy|identify)\b (?!list)|\b(?:set|activate|enable|add|write|raw|import|fw|hpm upgrade|load)\b/.test(
    text,
  )
    ? 'changes'
    : 'reads';
}

/** One machine, seen by those who look after it: its services, accounts, packages, kernel and power. */
export const SYSTEMS: Program[] = [
  { name: 'rc-service', aliases: ['service-ctl', 'invoke-rc.d'], effect: SERVICE },
  { name: 'rc-status', effect: 'reads' },
  {
    name: 'rc-update',
    effect: { subcommands: { 'del delete': 'high', 'add update': 'changes', show: 'reads' } },
  },
  {
    name: 'supervisorctl',
    values: '-c --configuration -s --serverurl -u --username -p --password',
    effect: {
      subcommands: {
        'stop shutdown remove': 'high',
        'start restart reload reread update add signal clear fg': 'changes',
        'status tail maintail avail pid version help': 'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: { with: ['stop all', 'restart all'] } },
  },
  {
    name: 'launchctl',
    effect: {
      subcommands: {
        'bootout unload stop kill disable remove reboot': 'high',
        'bootstrap load start kickstart enable submit setenv unsetenv limit config attach debug': 'changes',
        'list print print-disabled print-cache dumpstate blame getenv managername version help hostinfo procinfo examine':
          'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'pm2',
    effect: {
      subcommands: {
        'stop delete del kill flush unstartup': 'high',
        'start restart reload gracefulReload scale save dump resurrect update reset startup sendSignal trigger deploy install':
          'changes',
        'set unset reloadLogs': 'changes',
        'list ls l ps status describe show desc info logs jlist prettylist monit env id pid report ping conf get help':
          'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: { with: ['delete all', 'stop all'] } },
  },
  { name: 'svcs', effect: 'reads' },
  { name: 'svcadm', effect: { subcommands: { disable: 'high', '*': 'changes' } } },
  { name: 's6-svstat', aliases: ['svstat'], effect: 'reads' },
  { name: 's6-svc', aliases: ['svc'], effect: LETTERS },
  {
    name: 'chkconfig',
    effect: {
      options: { '--list -l': 'reads', '--del': 'high', '--add': 'changes' },
      otherwise: {
        at: 'last',
        subcommands: { off: 'high', 'on reset resetpriorities': 'changes' },
        otherwise: 'reads',
      },
    },
  },
  { name: 'update-rc.d', effect: { at: 1, subcommands: { 'remove disable': 'high' }, otherwise: 'changes' } },
  {
    name: 'loginctl',
    effect: {
      subcommands: {
        'terminate-* kill-*': 'high',
        'enable-linger disable-linger lock-* unlock-* activate attach flush-devices': 'changes',
        'list-* show-* *-status': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'busctl',
    effect: {
      subcommands: {
        'call set-property emit': 'changes',
        'list tree status introspect monitor capture get-property wait help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'coredumpctl',
    values: '-S --since -U --until -o --output -n -D --directory -F',
    effect: { subcommands: { 'list info dump debug gdb': 'reads' }, otherwise: UNLISTED },
  },
  {
    name: 'systemd-analyze',
    effect: {
      subcommands: {
        'set-log-level set-log-target log-level log-target service-watchdogs': ({ rest }) =>
          rest.length > 0 ? 'changes' : 'reads',
      },
    },
  },
  {
    name: 'systemd-tmpfiles',
    effect: { options: { '--clean --remove --purge': 'high', '--create': 'changes' } },
  },
  // The kernel and how it starts.
  { name: 'lsmod', effect: 'reads' },
  { name: 'modinfo', effect: 'reads' },
  {
    name: 'modprobe',
    effect: {
      options: { '-r --remove': 'high', '--show-depends -D -c --showconfig --resolve-alias -R': 'reads' },
      otherwise: 'changes',
    },
    dryRun: { options: '-n --dry-run --show' },
  },
  { name: 'rmmod', effect: 'high' },
  {
    name: 'insmod',
    aliases: ['depmod', 'dkms', 'mkinitcpio', 'dracut', 'update-initramfs'],
    effect: 'changes',
  },
  {
    name: 'update-grub',
    aliases: [
      'grub-mkconfig',
      'grub2-mkconfig',
      'grub-install',
      'grub2-install',
      'grub-reboot',
      'grub-set-default',
      'grub2-set-default',
      'efibootmgr',
    ],
    effect: 'changes',
  },
  {
    name: 'grubby',
    effect: { options: { '--info --default-*': 'reads', '--remove-kernel': 'high' }, otherwise: 'changes' },
  },
  {
    name: 'kexec',
    effect: { options: { '-e --exec': 'high', '-s --status': 'reads' }, otherwise: 'changes' },
  },
  { name: 'telinit', effect: { subcommands: { '0 1 6 s S': 'high', '*': 'changes' } } },
  // Packages.
  {
    name: 'apt-mark',
    effect: { subcommands: { 'show*': 'reads', '*': 'changes' } },
  },
  {
    name: 'apt-cache',
    aliases: ['apt-file', 'apt-config', 'aptitude-search', 'dpkg-query', 'repoquery'],
    effect: 'reads',
  },
  {
    name: 'zypper',
    values: '-c --config -C --cache-dir -R --root --userdata',
    effect: {
      subcommands: {
        'remove rm': 'high',
        'install in update up dist-upgrade dup patch refresh ref clean cc addlock al removelock rl addrepo ar removerepo rr modifyrepo mr':
          'changes',
        'install-new-recommends verify ve source-install si renamerepo nr services-ref': 'changes',
        'search se info if list-updates lu list-patches lp packages pa patterns pt products pd repos lr locks ll ps':
          'reads',
        'patch-check pchk what-provides wp versioncmp targetos help licenses download services ls': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '-D --dry-run', suggest: '--dry-run' },
  },
  { name: 'pacman', aliases: ['yay', 'paru'], effect: pacmanEffect },
  {
    name: 'snap',
    effect: {
      subcommands: {
        'remove stop disable': 'high',
        'install refresh revert restart start enable set unset connect disconnect alias unalias switch save restore forget try ack abort run':
          'changes',
        'list info changes tasks services logs find get connections interfaces known model version warnings whoami help debug':
          'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'flatpak',
    effect: {
      subcommands: {
        'uninstall remove kill': 'high',
        'install update mask unmask override repair run pin config': 'changes',
        'list info search history ps remotes remote-ls remote-info documents permissions': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'brew',
    effect: {
      subcommands: {
        'uninstall remove rm': 'high',
        services: { subcommands: { 'list info': 'reads', 'stop kill': 'high' }, otherwise: 'changes' },
        'install reinstall upgrade update cleanup link unlink pin unpin tap untap autoremove bundle postinstall':
          'changes',
        'list ls info search outdated deps uses leaves config doctor desc home options cat log --prefix --cellar commands help':
          'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'pip',
    aliases: ['pip3'],
    effect: {
      subcommands: {
        uninstall: 'high',
        'install cache wheel': 'changes',
        'list show freeze check search config index debug hash inspect download help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'gem',
    effect: {
      subcommands: {
        'uninstall yank': 'high',
        'install update cleanup push pristine': 'changes',
        'list query search info env environment which dependency outdated contents sources help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  // Accounts and rights.
  { name: 'userdel', effect: ACCOUNT_REMOVAL },
  { name: 'deluser', aliases: ['delgroup'], effect: ACCOUNT_REMOVAL },
  { name: 'adduser', aliases: ['addgroup', 'newusers'], effect: 'changes' },
  {
    name: 'groupadd',
    aliases: ['groupmod', 'chgpasswd', 'newgrp', 'vipw', 'pwconv', 'chfn', 'chsh'],
    effect: 'changes',
  },
  { name: 'groupdel', effect: 'high' },
  { name: 'gpasswd', effect: { options: { '-d --delete': 'high' }, otherwise: 'changes' } },
  { name: 'passwd', effect: { options: { '-S --status': 'reads' }, otherwise: 'changes' } },
  { name: 'chpasswd', effect: 'changes' },
  { name: 'chage', effect: { options: { '-l --list': 'reads' }, otherwise: 'changes' } },
  { name: 'faillock', effect: { options: { '--reset': 'changes' } } },
  { name: 'pam_tally2', aliases: ['faillog', 'pam_tally'], effect: { options: { '-r --reset': 'changes' } } },
  {
    name: 'getenforce',
    aliases: ['sestatus', 'seinfo', 'sesearch', 'audit2why', 'matchpathcon'],
    effect: 'reads',
  },
  { name: 'setenforce', effect: onOff },
  { name: 'setsebool', aliases: ['chcon', 'semodule'], effect: 'changes' },
  { name: 'semanage', effect: semanageEffect },
  { name: 'restorecon', aliases: ['fixfiles'], effect: 'changes', dryRun: { options: '-n' } },
  { name: 'auditctl', effect: rulesEffect, wide: { when: { with: ['-D'] } } },
  { name: 'ausearch', effect: 'reads' },
  { name: 'aureport', effect: 'reads' },
  { name: 'aa-status', aliases: ['apparmor_status', 'aa-unconfined'], effect: 'reads' },
  { name: 'aa-disable', aliases: ['aa-teardown', 'aa-remove-unknown'], effect: 'high' },
  { name: 'aa-complain', aliases: ['aa-enforce', 'aa-audit', 'apparmor_parser'], effect: 'changes' },
  {
    name: 'fail2ban-client',
    values: '-s -c -p --loglevel --logtarget',
    effect: {
      subcommands: {
        stop: 'high',
        unban: { options: { '--all': 'high' }, otherwise: 'changes' },
        'start restart reload set add ban': 'changes',
        'status get ping banned version echo help': 'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: { with: ['unban --all'] } },
  },
  // What keeps a service on one of several machines.
  {
    name: 'pcs',
    values: '-f -u -p',
    effect: pcsEffect,
    leaves: CLUSTER_LEAVES,
    wide: { when: { with: ['stop --all', 'destroy --all', 'kill --all', 'disable --all'] } },
  },
  {
    name: 'crm',
    values: '-c --cib -H --history -X --profile',
    effect: { subcommands: { 'status verify report history help ra': 'reads', '*': PACEMAKER } },
    leaves: CLUSTER_LEAVES,
  },
  { name: 'crm_mon', aliases: ['crm_verify', 'crm_report', 'crm_simulate', 'crm_diff'], effect: 'reads' },
  {
    name: 'crm_resource',
    effect: {
      options: {
        '--delete -D --force-stop --force-demote --ban': 'high',
        '--cleanup -C --refresh -R --move -M --clear -U --restart --force-start --force-promote --set-parameter -p --delete-parameter -d':
          'changes',
      },
    },
  },
  {
    name: 'stonith_admin',
    effect: {
      options: {
        '--fence -F --reboot -B --deregister -D': 'high',
        '--confirm -C --unfence -U --register -R --cleanup': 'changes',
      },
    },
  },
  {
    name: 'crm_standby',
    aliases: ['crm_attribute', 'crm_failcount', 'crm_master'],
    effect: ({ args }) => {
      if (hasOption(args, '-G', '--query', '-q')) return 'reads';
      return /(?:-v|--update)[= ]?(?:on|true)\b/.test(args.join(' ')) && !args.includes('maintenance-mode')
        ? 'high'
        : 'changes';
    },
  },
  { name: 'corosync-cfgtool', effect: { options: { '-H -k -a=never': 'high', '-R -r -L': 'changes' } } },
  {
    name: 'corosync-quorumtool',
    aliases: ['corosync-cmapctl'],
    effect: { options: { '-e -v=never -n=never -f': 'changes' } },
  },
  // Jobs and processes.
  {
    name: 'at',
    aliases: ['batch'],
    effect: { options: { '-l -c': 'reads', '-d -r': 'high' }, otherwise: 'changes' },
  },
  { name: 'atq', effect: 'reads' },
  { name: 'atrm', effect: 'high' },
  { name: 'run-parts', aliases: ['anacron'], effect: 'changes', dryRun: { options: '--test --list' } },
  { name: 'pgrep', effect: 'reads' },
  { name: 'renice', effect: 'changes' },
  { name: 'jcmd', effect: javaEffect },
  { name: 'jstack', effect: 'reads' },
  { name: 'jmap', effect: 'reads' },
  { name: 'jstat', effect: 'reads' },
  { name: 'py-spy', effect: 'reads' },
  // Power, and the controller of a machine.
  { name: 'ipmitool', values: '-H -U -P -I -L -p -t -b -f -E -C', effect: ipmiEffect },
  {
    name: 'racadm',
    values: '-r -u -p',
    effect: {
      subcommands: {
        'clrsel racreset racresetcfg closessn': 'high',
        serveraction: { subcommands: { powerstatus: 'reads', powerup: 'changes' }, otherwise: 'high' },
        'get getsysinfo getsel getsensorinfo getniccfg getversion getssninfo getconfig getraclog getled hwinventory':
          'reads',
        'gettracelog getractime lclog techsupreport vflashsd sslcertview help ping traceroute swinventory fwupdate-status':
          'reads',
        storage: {
          subcommands: { get: 'reads', 'deletevd secureerase resetconfig': 'destructive' },
          otherwise: 'changes',
        },
        jobqueue: { subcommands: { view: 'reads', delete: 'high' }, otherwise: 'changes' },
        'set config racadm update fwupdate sslkeyupload sslcertupload setled setniccfg testemail license coolant':
          'changes',
      },
      otherwise: UNLISTED,
    },
  },
];
