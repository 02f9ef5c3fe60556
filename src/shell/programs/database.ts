import { valuesOf } from '../arguments.ts';
import { isPlainMongo } from '../code.ts';
import { effectByRule } from '../effect-rule.ts';
import { mostSevere, type Effect } from '../effect.ts';
import type { Condition, EffectCall, EffectRule, EffectTable, Program, Target } from '../program.ts';
import { sqlEffect } from '../sql.ts';
import { UNLISTED } from './unlisted.ts';

const SQL: EffectTable = { runs: 'sql', options: { '--init-command* --init-file*': 'unseen' } };
/** Statements in a file cannot be seen. */
const SQL_WITH_FILES: EffectTable = {
  runs: 'sql',
  options: { '-f* -1f -Xf -qf -tf -Atf -qXf -Xqf --file* --queries-file* -i --input-file*': 'unseen' },
};
const COUNT_FIRST = { suggest: 'the same condition in a select count(*)' };

const POSTGRES_TARGET: Target = {
  options: '-h --host -d --dbname',
  variables: 'PGHOST PGSERVICE',
  words: /^-h\S|\b(?:host|service)=|^postgres(?:ql)?:\/\//,
  address: true,
};
const MYSQL_TARGET: Target = {
  options: '-h --host --login-path --defaults-file --defaults-extra-file --defaults-group-suffix',
  variables: 'MYSQL_HOST',
  words: /^-h\S/,
};

/** Without a statement, a file or anything on standard input, it opens a prompt. */
const OPENS_PROMPT: Condition = {
  withoutInput: true,
  noArgument: /^-\w*[cfeltA]|^--(?:command|file|execute|list|version)|^-e/,
};
/** Ends every session, because nothing says which. */
const ENDS_EVERY_SESSION: Condition = {
  argument: /pg_(?:terminate|cancel)_backend\s*\(\s*(?:\w+\.)?pid\s*\)(?!.*\bwhere\b)/is,
};

function sqliteEffect({ args, words, input, unread }: EffectCall): Effect {
  const before = valuesOf(args, /^--?cmd$/).map(sqlEffect);
  if (before.includes('unseen') || valuesOf(args, /^--?init$/).length > 0) return 'unseen';
  return unread && words.length < 2 ? 'unseen' : mostSevere([...words.slice(1), input].map(sqlEffect));
}

function mongoEffect({ args, input, unread, words }: EffectCall): Effect {
  const script = [...valuesOf(args, /^--eval(?:=|$)/), input].join('\n');
  if (DROPS.test(script)) return 'destructive';
  if (DELETES.test(script)) return 'high';
  if (CHANGES.test(script) || CHANGING_ORDER.test(script)) return 'changes';
  // A file, and what comes from another program, is code as well.
  if (unread || words.some((word) => word.endsWith('.js')) || RUNS.test(script)) return 'unseen';
  return isPlainMongo(script) ? 'reads' : 'unknown';
}

