import { valueOf, valuesOf } from '../arguments.ts';
import { effectByRule } from '../effect-rule.ts';
import { mostSevere, type Effect } from '../effect.ts';
import type { EffectCall, EffectRule, Program, Target } from '../program.ts';
import { sqlEffect } from '../sql.ts';

const TARGET: Target = {
  options: '-h --host --login-path --defaults-file --defaults-extra-file --defaults-group-suffix',
  variables: 'MYSQL_HOST',
  words: /^-h\S|@|^mysqlx?:\/\//,
};

/** A change of a table is as severe as its statement, once it is executed. */
function alteration({ args }: EffectCall): Effect {
  const [change = ''] = valuesOf(args, /^--alter(?:=|$)/);
  if (!args.includes('--execute')) return 'reads';
  return mostSevere(['changes', sqlEffect(`alter table t ${change}`)]);
}

/** Rows are moved or deleted where they come from, unless that is switched off. */
function archiving({ args }: EffectCall): Effect {
  return args.includes('--no-delete') ? 'changes' : 'destructive';
}

/** Both what is given as code and what follows `--`, such as `cluster status`. */
function shellEffect({ args, input, unread }: EffectCall): Effect {
  const dashes = args.indexOf('--');
  const given = valuesOf(args, /^(?:-e$|--execute(?:=|$))/);
  const text = [...given, dashes < 0 ? '' : args.slice(dashes + 1).join(' '), input].join('\n');
  if (unread || args.some((arg) => /^(?:-f|--file)/.test(arg))) return 'unseen';
  if (args.some((arg) => /^--sql[cn]?$/.test(arg))) return sqlEffect(text);
  if (/\bdissolve|dropMetadataSchema|\bdrop\w*\(/i.test(text)) return 'destructive';
  if (
    /(?:setPrimary|set-primary|removeInstance|remove-instance|rebootCluster|reboot-cluster|forcePrimary|force-primary|forceQuorum|switchTo\w+|fenceAll|fenceWrites)/i.test(
      text,
    )
  )
    return 'high';
  if (
    /(?:rejoin|add-?instance|createCluster|create-cluster|set-?option|rescan|configure|\bset[A-Z]|create[A-Z]|upgrade|dump\w*|load\w*|copy\w*)/i.test(
      text,
    )
  )
    return 'changes';
  return /\.(?:status|describe|options|checkInstanceState|listRouters|getCluster\(\))|\bcluster (?:status|describe|options)|^\s*$|check-instance/i.test(
    text,
  )
    ? 'reads'
    : mostSevere(['unknown', sqlEffect(text)]);
}

/** Its command is the value of an option. */
function orchestration({ args }: EffectCall): Effect {
  const command = valueOf(args, '-c') ?? valueOf(args, '--command') ?? '';
  return effectByRule(TOPOLOGY, [command]);
}

const TOPOLOGY: EffectRule = {
  subcommands: {
    'raft-leader raft-health tags tagged tag-value': 'reads',
    '*takeover* *failover* recover* forget* stop-* reset-* take-* make-* detach-* raft-elect-leader': 'high',
    'relocate* move-* match* repoint* regroup* enslave-* start-* restart-* begin-* end-* ack-* set-* tag untag*':
      'changes',
    'enable-* disable-* register-* discover submit-* bulk-* flush-* purge-* kill-* attach-* skip-* gtid-*':
      'changes',
    '*': 'reads',
  },
};

/** What surrounds a MySQL server: its copies, its replicas, and changes of large tables. */
export const MYSQL: Program[] = [
  {
    name: 'mysqlsh',
    values: '-h --host -u --user -P --port -e --execute -D --schema',
    effect: shellEffect,
    target: TARGET,
  },
  { name: 'mysqldump', aliases: ['mariadb-dump', 'mysqlpump'], effect: 'reads' },
  { name: 'mysqlbinlog', aliases: ['mariadb-binlog'], effect: 'reads' },
  {
    name: 'mysqlcheck',
    aliases: ['mariadb-check'],
    effect: { options: { '-r -o -a --repair --auto-repair --optimize --analyze': 'changes' } },
  },
  {
    name: 'mysqlslap',
    aliases: ['mysqlimport', 'mysql_upgrade', 'mysql_secure_installation'],
    effect: 'changes',
  },
  {
    name: 'xtrabackup',
    aliases: ['mariabackup', 'innobackupex'],
    effect: {
      options: { '--copy-back --move-back': 'destructive', '--prepare --decompress --apply-log': 'changes' },
    },
  },
  { name: 'mydumper', effect: 'reads' },
  {
    name: 'myloader',
    effect: { options: { '-o --overwrite-tables --purge-mode': 'destructive' }, otherwise: 'changes' },
  },
  { name: 'pt-kill', effect: { options: { '--kill --kill-query --kill-busy-commands': 'changes' } } },
  { name: 'pt-archiver', effect: archiving, dryRun: { options: '--dry-run', suggest: '--dry-run' } },
  {
    name: 'pt-online-schema-change',
    effect: alteration,
    dryRun: { options: '--dry-run', suggest: '--dry-run' },
  },
  {
    name: 'pt-table-sync',
    effect: { options: { '--execute': 'high' } },
    dryRun: { options: '--dry-run --print', except: '--execute', suggest: '--print' },
  },
  { name: 'pt-table-checksum', effect: 'changes' },
  { name: 'pt-heartbeat', effect: { options: { '--update': 'changes' } } },
  {
    name: 'pt-summary',
    aliases: [
      'pt-mysql-summary',
      'pt-stalk',
      'pt-diskstats',
      'pt-duplicate-key-checker',
      'pt-index-usage',
      'pt-ioprofile',
      'pt-pmp',
      'pt-show-grants',
      'pt-visual-explain',
      'pt-variable-advisor',
      'pt-deadlock-logger',
      'pt-replica-find',
      'pt-slave-find',
    ],
    effect: 'reads',
  },
  { name: 'gh-ost', effect: alteration },
  { name: 'orchestrator-client', effect: orchestration },
  {
    name: 'vtctldclient',
    aliases: ['vtctlclient'],
    values: '--server --action_timeout --logtostderr',
    effect: {
      subcommands: {
        'DeleteKeyspace DeleteShards DeleteShard RestoreFromBackup RemoveBackup DeleteCellInfo':
          'destructive',
        'PlannedReparentShard EmergencyReparentShard DeleteTablets TabletExternallyReparented ReparentTablet':
          'high',
        'StopReplication SetKeyspaceDurabilityPolicy MoveTables Reshard DeleteSrvVSchema RemoveShardCell':
          'high',
        'Get* Validate* List* Find* Show* Ping* help completion ExecuteFetchAsDBA GetTablets': 'reads',
        '*': 'changes',
      },
    },
  },
];
