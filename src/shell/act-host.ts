import { always, byVerb, has, leading, plain, worst, type Effect, type Judge } from './effect.ts';

function systemctl(args: string[]): Effect {
  const [verb = ''] = plain(args, ['-H', '-M', '-t', '-p', '-n', '-o']);
  return byVerb(verb, {
    high: 'stop mask disable kill isolate reboot poweroff halt rescue emergency kexec soft-reboot suspend clean',
    changes:
      'start restart reload try-restart reload-or-restart enable reenable unmask reset-failed daemon-reload daemon-reexec edit revert link set-property set-default preset freeze thaw',
  });
}

/** `service nginx restart`, `gitlab-ctl restart puma`: whichever comes first, the verb is one of these. */
function service(args: string[]): Effect {
  return worst(
    plain(args).map((word) =>
      byVerb(word, {
        high: 'stop kill force-stop down',
        changes: 'start restart reload force-reload hup reconfigure int term up once reread update clear',
      }),
    ),
  );
}

function rm(args: string[]): Effect {
  const files = plain(args);
  const scratch = files.length > 0 && files.every((file) => SCRATCH.test(file));
  return has(args, '-r', '-R', '--recursive') && !scratch ? 'destructive' : 'changes';
}

function kill(args: string[]): Effect {
  if (args.some((arg) => /^-(?:0|l|L|3|QUIT|SIGQUIT)$/.test(arg))) return 'reads';
  return args.some((arg) => /^-(?:9|KILL|SIGKILL)$/.test(arg)) || /-s (?:9|KILL|SIGKILL)/.test(args.join(' '))
    ? 'high'
    : 'changes';
}

function killByName(args: string[]): Effect {
  if (args.some((arg) => /^-(?:0|l)$/.test(arg))) return 'reads';
  return args.some((arg) => /^-(?:HUP|SIGHUP|1|USR1|USR2|SIGUSR1|SIGUSR2)$/.test(arg)) ? 'changes' : 'high';
}

function iptables(args: string[]): Effect {
  if (has(args, '--flush', '--policy', '--delete-chain') || args.some((arg) => /^-[FPX]$/.test(arg)))
    return 'high';
  return args.some((arg) => /^-[AIDRNEZ]$|^--(?:append|insert|delete|replace|new-chain)$/.test(arg))
    ? 'changes'
    : 'reads';
}

function ip(args: string[]): Effect {
  const words = plain(args, ['-n', '-netns']).filter((word) => word !== 'exec');
  const [noun = '', verb = ''] = words;
  if (noun === 'netns') return byVerb(verb, { high: 'del delete', changes: 'add' });
  if (verb === 'set') return words.includes('down') ? 'high' : 'changes';
  return byVerb(verb, { high: 'del delete flush', changes: 'add change replace append' });
}

function curl(args: string[]): Effect {
  const method = methodOf(args);
  const address =
    args.find((arg) => arg.includes('/') && !arg.startsWith('-') && !/^[A-Z][\w-]+: /.test(arg)) ?? '';
  if (method === 'DELETE') return SEARCH_INDEX.test(address) ? 'destructive' : 'high';
  if (method === 'PUT' || method === 'PATCH') return 'changes';
  return method === 'POST' && !ASKS.test(address) ? 'changes' : 'reads';
}

function methodOf(args: string[]): string {
  let method = 'GET';
  for (const [index, arg] of args.entries()) {
    const [, attached] = /^(?:-[a-zA-Z]*X|--request=?)(.*)$/s.exec(arg) ?? [];
    if (attached !== undefined) return (attached === '' ? (args[index + 1] ?? '') : attached).toUpperCase();
    if (/^-[fksSLivNg]*[dF]|^--(?:data|json|form|post)/.test(arg)) method = 'POST';
    if (/^-[fksSLivNg]*T$|^--upload-file/.test(arg)) method = 'PUT';
  }
  return has(args, '--get', '--head') || args.some((arg) => /^-[a-z]*[GI]$/.test(arg)) ? 'GET' : method;
}

