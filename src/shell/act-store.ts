import { byVerb, has, leading, plain, valueOf, worst, always, type Effect, type Judge } from './effect.ts';
import { sqlEffect } from './sql.ts';

function sql(args: string[], input = ''): Effect {
  return worst([...texts(args, SQL_OPTION), input].map(sqlEffect));
}

/** What an option is followed by, for each time that it is given. */
function texts(args: string[], option: RegExp): string[] {
  return args.flatMap((arg, index) => {
    const found = option.exec(arg);
    if (!found) return [];
    return [arg.length > found[0].length ? arg.slice(found[0].length) : (args[index + 1] ?? '')];
  });
}

function redis(args: string[], input = ''): Effect {
  if (has(args, '--cluster'))
    return byVerb(valueOf(args, '--cluster') ?? '', {
      high: 'fix reshard rebalance del-node',
      changes: 'create add-node import call set-timeout',
    });
  const words = plain(args, REDIS_VALUES);
  const lines = [words, ...input.split('\n').map((line) => line.trim().split(/\s+/))];
  return worst(lines.map(([verb = '', noun = '']) => redisCommand(verb.toLowerCase(), noun.toLowerCase())));
}

function redisCommand(verb: string, noun: string): Effect {
  const nested = REDIS_NESTED[verb];
  if (nested) return byVerb(noun, nested);
  return byVerb(verb, {
    destructive: 'flushall flushdb',
    high: 'del unlink shutdown failover swapdb replicaof slaveof',
    changes:
      'set setex setnx mset incr incrby decr decrby expire pexpire persist append lpush rpush lpop rpop lrem ltrim lset sadd srem spop zadd zrem zremrangebyscore hset hdel hmset rename restore migrate move copy getdel eval evalsha xadd xtrim xdel bgsave save bgrewriteaof',
  });
}

function kafkaGroups(args: string[]): Effect {
  if (has(args, '--delete', '--delete-offsets')) return has(args, '--dry-run') ? 'reads' : 'high';
  return has(args, '--reset-offsets') && has(args, '--execute') ? 'high' : 'reads';
}

function rabbit(args: string[]): Effect {
  const [verb = ''] = plain(args, ['-n', '--node', '-p', '--vhost', '-t', '--timeout']);
  const known = byVerb(verb, {
    destructive: 'purge_queue delete_queue delete_vhost reset force_reset',
    high: 'stop stop_app shutdown forget_cluster_node delete_user close_all_connections delete_member',
    changes:
      'start_app close_connection change_password rotate_logs restart_vhost sync_queue cancel_sync_queue join_cluster promote trace_on trace_off import_definitions',
  });
  return known === 'reads' && /^(?:set|add|clear|enable|disable|rename|grow|shrink)_/.test(verb)
    ? 'changes'
    : known;
}

function rabbitAdmin(args: string[]): Effect {
  const [verb = ''] = plain(args, ['-H', '-P', '-u', '-p', '-V', '--vhost', '--host', '--port']);
  return byVerb(verb, { destructive: 'purge delete', high: 'close', changes: 'declare publish import' });
}

function etcd(args: string[]): Effect {
  const [noun = '', verb = ''] = leading(args);
  if (noun === 'del') return has(args, '--prefix', '--from-key') ? 'destructive' : 'high';
  if (noun === 'member') return byVerb(verb, { high: 'remove', changes: 'add update promote' });
  if (noun === 'alarm') return byVerb(verb, { changes: 'disarm' });
  if (noun === 'snapshot') return byVerb(verb, { high: 'restore' });
  if (noun === 'auth' || noun === 'user' || noun === 'role')
    return byVerb(verb, {
      high: 'delete disable',
      changes: 'add enable passwd grant-role revoke-role grant-permission',
    });
  return byVerb(noun, { high: 'defrag compact compaction', changes: 'put txn move-leader' });
}

function consul(args: string[]): Effect {
  const [noun = '', verb = '', act = ''] = plain(args, ['-http-addr', '-token', '-datacenter']);
  if (noun === 'kv')
    return verb === 'delete'
      ? has(args, '-recurse')
        ? 'destructive'
        : 'high'
      : byVerb(verb, { changes: 'put import' });
  if (noun === 'operator') return byVerb(act, { high: 'remove-peer', changes: 'transfer-leader' });
  if (noun === 'snapshot') return byVerb(verb, { destructive: 'restore' });
  if (['acl', 'config', 'intention', 'services', 'service'].includes(noun))
    return worst(
      [verb, act].map((word) =>
        byVerb(word, { high: 'delete deregister', changes: 'create write update register' }),
      ),
    );
  return byVerb(noun, { high: 'leave force-leave', changes: 'maint reload join' });
}

