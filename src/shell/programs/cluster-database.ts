import { valueOf, valuesOf } from '../arguments.ts';
import { mostSevere, type Effect } from '../effect.ts';
import { effectByRule } from '../effect-rule.ts';
import type { EffectCall, EffectRule, Program } from '../program.ts';
import { sqlEffect } from '../sql.ts';
import { UNLISTED } from './unlisted.ts';

function cypherEffect({ words, input, unread, args }: EffectCall): Effect {
  if (unread || args.some((arg) => /^(?:-f|--file)/.test(arg))) return 'unseen';
  const text = [...words, input].join('\n').replace(/'[^']*'|"[^"]*"/g, "''");
  if (/\bdrop\s+(?:composite\s+)?database\b/i.test(text)) return 'destructive';
  if (/\bdelete\b/i.test(text)) return /\bwhere\b|\{[^}]+\}/i.test(text) ? 'high' : 'destructive';
  if (/\b(?:stop\s+database|drop|terminate|revoke|deny)\b/i.test(text)) return 'high';
  if (
    /\b(?:create|merge|set|remove|grant|alter|start\s+database|load\s+csv|rename|enable|foreach)\b/i.test(
      text,
    )
  )
    return 'changes';
  return /\bcall\b/i.test(text) &&
    !/\bcall\s+(?:db|dbms)\.(?:schema|labels|indexes|list\w*|components|info|routing|cluster)/i.test(text)
    ? 'unknown'
    : 'reads';
}

/** InfluxDB 1 is asked with -execute, InfluxDB 2 by subcommands. */
function influxEffect(call: EffectCall): Effect {
  const executed = valuesOf(call.args, /^--?execute(?:=|$)/);
  return executed.length > 0
    ? mostSevere(executed.map(sqlEffect))
    : effectByRule(INFLUX, call.args, '--host --token -t --org -o -c --active-config --bucket');
}
const INFLUX_RECORD: EffectRule = {
  subcommands: { 'list ls find log': 'reads', delete: 'high' },
  otherwise: 'changes',
};
const INFLUX: EffectRule = {
  subcommands: {
    bucket: { subcommands: { 'list ls find': 'reads', delete: 'destructive' }, otherwise: 'changes' },
    delete: 'high',
    restore: { options: { '--full': 'destructive' }, otherwise: 'changes' },
    'write backup setup apply remote replication': 'changes',
    'task org user auth dashboards v1 secret telegrafs template stacks bucket-schema pkg': INFLUX_RECORD,
    'query ping version config server-config export help completion inspect': 'reads',
  },
  otherwise: UNLISTED,
};

const AEROSPIKE: [RegExp, Effect][] = [
  [/^(?:manage\s+)?truncate/i, 'destructive'],
  [
    /^(?:manage\s+)?(?:quiesce|sindex\s+delete|udfs\s+remove|acl\s+delete|revive)|^(?:tip-clear|services-alumni-reset)/i,
    'high',
  ],
  [
    /^(?:manage|set-config|recluster|tip|log-set|sindex-(?:create|delete)|jobs|roster-set|undo-quiesce|manage)\b/i,
    'changes',
  ],
];
function aerospikeEffect(option: RegExp) {
  return ({ args }: EffectCall): Effect =>
    mostSevere(
      valuesOf(args, option)
        .flatMap((text) => text.split(/;(?![\w-]+=)/))
        .map((text) => AEROSPIKE.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? 'reads'),
    );
}

function arangoEffect({ args, unread }: EffectCall): Effect {
  const text = valuesOf(args, /^--javascript\.execute-string(?:=|$)/).join('\n');
  if (unread || valueOf(args, '--javascript.execute') !== undefined) return 'unseen';
  if (/_drop(?:Database)?\(|\.drop\(|\.truncate\(/.test(text)) return 'destructive';
  if (/\.(?:remove\w*|dropIndex)\(/.test(text)) return 'high';
  if (/\.(?:insert|save|update|replace|ensureIndex)\w*\(|_create\w*\(|_(?:update|replace)\w*\(/.test(text))
    return 'changes';
  return /^\s*(?:print\()?db\.\w+(?:\.(?:count|toArray|all|document|figures|indexes|properties)|\()/.test(
    text,
  ) || text === ''
    ? 'reads'
    : 'unknown';
}

/** Databases that are spread over many machines, each with tools of its own. */
export const CLUSTER_DATABASES: Program[] = [
  {
    name: 'nodetool',
    values: '-h --host -p --port -u --username -pw --password -pwf --password-file',
    effect: {
      subcommands: {
        'removenode assassinate clearsnapshot': 'destructive',
        'drain decommission disable* stopdaemon move truncatehints stop-daemon': 'high',
        'repair flush snapshot cleanup compact enable* set* scrub refresh stop rebuild rebuild_index upgradesstables':
          'changes',
        'invalidate* garbagecollect pausehandoff resumehandoff replaybatchlog reload* relocatesstables resetlocalschema':
          'changes',
        'join bootstrap import verify sjk forcecompact recompress_sstables checkAndRepairCdcStreams':
          'changes',
        'status info ring tpstats compactionstats cfstats tablestats cfhistograms tablehistograms toppartitions':
          'reads',
        'describecluster describering netstats proxyhistograms listsnapshots get* gossipinfo version gcstats':
          'reads',
        'statusbackup statusbinary statusgossip statushandoff statusthrift viewbuildstatus failuredetector':
          'reads',
        'clientstats compactionhistory datapaths rangekeysample repair_admin history profileload sstable* help':
          'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: { with: ['clearsnapshot --all'] } },
  },
  {
    name: 'tiup',
    effect: {
      subcommands: {
        'cluster dm': {
          subcommands: {
            'destroy clean prune': 'destructive',
            stop: 'high',
            'scale-in': { options: { '--force': 'destructive' }, otherwise: 'high' },
            disable: 'high',
            'display list check audit show-config help template replay': 'reads',
            'start restart reload scale-out upgrade deploy patch rename edit-config enable import push exec rotatessh meta':
              'changes',
          },
          otherwise: UNLISTED,
        },
        'ctl*': {
          at: 'any',
          subcommands: {
            'delete remove': 'high',
            'set add transfer transfer-leader split resume pause update': 'changes',
          },
          otherwise: 'reads',
        },
        'list status telemetry help mirror env': 'reads',
        'install update uninstall clean': 'changes',
      },
      otherwise: UNLISTED,
    },
  },
  { name: 'influx', effect: influxEffect },
  {
    name: 'cypher-shell',
    values: '-a --address --uri -u --username -p --password -d --database --format -P --param',
    effect: cypherEffect,
  },
  {
    name: 'couchbase-cli',
    effect: {
      subcommands: {
        'bucket-delete bucket-flush': 'destructive',
        'failover server-remove node-to-node-encryption user-delete collection-manage-drop': 'high',
        'server-list bucket-list host-list group-list server-info rebalance-status reset-cipher-suites help':
          'reads',
        '*-list *-info *-status': 'reads',
        '*': 'changes',
      },
    },
  },
  { name: 'asadm', effect: aerospikeEffect(/^(?:-e$|--execute(?:=|$))/) },
  { name: 'asinfo', effect: aerospikeEffect(/^(?:-v$|--value(?:=|$))/) },
  { name: 'arangosh', effect: arangoEffect },
];