function find(args: string[]): Effect {
  return args.includes('-delete') ? 'high' : 'reads';
}

function rsync(args: string[]): Effect {
  if (has(args, '-n', '--dry-run')) return 'reads';
  return args.some((arg) => arg.startsWith('--delete')) ? 'high' : 'reads';
}

function dd(args: string[]): Effect {
  const out = args.find((arg) => arg.startsWith('of='))?.slice(3) ?? '';
  if (out === '' || out === '/dev/null') return 'reads';
  return out.startsWith('/dev/') || out.includes('{{') || out.includes('$') ? 'destructive' : 'changes';
}

function packages(args: string[]): Effect {
  return byVerb(plain(args)[0] ?? '', {
    high: 'remove purge autoremove erase downgrade dist-upgrade full-upgrade',
    changes: 'install reinstall update upgrade localinstall clean mark hold unhold',
  });
}

function journal(args: string[]): Effect {
  if (args.some((arg) => arg.startsWith('--vacuum'))) return 'high';
  return has(args, '--rotate', '--flush', '--sync') ? 'changes' : 'reads';
}

function firewall(args: string[]): Effect {
  if (has(args, '--panic-on')) return 'high';
  return args.some((arg) => /^--(?:add|remove|set|reload|complete-reload|runtime-to-permanent)/.test(arg))
    ? 'changes'
    : 'reads';
}

/** What a shell writes with > into files that a system lives on. */
function redirect(args: string[]): Effect {
  const [sign = '', file = ''] = args;
  if (/^\/dev\/(?:sd|nvme|vd|xvd|mapper|disk)/.test(file)) return 'destructive';
  if (!SYSTEM.test(file)) return 'reads';
  return /^\/var\/(?:log|lib|spool)\//.test(file) && !sign.endsWith('>>') ? 'destructive' : 'changes';
}

/** The last name is where it is put; what a reader keeps for evidence lies elsewhere. */
function intoSystem(args: string[]): Effect {
  return SYSTEM.test(plain(args).at(-1) ?? '') ? 'changes' : 'reads';
}

function tee(args: string[]): Effect {
  return plain(args).some((file) => SYSTEM.test(file)) ? 'changes' : 'reads';
}

const mkfs = always('destructive');
const fsck: Judge = (args) => (has(args, '-n', '-N') ? 'reads' : has(args, '-L') ? 'destructive' : 'changes');