function vault(args: string[]): Effect {
  const [noun = '', verb = '', act = ''] = plain(args, [
    '-address',
    '-namespace',
    '-mount',
    '-field',
    '-format',
  ]);
  if (noun === 'kv')
    return verb === 'metadata'
      ? byVerb(act, { destructive: 'delete', changes: 'put patch' })
      : byVerb(verb, { destructive: 'destroy', high: 'delete', changes: 'put patch rollback undelete' });
  if (noun === 'operator')
    return act === 'snapshot' || verb === 'raft'
      ? byVerb(args.at(-1) === 'restore' || args.includes('restore') ? 'restore' : act, {
          destructive: 'restore',
          high: 'remove-peer',
          changes: 'join',
        })
      : byVerb(verb, { high: 'seal step-down rekey', changes: 'unseal rotate init' });
  if (noun === 'secrets' || noun === 'auth')
    return byVerb(verb, { destructive: 'disable', high: 'move', changes: 'enable tune' });
  if (noun === 'lease' || noun === 'token') return byVerb(verb, { high: 'revoke', changes: 'renew create' });
  return byVerb(noun, { high: 'delete', changes: 'write' });
}

function patroni(args: string[]): Effect {
  const [verb = ''] = plain(args, ['-c', '--config-file', '-d', '--dcs-url']);
  return byVerb(verb, {
    destructive: 'remove',
    high: 'failover switchover reinit',
    changes: 'restart reload pause resume edit-config flush',
  });
}

