import type { Program } from './command-line.ts';

/**
 * What a program does with these arguments: nothing that stays, a change, harm that can be undone (`high`), or the end of
 * data or a service that does not come back by itself (`destructive`). Judged by program and verb, never by words:
 * `grep drop` only reads. What is not known counts as reading, since a rule that cries wolf is worse than none.
 */
export function effectOf({ name, args }: Program): Effect {
  return PROGRAMS[name]?.(args) ?? 'reads';
}

/** Whether the command says which system it acts on. True for programs whose options are not known here. */
export function namesTarget({ name, args, on }: Program): boolean {
  if (on !== undefined) return true;
  return TARGETS[name] === undefined || args.some((arg) => TARGETS[name]?.test(arg));
}

function kubectl(args: string[]): Effect {
  const [verb = '', noun = ''] = plain(args, KUBECTL_VALUES);
  if (args.some((arg) => arg.startsWith('--dry-run'))) return 'reads';
  if (verb === 'delete') return KEPT.test(noun) || args.includes('--all') ? 'destructive' : 'high';
  if (verb === 'drain' || verb === 'replace') return 'high';
  if (verb === 'scale') return args.includes('--replicas=0') ? 'high' : 'changes';
  if (verb === 'rollout')
    return noun === 'undo' || noun === 'restart' || noun === 'pause' || noun === 'resume'
      ? 'changes'
      : 'reads';
  return KUBECTL_CHANGES.has(verb) ? 'changes' : 'reads';
}

function sql(args: string[]): Effect {
  const statements = args
    .flatMap((arg, index) => {
      if (/^-[A-Za-z]*[ce]$/.test(arg) || arg === '--command' || arg === '--execute')
        return [args[index + 1] ?? ''];
      return /^--(?:command|execute)=/.test(arg) ? [arg.slice(arg.indexOf('=') + 1)] : [];
    })
    .flatMap((text) => text.split(';'));
  return worst(statements.map((text) => statement(text.trim())));
}