const RUNS = /\b(?:eval|Function|load|require|import|run|runProgram)\s*\(|\[\s*["'`\w]/;
const DROPS = /\.(?:drop|dropDatabase|deleteMany\(\s*\{\s*\}|remove\(\s*\{\s*\})\s*\(?/;
const DELETES =
  /\.(?:delete(?:One|Many)|remove|dropIndex(?:es)?|dropUser|dropRole)\s*\(|\b(?:rs\.stepDown|shutdownServer|sh\.removeShard\w*)\s*\(|\bshutdown\s*['"]?\s*:/;
const CHANGING_ORDER =
  /(?:run|admin)Command\(\s*\{\s*["']?(?:drop\w*|delete|insert|update|findAndModify|create\w*|grant\w*|revoke\w*|setParameter|killOp|killAll\w*|compact|reIndex|collMod|renameCollection|replSetReconfig|fsync|setFeature\w*|moveChunk|split|shardCollection|enableSharding|flushRouterConfig|logRotate|profile)\b/;
const CHANGES =
  /\.(?:insert|update|replace|create|bulkWrite|findAndModify|killOp|findOneAnd)\w*\s*\(|\b(?:rs\.(?:add|remove|reconfig|freeze|initiate|syncFrom)|sh\.\w+|\w*\.?(?:setProfilingLevel|setLogLevel|fsync\w+|compact|reIndex))\s*\(/;

/** What redis-cli is given as words, and on each line of standard input. Commands are read in any case. */
function redisEffect({ words, input, unread }: EffectCall): Effect {
  if (unread && (words.length === 0 || words.length === 1)) return words.length === 0 ? 'unseen' : 'unknown';
  const lines = [words, ...input.split('\n').map((line) => line.trim().split(/\s+/))];
  return mostSevere(
    lines.map((line) =>
      effectByRule(
        { subcommands: REDIS_COMMANDS },
        line.map((word) => word.toLowerCase()),
      ),
    ),
  );
}

const REDIS_COMMANDS: Record<string, EffectRule> = {
  config: { subcommands: { 'set rewrite resetstat': 'changes' } },
  client: { subcommands: { pause: 'high', 'kill unpause no-evict': 'changes' } },
  cluster: {
    subcommands: {
      'failover forget reset delslots flushslots': 'high',
      'meet addslots replicate setslot': 'changes',
    },
  },
  sentinel: { subcommands: { 'failover remove': 'high', 'set reset monitor flushconfig': 'changes' } },
  script: { subcommands: { 'kill flush load': 'changes' } },
  function: { subcommands: { 'flush delete': 'high', 'load restore kill': 'changes' } },
  acl: { subcommands: { deluser: 'high', 'setuser load save': 'changes' } },
  memory: { subcommands: { purge: 'changes' } },
  'latency slowlog': { subcommands: { reset: 'changes' } },
  debug: {
    subcommands: {
      'sleep segfault panic restart crash-and-recover oom flushall loadaof reload': 'high',
      object: 'reads',
    },
    otherwise: 'changes',
  },
  'publish spublish subscribe-all': 'changes',
  xgroup: { subcommands: { destroy: 'high', 'create setid delconsumer': 'changes' } },
  'flushall flushdb': 'destructive',
  'del unlink shutdown failover swapdb replicaof slaveof': 'high',
  'set setex setnx mset incr incrby decr decrby expire pexpire persist append': 'changes',
  'lpush rpush lpop rpop lrem ltrim lset sadd srem spop zadd zrem zremrangebyscore hset hdel hmset':
    'changes',
  'eval evalsha fcall': 'unseen',
  module: { subcommands: { 'load loadex': 'unseen', unload: 'high' } },
  'rename restore migrate move copy getdel xadd xtrim xdel bgsave save bgrewriteaof': 'changes',
};

const REDIS: Omit<Program, 'name'> = {
  values: '-h -p -a -n -u --user --pass -r -i -s --cacert --cert --key -d',
  effect: {
    options: {
      '--cluster=fix --cluster=reshard --cluster=rebalance --cluster=del-node': 'high',
      '--cluster=create --cluster=add-node --cluster=import --cluster=call --cluster=set-timeout': 'changes',
      '--cluster': 'reads',
      '--pipe --eval': 'unseen',
    },
    otherwise: redisEffect,
  },
  target: {
    options: '-h -u --uri -s',
    variables: 'REDIS_URL* REDISCLI_*',
    // A cluster is named by one of its nodes.
    words: /^[\w.-]+:\d{4,5}$/,
  },
};

/** Databases and caches, and what keeps their replicas. */
/** All in one transaction, or told to stop. */
const STOPS_AT_ERROR: Condition = [
  { argument: /^(?:--single-transaction|-[A-Za-z]*1[A-Za-z]*)$/ },
  { text: /ON_ERROR_STOP[= ]+(?:1|on|true|yes)\b/i },
];

export const DATABASES: Program[] = [
  {
    name: 'psql',
    aliases: ['pgcli', 'ysqlsh'],
    effect: SQL_WITH_FILES,
    dryRun: COUNT_FIRST,
    target: POSTGRES_TARGET,
    interactive: OPENS_PROMPT,
    wide: { when: ENDS_EVERY_SESSION },
    goesOn: {
      statements: /^(?:-[a-zA-Z]*?c(?=$|.*\s)|--command(?:=|$))/s,
      unless: STOPS_AT_ERROR,
      add: '-v ON_ERROR_STOP=1',
    },
    environment: /^PG[A-Z]+$/,
  },
  {
    name: 'gitlab-psql',
    effect: SQL_WITH_FILES,
    interactive: OPENS_PROMPT,
    wide: { when: ENDS_EVERY_SESSION },
  },
  { name: 'mysql', effect: SQL, dryRun: COUNT_FIRST, target: MYSQL_TARGET, interactive: OPENS_PROMPT },
  { name: 'mariadb', aliases: ['mycli'], effect: SQL, target: MYSQL_TARGET, interactive: OPENS_PROMPT },
  { name: 'sqlcmd', effect: SQL_WITH_FILES },
  { name: 'cqlsh', effect: SQL_WITH_FILES },
  { name: 'clickhouse-client', effect: SQL_WITH_FILES },
  {
    name: 'clickhouse',
    effect: { subcommands: { client: SQL_WITH_FILES, local: SQL_WITH_FILES }, otherwise: UNLISTED },
  },
  {
    name: 'cockroach',
    values: '--host --port -p --certs-dir --url --user -u --cluster-name',
    effect: {
      subcommands: {
        sql: SQL_WITH_FILES,
        node: { subcommands: { 'drain decommission': 'high', recommission: 'changes' }, otherwise: 'reads' },
        'init start start-single-node import nodelocal userfile auth-session': 'changes',
        'debug cert version gen demo help convert-url statement-diag sqlfmt': 'reads',
        quit: 'high',
      },
      otherwise: UNLISTED,
    },
  },
  { name: 'sqlite3', effect: sqliteEffect },
  {
    name: 'mysqladmin',
    values: '-h -u -P',
    effect: {
      at: 'any',
      subcommands: {
        drop: 'destructive',
        'shutdown stop-slave stop-replica': 'high',
        'password kill create flush-hosts flush-logs flush-tables reload refresh start-slave start-replica':
          'changes',
      },
    },
    target: MYSQL_TARGET,
  },
  { name: 'dropdb', effect: 'destructive', target: POSTGRES_TARGET },
  { name: 'dropuser', effect: 'high' },
  { name: 'createdb', effect: 'changes' },
  { name: 'vacuumdb', effect: 'changes' },
  { name: 'reindexdb', effect: 'changes' },
  { name: 'pg_repack', effect: 'changes', dryRun: { options: '-N --dry-run', suggest: '--dry-run' } },
  { name: 'pg_rewind', effect: 'high', dryRun: { options: '-n --dry-run', suggest: '--dry-run' } },
  { name: 'pg_resetwal', effect: 'destructive', dryRun: { options: '-n --dry-run' } },
  { name: 'pg_archivecleanup', effect: 'destructive', dryRun: { options: '-n --dry-run', suggest: '-n' } },
  {
    name: 'pg_restore',
    effect: {
      options: { '-l --list -f --file': 'reads', '-c --clean': 'destructive' },
      otherwise: 'changes',
    },
    target: POSTGRES_TARGET,
  },
  {
    name: 'pg_ctl',
    values: '-D -m',
    effect: {
      subcommands: { 'stop promote kill': 'high', 'start restart reload logrotate initdb init': 'changes' },
    },
  },
  {
    name: 'pg_ctlcluster',
    values: '-m',
    effect: { at: 2, subcommands: { 'stop promote': 'high', 'start restart reload': 'changes' } },
  },
  { name: 'pg_createcluster', effect: 'changes' },
  { name: 'pg_dropcluster', effect: 'destructive' },
  {
    name: 'repmgr',
    values: '-f --config-file -h --host -d --dbname -U --username -p --port -D --pgdata -L --log-level',
    effect: {
      at: 1,
      subcommands: {
        'promote switchover rejoin clone unregister': 'high',
        'follow register pause unpause start stop cleanup create': 'changes',
        'show check matrix crosscheck event status control': 'reads',
      },
      otherwise: ({ words }) => (words.length > 1 ? 'unknown' : 'reads'),
    },
    dryRun: { options: '--dry-run' },
  },
  {
    name: 'patronictl',
    aliases: ['gitlab-patronictl'],
    values: '-c --config-file -d --dcs-url --dcs',
    effect: {
      subcommands: {
        remove: 'destructive',
        'failover switchover reinit demote-cluster': 'high',
        'restart reload pause resume edit-config flush promote-cluster': 'changes',
        query: { values: '', runs: 'sql', options: { '-f --file': 'unseen' } },
        'list topology history show-config dsn version scaffold help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  { name: 'mongosh', aliases: ['mongo'], effect: mongoEffect },
  {
    name: 'mongorestore',
    aliases: ['mongoimport'],
    effect: { options: { '--drop': 'destructive' }, otherwise: 'changes' },
    dryRun: { options: '--dryRun', suggest: '--dryRun' },
  },
  { name: 'mongodump', effect: 'reads' },
  { name: 'mongoexport', effect: 'reads' },
  { name: 'mongostat', aliases: ['mongotop', 'bsondump'], effect: 'reads' },
  { name: 'gitlab-redis-cli', values: REDIS.values, effect: REDIS.effect },
  { name: 'redis-cli', aliases: ['valkey-cli', 'keydb-cli', 'dragonfly-cli'], ...REDIS },
  { name: 'redis-check-aof', aliases: ['valkey-check-aof'], effect: { options: { '--fix': 'destructive' } } },
  { name: 'redis-check-rdb', aliases: ['valkey-check-rdb'], effect: 'reads' },
];