function mongo(args: string[], input = ''): Effect {
  const script = [...texts(args, /^--eval(?:=|$)/), input].join('\n');
  if (/\.(?:drop|dropDatabase|deleteMany\(\s*\{\s*\}|remove\(\s*\{\s*\})\s*\(?/.test(script))
    return 'destructive';
  if (
    /\.(?:delete(?:One|Many)|remove|dropIndex(?:es)?)\s*\(|\b(?:rs\.stepDown|shutdownServer)\s*\(/.test(
      script,
    )
  )
    return 'high';
  return /\.(?:insert|update|replace|create|bulkWrite|findAndModify|killOp|findOneAnd)\w*\s*\(|\brs\.(?:add|remove|reconfig|freeze)\s*\(/.test(
    script,
  )
    ? 'changes'
    : 'reads';
}

function pgRestore(args: string[]): Effect {
  if (has(args, '-l', '--list') || has(args, '-f', '--file')) return 'reads';
  return has(args, '-c', '--clean') ? 'destructive' : 'changes';
}

/** HAProxy and its like take their orders from a socket. */
function socket(_args: string[], input = ''): Effect {
  return worst(
    input.split(/[\n;]/).map((line) => {
      const order = line.trim();
      if (/^(?:disable|shutdown)\b|^set server \S+ state (?:maint|drain)\b/.test(order)) return 'high';
      return /^(?:enable|clear|set|add|del)\b/.test(order) ? 'changes' : 'reads';
    }),
  );
}

function ceph(args: string[]): Effect {
  const [noun = '', verb = '', act = ''] = leading(args);
  if (noun === 'auth') return byVerb(verb, { high: 'del rm', changes: 'add caps' });
  if (noun === 'osd' && verb === 'pool')
    return byVerb(act, { destructive: 'delete rm', changes: 'create set rename' });
  if (noun === 'osd')
    return byVerb(verb, {
      destructive: 'purge destroy rm lost',
      high: 'out down crush',
      changes: 'in set unset reweight repair scrub deep-scrub',
    });
  return byVerb(verb, { high: 'fail', changes: 'repair scrub deep-scrub mute unmute' });
}

const kafka = (verbs: { destructive?: string[]; high?: string[]; changes?: string[] }): Judge => {
  return (args) => {
    for (const effect of ['destructive', 'high', 'changes'] as const)
      if (has(args, ...(verbs[effect] ?? []))) return effect;
    return 'reads';
  };
};

/** Databases, queues, locks and secrets. */
export const STORES: Record<string, Judge> = {
  psql: sql,
  'gitlab-psql': sql,
  mysql: sql,
  mariadb: sql,
  sqlcmd: sql,
  cqlsh: sql,
  'clickhouse-client': sql,
  cockroach: sql,
  sqlite3: (args, input = '') => worst([...plain(args).slice(1), input].map(sqlEffect)),
  mysqladmin: (args) =>
    worst(
      plain(args, ['-h', '-u', '-P']).map((word) =>
        byVerb(word, {
          destructive: 'drop',
          high: 'shutdown stop-slave stop-replica',
          changes: 'kill create flush-hosts flush-logs flush-tables reload refresh start-slave start-replica',
        }),
      ),
    ),
  dropdb: always('destructive'),
  dropuser: always('high'),
  createdb: always('changes'),
  vacuumdb: always('changes'),
  reindexdb: always('changes'),
  pg_repack: (args) => (has(args, '--dry-run') ? 'reads' : 'changes'),
  pg_rewind: (args) => (has(args, '-n', '--dry-run') ? 'reads' : 'high'),
  pg_resetwal: (args) => (has(args, '-n', '--dry-run') ? 'reads' : 'destructive'),
  pg_archivecleanup: (args) => (has(args, '-n') ? 'reads' : 'destructive'),
  pg_restore: pgRestore,
  pg_ctl: (args) =>
    byVerb(plain(args, ['-D', '-m'])[0] ?? '', { high: 'stop promote', changes: 'start restart reload' }),
  pg_ctlcluster: (args) =>
    byVerb(plain(args, ['-m'])[2] ?? '', { high: 'stop promote', changes: 'start restart reload' }),
  repmgr: (args) => {
    const [, verb = ''] = plain(args, ['-f', '-h', '-d', '-U']);
    return has(args, '--dry-run')
      ? 'reads'
      : byVerb(verb, { high: 'promote switchover rejoin clone', changes: 'follow register' });
  },
  patronictl: patroni,
  'gitlab-patronictl': patroni,
  mongosh: mongo,
  mongo,
  mongorestore: (args) => (has(args, '--drop') ? 'destructive' : 'changes'),
  'redis-cli': redis,
  'valkey-cli': redis,
  'kafka-topics': kafka({ destructive: ['--delete'], changes: ['--alter', '--create'] }),
  'kafka-consumer-groups': kafkaGroups,
  'kafka-configs': kafka({ changes: ['--alter'] }),
  'kafka-reassign-partitions': kafka({ high: ['--execute'], changes: ['--cancel'] }),
  'kafka-delete-records': always('destructive'),
  'kafka-leader-election': always('changes'),
  'kafka-acls': kafka({ changes: ['--add', '--remove'] }),
  'kafka-console-producer': always('changes'),
  'kafka-streams-application-reset': kafka({ high: ['--application-id'] }),
  'kafka-server-stop': always('high'),
  rabbitmqctl: rabbit,
  'rabbitmq-queues': rabbit,
  rabbitmqadmin: rabbitAdmin,
  etcdctl: etcd,
  consul,
  vault,
  bao: vault,
  ceph,
  rados: (args) =>
    byVerb(plain(args, ['-p', '--pool', '-N'])[0] ?? '', {
      destructive: 'rm purge rmpool cleanup',
      changes: 'put create mkpool',
    }),
  pg_dropcluster: always('destructive'),
  pg_createcluster: always('changes'),
  socat: socket,
  nc: socket,
  memcached: always('reads'),
  amtool: (args) => {
    const [noun = '', verb = ''] = leading(args);
    return noun === 'silence' ? byVerb(verb, { changes: 'add expire update import' }) : 'reads';
  },
};

const SQL_OPTION = /^(?:-[A-Za-z]*[ceQ]$|--(?:command|execute|query)(?:=|$)|-q$)/;
const REDIS_VALUES = [
  '-h',
  '-p',
  '-a',
  '-n',
  '-u',
  '--user',
  '--pass',
  '-r',
  '-i',
  '-s',
  '--cacert',
  '--cert',
  '--key',
  '-d',
];
const REDIS_NESTED: Record<string, { destructive?: string; high?: string; changes?: string }> = {
  config: { changes: 'set rewrite resetstat' },
  client: { high: 'pause', changes: 'kill unpause no-evict' },
  cluster: { high: 'failover forget reset delslots flushslots', changes: 'meet addslots replicate setslot' },
  sentinel: { high: 'failover remove', changes: 'set reset monitor flushconfig' },
  script: { changes: 'kill flush load' },
  function: { high: 'flush delete', changes: 'load restore kill' },
  acl: { high: 'deluser', changes: 'setuser load save' },
  memory: { changes: 'purge' },
  latency: { changes: 'reset' },
  slowlog: { changes: 'reset' },
  xgroup: { high: 'destroy', changes: 'create setid delconsumer' },
};