function statement(text: string): Effect {
  if (/^(?:drop|truncate)\b/i.test(text)) return 'destructive';
  if (/^delete\s+from\b/i.test(text)) return /\bwhere\b/i.test(text) ? 'high' : 'destructive';
  if (/^update\b/i.test(text)) return /\bwhere\b/i.test(text) ? 'changes' : 'destructive';
  if (/^select\b/i.test(text)) {
    if (/\bpg_(?:drop_replication_slot|promote)\s*\(/i.test(text)) return 'high';
    return /\bpg_(?:terminate_backend|cancel_backend|reload_conf|switch_wal)\s*\(/i.test(text)
      ? 'changes'
      : 'reads';
  }
  return /^(?:insert|alter|create|grant|revoke|vacuum|reindex|checkpoint|set\s+global|kill)\b/i.test(text)
    ? 'changes'
    : 'reads';
}

function redis(args: string[]): Effect {
  const [verb = ''] = plain(args, ['-h', '-p', '-a', '-n', '-u', '--user', '--pass', '-c', '-r', '-i']).map(
    (arg) => arg.toLowerCase(),
  );
  if (verb === 'flushall' || verb === 'flushdb') return 'destructive';
  if (verb === 'del' || verb === 'unlink' || verb === 'shutdown' || verb === 'failover') return 'high';
  return REDIS_CHANGES.has(verb) ? 'changes' : 'reads';
}

function systemctl(args: string[]): Effect {
  const [verb = ''] = plain(args, ['-H', '-M', '-t']);
  if (verb === 'stop' || verb === 'mask' || verb === 'disable' || verb === 'kill' || verb === 'isolate')
    return 'high';
  if (verb === 'reboot' || verb === 'poweroff' || verb === 'halt') return 'high';
  return ['start', 'restart', 'reload', 'enable', 'unmask', 'reset-failed', 'daemon-reload'].includes(verb)
    ? 'changes'
    : 'reads';
}

function rm(args: string[]): Effect {
  return args.some((arg) => /^-\w*[rR]/.test(arg) || arg === '--recursive') ? 'destructive' : 'changes';
}

function git(args: string[]): Effect {
  const [verb = ''] = plain(args, ['-C', '-c']);
  if (verb === 'push')
    return args.some((arg) => arg === '-f' || arg === '--force') ? 'destructive' : 'changes';
  return ['commit', 'revert', 'merge', 'tag', 'reset', 'clean'].includes(verb) ? 'changes' : 'reads';
}

function terraform(args: string[]): Effect {
  const [verb = ''] = plain(args, []);
  if (verb === 'destroy') return 'destructive';
  if (verb === 'apply') return args.includes('-destroy') ? 'destructive' : 'high';
  return ['import', 'taint', 'untaint'].includes(verb) ? 'changes' : 'reads';
}

function helm(args: string[]): Effect {
  const [verb = ''] = plain(args, ['-n', '--namespace', '--kube-context', '-f']);
  if (args.includes('--dry-run')) return 'reads';
  if (verb === 'uninstall' || verb === 'delete') return 'high';
  return ['install', 'upgrade', 'rollback'].includes(verb) ? 'changes' : 'reads';
}

function cloud(args: string[]): Effect {
  const words = plain(args, []);
  const verb = words.find((word) =>
    /^(?:delete|terminate|rm|rb|remove|stop|create|put|update|modify|start|reboot|set|add|attach|detach)(?:-|$)/.test(
      word,
    ),
  );
  if (verb === undefined || args.includes('--dryrun') || args.includes('--dry-run')) return 'reads';
  if (/^(?:delete|terminate|rb)/.test(verb)) return 'destructive';
  if (verb === 'rm') return args.includes('--recursive') ? 'destructive' : 'high';
  return /^(?:stop|reboot|detach)/.test(verb) ? 'high' : 'changes';
}

function kafkaTopics(args: string[]): Effect {
  if (args.includes('--delete')) return 'destructive';
  return args.includes('--alter') || args.includes('--create') ? 'changes' : 'reads';
}

function kafkaGroups(args: string[]): Effect {
  if (args.includes('--delete')) return 'high';
  return args.includes('--reset-offsets') && args.includes('--execute') ? 'high' : 'reads';
}

function docker(args: string[]): Effect {
  const [noun = '', verb = ''] = plain(args, ['-H', '--context']);
  if (noun === 'volume' && (verb === 'rm' || verb === 'prune')) return 'destructive';
  if (noun === 'system' && verb === 'prune') return args.includes('--volumes') ? 'destructive' : 'high';
  if (noun === 'rm' || noun === 'stop' || noun === 'kill') return 'high';
  return ['start', 'restart', 'run', 'pull'].includes(noun) ? 'changes' : 'reads';
}

function worst(effects: Effect[]): Effect {
  return effects.reduce(
    (most, effect) => (EFFECTS.indexOf(effect) > EFFECTS.indexOf(most) ? effect : most),
    'reads',
  );
}

/** The words that are neither options nor their values. */
function plain(args: string[], values: readonly string[]): string[] {
  return args.filter((arg, index) => !arg.startsWith('-') && !values.includes(args[index - 1] ?? ''));
}

const always = (effect: Effect) => (): Effect => effect;

const PROGRAMS: Record<string, (args: string[]) => Effect> = {
  kubectl,
  oc: kubectl,
  psql: sql,
  mysql: sql,
  mariadb: sql,
  'redis-cli': redis,
  systemctl,
  rm,
  git,
  terraform,
  tofu: terraform,
  helm,
  aws: cloud,
  gcloud: cloud,
  az: cloud,
  'kafka-topics': kafkaTopics,
  'kafka-topics.sh': kafkaTopics,
  'kafka-consumer-groups': kafkaGroups,
  'kafka-consumer-groups.sh': kafkaGroups,
  docker,
  podman: docker,
  dd: (args) =>
    args.some((arg) => arg.startsWith('of=') && !arg.startsWith('of=/dev/null')) ? 'destructive' : 'reads',
  shred: always('destructive'),
  wipefs: always('destructive'),
  dropdb: always('destructive'),
  reboot: always('high'),
  shutdown: always('high'),
  poweroff: always('high'),
  pg_rewind: always('high'),
  'mkfs.ext4': always('destructive'),
  'mkfs.xfs': always('destructive'),
};

const KUBECTL_VALUES = [
  '-n',
  '--namespace',
  '--context',
  '--kubeconfig',
  '--cluster',
  '-l',
  '--selector',
  '-o',
  '-f',
  '-p',
  '-c',
  '--user',
];
const KUBECTL_CHANGES: ReadonlySet<string> = new Set(
  'apply create patch edit set annotate label cordon uncordon taint autoscale expose run cp'.split(' '),
);
/** What holds data, or everything else. */
const KEPT =
  /^(?:pvc|pv|persistentvolume|persistentvolumeclaim|ns|namespace|crd|customresourcedefinition|secret)s?(?:\/|$)/;
const REDIS_CHANGES: ReadonlySet<string> = new Set(
  'set setex incr decr expire persist lpush rpush lpop rpop ltrim lrem sadd srem zadd zrem hset hdel config rename replicaof slaveof restore migrate eval xadd xtrim'.split(
    ' ',
  ),
);
const EFFECTS: Effect[] = ['reads', 'changes', 'high', 'destructive'];

/** The options by which a tool is told on what to act; without them it takes whatever was used last. */
const TARGETS: Record<string, RegExp> = {
  kubectl: /^(?:--(?:context|kubeconfig|cluster|server)|-s)(?:=|$)/,
  oc: /^(?:--(?:context|kubeconfig|cluster|server)|-s)(?:=|$)/,
  helm: /^--kube(?:-context|config|-apiserver)(?:=|$)/,
  psql: /^(?:-h|--host|-d|--dbname)(?:=|$)|^-h\S|\b(?:host|service)=|^postgres(?:ql)?:\/\//,
  mysql: /^(?:-h|--host|--defaults-(?:file|group-suffix))(?:=|$)|^-h\S/,
  mariadb: /^(?:-h|--host|--defaults-(?:file|group-suffix))(?:=|$)|^-h\S/,
  'redis-cli': /^(?:-h|-u|--uri|-s)(?:=|$)/,
  'kafka-topics': /^--bootstrap-server(?:=|$)/,
  'kafka-topics.sh': /^--bootstrap-server(?:=|$)/,
  'kafka-consumer-groups': /^--bootstrap-server(?:=|$)/,
  'kafka-consumer-groups.sh': /^--bootstrap-server(?:=|$)/,
};

export type Effect = 'reads' | 'changes' | 'high' | 'destructive';
