import { operandsOf, splitWords } from '../arguments.ts';
import { mostSevere, type Effect } from '../effect.ts';
import type { EffectCall, EffectRule, Program, Wrapped } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

const NOMAD_ADDRESS = '-address -region -namespace -ca-cert -client-cert -client-key -token -tls-server-name';
const TO_ZERO = ({ words }: EffectCall): Effect => (words.at(-1) === '0' ? 'high' : 'changes');

/** What runs in an allocation, which comes before the command. */
function byNomad(args: string[]): Wrapped | undefined {
  const [group, verb, ...rest] = operandsOf(args, splitWords(NOMAD_ADDRESS));
  if (!/^alloc(?:ation)?$/.test(group ?? '') || verb !== 'exec') return undefined;
  const [, ...words] = operandsOf(rest, splitWords(`${NOMAD_ADDRESS} -task -e`));
  return { commands: [{ words: operandsOf(words) }], on: 'the allocation' };
}

function boundaryDeletion({ words: [thing = ''] }: EffectCall): Effect {
  return thing === 'scopes' ? 'destructive' : 'high';
}

const NOMAD_JOB: Record<string, EffectRule> = {
  stop: { options: { '-purge --purge': 'destructive' }, otherwise: 'high' },
  scale: TO_ZERO,
  'run revert dispatch restart periodic promote eval start tag action': 'changes',
  'status history plan validate inspect deployments allocs allocations scaling-events init': 'reads',
};

/** A file system of Hadoop, with options in the place of subcommands. */
function hadoopFiles({ args }: EffectCall): Effect {
  const verb =
    args.find((arg) => /^-[a-z]/.test(arg) && !/^-(?:conf|fs|jt|files|libjars|archives)$/.test(arg)) ?? '';
  if (/^-(?:rmr|expunge|truncate|deleteSnapshot)$/.test(verb)) return 'destructive';
  if (verb === '-rm') return args.some((arg) => /^-[rR]$/.test(arg)) ? 'destructive' : 'high';
  if (
    /^-(?:put|copyFromLocal|moveFromLocal|cp|mv|mkdir|touchz?|chmod|chown|chgrp|setrep|setfacl|setfattr|appendToFile|createSnapshot|renameSnapshot|rmdir|concat)$/.test(
      verb,
    )
  )
    return 'changes';
  return 'reads';
}

const HADOOP: EffectRule = {
  subcommands: {
    'dfs fs': hadoopFiles,
    dfsadmin: {
      options: {
        '-safemode': { at: 'any', subcommands: { enter: 'high', 'leave forceExit': 'changes' } },
        '-report -metasave -getDatanodeInfo -listOpenFiles -printTopology -fetchImage -getBalancerBandwidth':
          'reads',
        '-shutdownDatanode -evictWriters -deleteBlockPool -triggerBlockReport': 'high',
      },
      otherwise: 'changes',
    },
    haadmin: {
      options: {
        '-failover -transitionToStandby -transitionToActive -transitionToObserver': 'high',
      },
    },
    fsck: { options: { '-delete': 'destructive', '-move': 'high' } },
    namenode: {
      options: { '-format': 'destructive', '-rollback -bootstrapStandby -recover -importCheckpoint': 'high' },
      otherwise: 'changes',
    },
    'balancer mover diskbalancer cacheadmin storagepolicies crypto ec': {
      options: { '-listPolicies -getPolicy -listPools -listDirectives -listZones -query -report': 'reads' },
      otherwise: 'changes',
    },
    'getconf groups version classpath envvars lsSnapshottableDir snapshotDiff oiv oev dfsrouteradmin':
      'reads',
    'datanode journalnode secondarynamenode zkfc jar distcp archive': 'changes',
  },
  otherwise: UNLISTED,
};

/** Applications and jobs are chosen by options. */
const HADOOP_JOBS: EffectRule = {
  options: {
    '-kill -kill-task -fail-task -transitionToStandby -transitionToActive -failover': 'high',
    '-list -status -history -logs -appStates -showDetails -getServiceState -applicationId -counter -events':
      'reads',
    '-checkHealth -getAllServiceState': 'reads',
  },
  otherwise: 'changes',
};

/** What the shell of HBase is told on standard input, one command on each line. */
function hbaseShell({ input, unread, words }: EffectCall): Effect {
  if (unread || words.length > 1) return 'unseen';
  return mostSevere(
    input
      .split(/[\n;]/)
      .map((line) => HBASE.find(([pattern]) => pattern.test(line.trim()))?.[1] ?? 'unknown'),
  );
}
const HBASE: [RegExp, Effect][] = [
  [
    /^(?:truncate\w*|drop\w*|delete_all_snapshot|delete_snapshot|delete_table_snapshots|restore_snapshot|deleteall)\b/,
    'destructive',
  ],
  [
    /^(?:disable\w*|delete|stop_\w+|unassign|remove_\w+|close_region|clear_deadservers|decommission_\w+)\b/,
    'high',
  ],
  [
    /^$|^(?:status|list\w*|scan|get|count|describe|desc|exists|is_\w+|version|whoami|show_\w+|locate_region|processlist|balancer_enabled|get_\w+|table_help|help|exit|quit|user_permission)\b/,
    'reads',
  ],
  [
    /^(?:put|create\w*|alter\w*|enable\w*|incr|append|balance\w*|move|split|merge_region|flush|compact\w*|major_compact|assign|snapshot|clone_\w+|grant|revoke|add_\w+|set_\w+|normaliz\w+|catalogjanitor_\w+|wal_roll|trace|recommission_\w+|update_\w+|rename_\w+|zk_dump)\b/,
    'changes',
  ],
];