/** One machine: its services, files, disks and network; and what speaks HTTP. */
export const HOSTS: Record<string, Judge> = {
  systemctl,
  service,
  'gitlab-ctl': service,
  supervisorctl: service,
  sv: service,
  monit: service,
  initctl: service,
  rm,
  unlink: always('changes'),
  mv: always('changes'),
  chmod: always('changes'),
  chown: always('changes'),
  sed: (args) => (args.some((arg) => /^-[nErs]*i|^--in-place/.test(arg)) ? 'changes' : 'reads'),
  tee,
  touch: tee,
  cp: intoSystem,
  install: intoSystem,
  ln: intoSystem,
  '>': redirect,
  truncate: (args) => (/^\+|^$/.test(args[args.indexOf('-s') + 1] ?? '') ? 'changes' : 'destructive'),
  find,
  rsync,
  dd,
  shred: always('destructive'),
  wipefs: (args) => (has(args, '-a', '--all', '-o') ? 'destructive' : 'reads'),
  blkdiscard: always('destructive'),
  mkfs,
  'mkfs.ext4': mkfs,
  'mkfs.ext3': mkfs,
  'mkfs.xfs': mkfs,
  'mkfs.btrfs': mkfs,
  mkswap: mkfs,
  fsck,
  'fsck.ext4': fsck,
  e2fsck: fsck,
  xfs_repair: fsck,
  sgdisk: (args) =>
    has(args, '--zap-all', '-Z', '-o', '-d') ? 'destructive' : has(args, '-p', '-i') ? 'reads' : 'changes',
  parted: (args) =>
    worst(
      plain(args).map((word) =>
        byVerb(word, { destructive: 'rm mklabel mktable', changes: 'mkpart resizepart set' }),
      ),
    ),
  lvremove: always('destructive'),
  vgremove: always('destructive'),
  pvremove: always('destructive'),
  lvreduce: always('destructive'),
  lvextend: always('changes'),
  vgextend: always('changes'),
  pvcreate: always('destructive'),
  resize2fs: always('changes'),
  xfs_growfs: always('changes'),
  growpart: always('changes'),
  mdadm: (args) =>
    has(args, '--zero-superblock')
      ? 'destructive'
      : has(args, '--fail', '--remove', '--stop')
        ? 'high'
        : has(args, '--add', '--create', '--assemble', '--manage', '--grow')
          ? 'changes'
          : 'reads',
  zpool: (args) =>
    byVerb(plain(args)[0] ?? '', {
      destructive: 'destroy labelclear',
      high: 'detach offline export',
      changes: 'add attach online replace import scrub clear',
    }),
  zfs: (args) =>
    byVerb(plain(args)[0] ?? '', {
      destructive: 'destroy rollback',
      high: 'unmount',
      changes: 'create set snapshot mount receive rename',
    }),
  mount: (args) => (plain(args).length === 0 ? 'reads' : 'changes'),
  umount: always('high'),
  swapoff: always('changes'),
  swapon: (args) => (has(args, '-s', '--show') || args.length === 0 ? 'reads' : 'changes'),
  kill,
  pkill: killByName,
  killall: killByName,
  fuser: (args) => (has(args, '-k', '--kill') ? 'high' : 'reads'),
  reboot: always('high'),
  shutdown: (args) => (has(args, '-c') ? 'changes' : 'high'),
  poweroff: always('high'),
  halt: always('high'),
  init: (args) => (/^[06]$/.test(args[0] ?? '') ? 'high' : 'reads'),
  ipmitool: (args) =>
    plain(args).includes('power')
      ? byVerb(plain(args).at(-1) ?? '', { high: 'off cycle reset soft', changes: 'on' })
      : 'reads',
  iptables,
  ip6tables: iptables,
  nft: (args) =>
    byVerb(plain(args)[0] ?? '', {
      high: 'flush delete destroy',
      changes: 'add insert replace create reset',
    }),
  ufw: (args) =>
    byVerb(plain(args)[0] ?? '', {
      high: 'disable reset enable',
      changes: 'allow deny reject limit delete insert reload',
    }),
  'firewall-cmd': firewall,
  ipset: (args) => byVerb(plain(args)[0] ?? '', { high: 'destroy flush', changes: 'add del create swap' }),
  ip,
  ifdown: always('high'),
  ifup: always('changes'),
  ifconfig: (args) => (args.includes('down') ? 'high' : args.includes('up') ? 'changes' : 'reads'),
  nmcli: (args) =>
    byVerb(plain(args)[1] ?? '', {
      high: 'down delete disconnect off',
      changes: 'up add modify reload connect on reapply',
    }),
  tc: (args) => byVerb(plain(args)[1] ?? '', { high: 'del delete', changes: 'add change replace' }),
  ethtool: (args) => (has(args, '-K', '-G', '-s', '-A', '-C', '-L', '-r') ? 'changes' : 'reads'),
  sysctl: (args) =>
    has(args, '-w', '-p', '--system', '--load') || args.some((arg) => /^\w[\w.]*=/.test(arg))
      ? 'changes'
      : 'reads',
  conntrack: (args) => (has(args, '-D', '-F') ? 'changes' : 'reads'),
  route: (args) => byVerb(plain(args)[0] ?? '', { high: 'del delete', changes: 'add' }),
  resolvectl: (args) =>
    byVerb(plain(args)[0] ?? '', { changes: 'flush-caches reset-server-features revert' }),
  rndc: (args) =>
    byVerb(plain(args)[0] ?? '', {
      high: 'stop halt',
      changes: 'reload reconfig flush flushname flushtree freeze thaw retransfer sync',
    }),
  nsupdate: always('changes'),
  chronyc: (args) => byVerb(plain(args)[0] ?? '', { changes: 'makestep burst online offline add delete' }),
  timedatectl: (args) => (/^set-/.test(plain(args)[0] ?? '') ? 'changes' : 'reads'),
  hostnamectl: (args) => (/^(?:set-|hostname)/.test(plain(args)[0] ?? '') ? 'changes' : 'reads'),
  crontab: (args) => (has(args, '-r') ? 'high' : has(args, '-l') ? 'reads' : 'changes'),
  useradd: always('changes'),
  usermod: always('changes'),
  passwd: (args) => (has(args, '-S') ? 'reads' : 'changes'),
  userdel: always('high'),
  apt: packages,
  'apt-get': packages,
  yum: packages,
  dnf: packages,
  apk: (args) => byVerb(plain(args)[0] ?? '', { high: 'del', changes: 'add upgrade update fix' }),
  rpm: (args) =>
    has(args, '-q', '-V')
      ? 'reads'
      : has(args, '-e')
        ? 'high'
        : has(args, '-U', '-i', '-F')
          ? 'changes'
          : 'reads',
  dpkg: (args) =>
    has(args, '-P', '-r', '--purge', '--remove')
      ? 'high'
      : has(args, '-i', '--configure')
        ? 'changes'
        : 'reads',
  journalctl: journal,
  logrotate: (args) => (has(args, '-d', '--debug') ? 'reads' : 'changes'),
  nginx: (args) => {
    const at = args.indexOf('-s');
    return at < 0 ? 'reads' : byVerb(args[at + 1] ?? '', { high: 'stop quit', changes: 'reload reopen' });
  },
  apachectl: (args) =>
    byVerb(args.at(-1) ?? '', { high: 'stop graceful-stop', changes: 'start restart graceful' }),
  varnishadm: (args) =>
    byVerb(plain(args, ['-T', '-S', '-n'])[0] ?? '', {
      high: 'stop',
      changes: 'ban start vcl.load vcl.use param.set',
    }),
  certbot: (args) => {
    if (has(args, '--dry-run')) return 'reads';
    return byVerb(leading(args)[0] ?? '', {
      destructive: 'revoke',
      high: 'delete',
      changes: 'renew certonly run install',
    });
  },
  openssl: (args) => (args[0] === 'ca' && has(args, '-revoke', '-gencrl') ? 'high' : 'reads'),
  postsuper: (args) => (args.includes('-d') ? (args.includes('ALL') ? 'destructive' : 'high') : 'changes'),
  postqueue: (args) => (has(args, '-f', '-i', '-s') ? 'changes' : 'reads'),
  pcs: (args) =>
    worst(
      plain(args).map((word) =>
        byVerb(word, {
          high: 'standby disable stop fence destroy kill',
          changes: 'move restart cleanup enable start unstandby clear ban',
        }),
      ),
    ),
  curl,
  wget: (args) =>
    args.some((arg) => /^--(?:post|method=(?:POST|PUT|DELETE))/.test(arg)) ? 'changes' : 'reads',
  http: (args) => byVerb(plain(args)[0] ?? '', { high: 'DELETE', changes: 'POST PUT PATCH' }),
};

/** Nothing is kept there. */
const SCRATCH = /^"?(?:\/tmp|\/var\/tmp|\$\{?TMPDIR\}?)\/\S/;
const SYSTEM = /^\/(?:etc|proc\/sys|sys|boot|usr|opt|var\/(?:log|lib|spool|opt))\//;
/** An index of a search engine, which is deleted with all that is in it. */
const SEARCH_INDEX = /:9200\/(?!_)[\w*.{-]/;
/** Questions too long for a GET. */
const ASKS =
  /\/(?:_search|_msearch|_count|_analyze|_validate|_mget|query|query_range|search|graphql|token|login|session|sessions|allocation\/explain|check|validate|series|labels)(?:[/?].*)?$/;