/** A value in any case: `state=drain`, `State=DOWN`. */
function slurmUpdate({ words }: EffectCall): Effect {
  return words.some((word) => /^state=(?:down|drain\w*|fail\w*|power_down|suspend)/i.test(word))
    ? 'high'
    : 'changes';
}

const SERVICE_CONTROL: EffectRule = {
  subcommands: {
    hold: 'changes',
    update: slurmUpdate,
    'delete shutdown reboot cancel_reboot abort takeover power': 'high',
    'show ping version help listpids completing getaddrs write': 'reads',
    'suspend resume release uhold requeue requeuehold reconfigure create setdebug setdebugflags notify top token schedloglevel update_*':
      'changes',
  },
  otherwise: UNLISTED,
};

function orchestrated(name: string, values: string, rows: Record<string, EffectRule>): Program {
  return { name, values, effect: { subcommands: rows, otherwise: UNLISTED } };
}

/** Jobs on many machines: schedulers, and pipelines of data. */
export const WORKLOADS: Program[] = [
  {
    name: 'nomad',
    values: NOMAD_ADDRESS,
    effect: {
      subcommands: {
        job: { subcommands: NOMAD_JOB, otherwise: UNLISTED },
        node: {
          subcommands: {
            drain: { options: { '-disable --disable': 'changes' }, otherwise: 'high' },
            eligibility: { options: { '-enable --enable': 'changes' }, otherwise: 'high' },
            purge: 'high',
            'meta pool': { at: 'last', subcommands: { 'read list info': 'reads' }, otherwise: 'changes' },
            'status config': 'reads',
          },
          otherwise: UNLISTED,
        },
        'alloc allocation': {
          subcommands: {
            stop: 'high',
            'restart signal pause': 'changes',
            'status logs fs exec checks': 'reads',
          },
          otherwise: UNLISTED,
        },
        'deployment eval': {
          subcommands: {
            'fail delete': 'high',
            'promote pause resume unblock': 'changes',
            'status list': 'reads',
          },
          otherwise: UNLISTED,
        },
        operator: {
          at: 2,
          subcommands: {
            restore: 'destructive',
            'remove-peer': 'high',
            'transfer-leadership set-config': 'changes',
          },
          otherwise: 'reads',
        },
        volume: {
          subcommands: { delete: 'destructive', 'deregister detach': 'high', 'status init': 'reads' },
          otherwise: 'changes',
        },
        var: { subcommands: { purge: 'high', 'get list': 'reads' }, otherwise: 'changes' },
        'namespace quota sentinel acl recommendation scaling service': {
          at: 'any',
          subcommands: { 'delete deregister': 'high', 'status list info inspect read self': 'reads' },
          otherwise: 'changes',
        },
        system: 'changes',
        server: { subcommands: { 'force-leave': 'high', join: 'changes' }, otherwise: 'reads' },
        ...NOMAD_JOB,
        'monitor ui version fmt login agent-info logs exec fs inspect plan validate init help tls license plugin':
          'reads',
      },
      otherwise: UNLISTED,
    },
    target: { options: '-address --address', variables: 'NOMAD_ADDR' },
    leaves: [
      { with: ['drain'], options: '-enable --enable' },
      { with: ['eligibility'], options: '-disable --disable' },
    ],
    wraps: byNomad,
  },
  {
    name: 'boundary',
    values: '-addr -token -format -keyring-type -token-name',
    effect: {
      at: 1,
      subcommands: {
        delete: boundaryDeletion,
        'remove-* set-*': 'changes',
        'list read search': 'reads',
        'create update add-* cancel import': 'changes',
      },
      otherwise: ({ words }) =>
        /^(?:authenticate|connect|version|config|logout|cache|dev)$/.test(words[0] ?? '') ||
        words.length === 0
          ? 'reads'
          : 'unknown',
    },
  },
  orchestrated('waypoint', '-app -project -workspace', {
    destroy: 'destructive',
    'deploy up release build init install upgrade': 'changes',
    'deployment release-list artifact project context config': {
      subcommands: { 'list inspect get list-builds verify': 'reads', destroy: 'destructive' },
      otherwise: 'changes',
    },
    'status logs login ui version help token': 'reads',
  }),
  {
    name: 'scontrol',
    aliases: ['sview'],
    values: '-M --clusters',
    effect: SERVICE_CONTROL,
    leaves: { argument: /^state=(?:drain|down)/i, noArgument: /^(?:jobid|partitionname)=/i },
  },
  { name: 'scancel', effect: 'high' },
  { name: 'squeue', effect: 'reads' },
  { name: 'sinfo', effect: 'reads' },
  { name: 'sacct', aliases: ['sstat', 'sprio', 'sshare', 'sdiag', 'seff', 'sreport'], effect: 'reads' },
  {
    name: 'sacctmgr',
    effect: {
      subcommands: {
        'delete remove archive': 'high',
        'show list dump version ping': 'reads',
        '*': 'changes',
      },
    },
  },
  {
    name: 'sbatch',
    aliases: ['srun', 'salloc'],
    effect: { options: { '--test-only': 'reads' }, otherwise: 'changes' },
  },
  { name: 'hdfs', aliases: ['hadoop'], values: '--config --loglevel', effect: HADOOP },
  {
    name: 'yarn',
    values: '--config --loglevel',
    // The package manager of the same name runs what the file of a project says.
    wraps: (args) =>
      /^(?:run|start|exec|dlx)$/.test(args[0] ?? '')
        ? { commands: [{ hides: 'what a file of a project says' }] }
        : undefined,
    effect: {
      subcommands: {
        'application app applicationattempt container': HADOOP_JOBS,
        rmadmin: HADOOP_JOBS,
        'node logs queue top version classpath cluster schedulerconf daemonlog envvars': 'reads',
        'jar resourcemanager nodemanager timelineserver service': 'changes',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'mapred',
    values: '--config',
    effect: {
      subcommands: {
        'job queue': HADOOP_JOBS,
        'historyserver distcp archive': 'changes',
        'classpath version envvars': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'hbase',
    effect: {
      subcommands: {
        shell: hbaseShell,
        hbck: ({ args }) => {
          if (!args.includes('-j')) return 'reads';
          return args.includes('--fix') ? 'destructive' : 'changes';
        },
        'version classpath zkcli mapredcp hfile wal': 'reads',
        '*': 'changes',
      },
    },
  },
  {
    name: 'spark-submit',
    effect: { options: { '--kill': 'high', '--status': 'reads' }, otherwise: 'changes' },
  },
  orchestrated('flink', '-m --jobmanager -t --target', {
    'cancel stop': 'high',
    'run savepoint run-application checkpoint': 'changes',
    'list info help': 'reads',
  }),
  orchestrated('airflow', '', {
    db: {
      subcommands: {
        'reset clean drop-archived downgrade': 'destructive',
        'check check-migrations shell': 'reads',
        '*': 'changes',
      },
    },
    dags: {
      subcommands: {
        delete: 'high',
        'list list-* state show show-* report details next-execution': 'reads',
        '*': 'changes',
      },
    },
    tasks: {
      subcommands: {
        clear: 'high',
        'state states-for-dag-run list failed-deps render': 'reads',
        '*': 'changes',
      },
    },
    'variables connections pools users roles config': {
      subcommands: { delete: 'high', 'list get export get-value': 'reads', '*': 'changes' },
    },
    'jobs providers info version plugins cheat-sheet standalone-help': 'reads',
    'celery kubernetes scheduler webserver worker triggerer backfill assets dag-processor api-server': {
      subcommands: { stop: 'high' },
      otherwise: 'changes',
    },
  }),
  orchestrated('dagster', '', {
    run: { subcommands: { wipe: 'destructive', delete: 'high', list: 'reads', '*': 'changes' } },
    asset: {
      subcommands: { 'wipe wipe-partitions-status-cache': 'destructive', list: 'reads', '*': 'changes' },
    },
    'job schedule sensor instance': {
      subcommands: {
        'list print preview info logs scaffold_config': 'reads',
        wipe: 'destructive',
        '*': 'changes',
      },
    },
    'project dev code-server api debug': 'reads',
    definitions: 'reads',
  }),
  orchestrated('prefect', '-p --profile', {
    server: { at: 2, subcommands: { 'reset downgrade': 'destructive' }, otherwise: 'changes' },
    'flow-run deployment work-pool work-queue block variable concurrency-limit global-concurrency-limit artifact flow task-run automation automations':
      {
        subcommands: {
          delete: 'high',
          'ls inspect logs get-default-base-job-template preview read get': 'reads',
          '*': 'changes',
        },
      },
    'version config profile cloud dashboard help': 'reads',
    'worker agent deploy': 'changes',
  }),
  {
    name: 'dbt',
    values: '--profiles-dir --project-dir --target -t --profile',
    effect: {
      subcommands: {
        'run build': { options: { '--full-refresh -f': 'high' }, otherwise: 'changes' },
        'seed snapshot run-operation retry clone': 'changes',
        'ls list debug compile test source docs parse deps show clean init': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
];
