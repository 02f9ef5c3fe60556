import { valuesOf } from '../arguments.ts';
import { mostSevere, type Effect } from '../effect.ts';
import { effectByRule } from '../effect-rule.ts';
import type { EffectCall, EffectRule, Program, Target } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

const KAFKA: Target = {
  options: '--bootstrap-server --zookeeper --broker-list --bootstrap-controller',
  variables: 'KAFKA_BOOTSTRAP*',
};
/** A pattern in the place of a name. */
const PATTERN = /^[\w.-]*[.\\]?\*$|^[\w.-]*\.\*$/;

/** What is kept for a few minutes only is deleted at once. */
function kafkaConfig({ args }: EffectCall): Effect {
  if (!args.includes('--alter')) return 'reads';
  return /\b(?:local\.)?retention\.(?:ms=\d{1,6}|bytes=\d{1,6})\b/.test(args.join(' '))
    ? 'destructive'
    : 'changes';
}

/** A leader that has not all messages makes the others forget theirs. */
function leaderElection({ args }: EffectCall): Effect {
  return valuesOf(args, /^--election-type(?:=|$)/).some((type) => /^unclean$/i.test(type))
    ? 'destructive'
    : 'changes';
}

/** What is evaluated can be anything, except for questions of a known form. */
function erlang({ rest: [code = ''] }: EffectCall): Effect {
  return /^\s*[a-z]\w*:(?:status|info|list\w*|get_env|get_all_env|which_applications|memory|system_info|cluster_status|is_\w+)\([^()]*\)\.?\s*$/.test(
    code,
  )
    ? 'reads'
    : 'changes';
}

const RABBIT: EffectRule = {
  subcommands: {
    'purge_queue delete_queue delete_vhost reset force_reset': 'destructive',
    'stop stop_app shutdown forget_cluster_node delete_user close_all_connections close_all_user_connections':
      'high',
    'delete_member force_boot clear_permissions clear_topic_permissions delete_shovel shrink': 'high',
    'start_app close_connection change_password rotate_logs restart_vhost sync_queue cancel_sync_queue':
      'changes',
    'join_cluster promote trace_on trace_off import_definitions rebalance update_vhost_metadata': 'changes',
    'set_* add_* clear_* enable_* disable_* rename_* grow_* grow force_* remove_* resume_* suspend_*':
      'changes',
    eval: erlang,
    'eval_file exec': 'unseen',
    'list_* status cluster_status environment report check_* await_* wait ping version help node_health_check':
      'reads',
    'quorum_status stream_status peek memory_breakdown alarms listeners runtime_thread_stats maybe_stuck':
      'reads',
    'observer log_tail log_location log_tail_stream erlang_version erlang_cookie_sources resolve_hostname os_env':
      'reads',
    'server_version command_line_arguments cipher_suites tls_versions schema_info authenticate_user hash_password':
      'reads',
    'discover_peers certificates is_booting is_running encode decode export_definitions federation_status':
      'reads',
    'shovel_status transfer_leadership_status autocomplete consume_event_stream coordinator_status': 'reads',
  },
  otherwise: UNLISTED,
};

const RECORDS: EffectRule = {
  subcommands: { 'topic topics acl': 'destructive', 'records record': 'destructive' },
  otherwise: 'high',
};

const ZOOKEEPER_VALUES = '-server -timeout -waitforconnection -client-configuration';
const ZOOKEEPER: EffectRule = {
  subcommands: {
    'deleteall rmr': 'destructive',
    delete: 'high',
    'create set setAcl setquota delquota addauth reconfig removewatches': 'changes',
    'get ls ls2 stat getAcl listquota config version history printwatches sync whoami getAllChildrenNumber quit':
      'reads',
  },
  otherwise: UNLISTED,
};

const PULSAR_RECORD: EffectRule = {
  subcommands: {
    'delete delete-* clear-* truncate *-delete': 'destructive',
    'unsubscribe* skip* reset-cursor expire-* terminate revoke-* unload-all disable-* remove-*': 'high',
    'list list-* get get-* stats stats-* *-stats partitioned-* peek-* examine-* info-* lookup internal-* describe *-info':
      'reads',
    'healthcheck leader-broker backlog* policies topics bundles version is-* last-message-id subscriptions permissions':
      'reads',
    '*': 'changes',
  },
};

/** Queues and logs of messages. */
export const BROKERS: Program[] = [
  {
    name: 'kafka-topics',
    effect: { options: { '--delete': 'destructive', '--alter --create': 'changes' } },
    target: KAFKA,
    wide: { when: { options: '--delete', argument: PATTERN } },
  },
  {
    name: 'kafka-consumer-groups',
    effect: {
      options: {
        '--delete --delete-offsets': { options: { '--dry-run': 'reads' }, otherwise: 'high' },
        '--reset-offsets': { options: { '--execute': 'high' } },
      },
    },
    dryRun: { suggest: '--dry-run' },
    target: KAFKA,
    wide: { when: { options: '--all-groups' } },
  },
  { name: 'kafka-configs', effect: kafkaConfig, target: KAFKA },
  {
    name: 'kafka-reassign-partitions',
    effect: { options: { '--execute': 'high', '--cancel': 'changes' } },
    target: KAFKA,
  },
  { name: 'kafka-delete-records', effect: 'destructive', destroysEvidence: true, target: KAFKA },
  { name: 'kafka-leader-election', effect: leaderElection, target: KAFKA },
  { name: 'kafka-acls', effect: { options: { '--remove': 'high', '--add': 'changes' } }, target: KAFKA },
  { name: 'kafka-console-producer', effect: 'changes', target: KAFKA },
  // Reading as a group moves what the group has read.
  { name: 'kafka-console-consumer', effect: { options: { '--group': 'changes' } } },
  {
    name: 'kafka-verifiable-producer',
    aliases: ['kafka-producer-perf-test', 'kafka-mirror-maker'],
    effect: 'changes',
  },
  {
    name: 'kafka-log-dirs',
    aliases: [
      'kafka-broker-api-versions',
      'kafka-get-offsets',
      'kafka-dump-log',
      'kafka-metadata-shell',
      'kafka-cluster',
      'kafka-replica-verification',
    ],
    effect: 'reads',
  },
  {
    name: 'kafka-metadata-quorum',
    values: '--bootstrap-server --bootstrap-controller --command-config',
    effect: { subcommands: { 'remove-controller': 'high', 'add-controller': 'changes' } },
    target: KAFKA,
  },
  {
    name: 'kafka-features',
    values: '--bootstrap-server --bootstrap-controller --command-config',
    effect: {
      subcommands: {
        'downgrade disable': 'high',
        upgrade: 'changes',
        'describe version-mapping feature-dependencies': 'reads',
      },
      otherwise: UNLISTED,
    },
    target: KAFKA,
  },
  {
    name: 'kafka-storage',
    effect: {
      subcommands: {
        format: 'destructive',
        'info random-uuid version-mapping feature-dependencies': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'kafka-transactions',
    values: '--bootstrap-server --command-config',
    effect: { subcommands: { forceTerminateTransaction: 'high', abort: 'changes' } },
    target: KAFKA,
  },
  {
    name: 'kafka-streams-application-reset',
    effect: { options: { '--dry-run': 'reads', '--application-id': 'high' } },
    dryRun: { suggest: '--dry-run' },
  },
  { name: 'kafka-server-stop', aliases: ['zookeeper-server-stop'], effect: 'high' },
  {
    name: 'kafka-server-start',
    aliases: ['zookeeper-server-start', 'connect-distributed', 'connect-standalone'],
    effect: 'changes',
  },
  { name: 'kcat', aliases: ['kafkacat'], effect: { options: { '-P -G': 'changes' } } },
  {
    name: 'kafkactl',
    values: '--context -C --config-file -V',
    effect: {
      subcommands: {
        delete: RECORDS,
        reset: { options: { '--execute': 'high' }, otherwise: 'reads' },
        'alter create produce clone': 'changes',
        'get list describe consume config version completion help attach': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'confluent',
    values: '--context --environment --cluster --url',
    effect: {
      at: 'any',
      subcommands: {
        delete: ({ words }) =>
          /^(?:api-key|acl|connect|service-account|user|role-binding|link|mirror|consumer)/.test(
            words.find((word) => word !== 'kafka' && word !== 'iam') ?? '',
          )
            ? 'high'
            : 'destructive',
        'create update pause resume produce promote failover start stop store restart': 'changes',
        'list describe use consume login logout version search current offset show': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'rpk',
    values: '-X --config --profile -v',
    effect: {
      subcommands: {
        topic: {
          subcommands: {
            'delete trim-prefix trim': 'destructive',
            'alter-config create produce add-partitions': 'changes',
            'list describe consume describe-storage analyze': 'reads',
          },
          otherwise: UNLISTED,
        },
        'group g': {
          subcommands: { 'seek delete offset-delete': 'high', 'list describe': 'reads' },
          otherwise: UNLISTED,
        },
        cluster: {
          subcommands: {
            maintenance: { subcommands: { status: 'reads' }, otherwise: 'changes' },
            partitions: {
              subcommands: {
                'list balancer-status move-status status': 'reads',
                'transfer-leadership move move-cancel unsafe-recover': 'high',
              },
              otherwise: 'changes',
            },
            config: { subcommands: { 'get export list status lint': 'reads' }, otherwise: 'changes' },
            'health info metadata logdirs txn quotas': 'reads',
            'license self-test storage connections': {
              subcommands: { 'info status list-mountable list': 'reads' },
              otherwise: 'changes',
            },
          },
          otherwise: UNLISTED,
        },
        redpanda: {
          subcommands: {
            stop: 'high',
            admin: {
              at: 3,
              subcommands: {
                decommission: 'high',
                'list print decommission-status': 'reads',
                'recommission set': 'changes',
              },
              otherwise: UNLISTED,
            },
            'check mode': 'reads',
          },
          otherwise: 'changes',
        },
        'acl security registry transform connect': {
          at: 'any',
          subcommands: {
            'delete undelete': 'high',
            'list get describe': 'reads',
            'create update set deploy pause resume': 'changes',
          },
          otherwise: UNLISTED,
        },
        'version help profile debug cloud': 'reads',
      },
      otherwise: UNLISTED,
    },
    leaves: { with: ['maintenance enable'] },
    wide: { when: { with: ['topic delete'], argument: PATTERN } },
  },
  {
    name: 'rabbitmqctl',
    aliases: ['rabbitmq-queues', 'rabbitmq-diagnostics', 'rabbitmq-streams', 'rabbitmq-upgrade'],
    values: '-n --node -p --vhost -t --timeout --formatter --printer',
    effect: RABBIT,
  },
  {
    name: 'rabbitmq-plugins',
    values: '-n --node -t --timeout',
    effect: {
      subcommands: {
        'disable set': 'high',
        enable: 'changes',
        'list is_enabled directories version help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'rabbitmqadmin',
    values:
      '-H -P -u -p -V --vhost --host --port --username --password -c --config -N --node -f --format -d --depth',
    effect: {
      subcommands: {
        purge: 'destructive',
        delete: { subcommands: { 'queue exchange vhost': 'destructive' }, otherwise: 'high' },
        close: 'high',
        get: {
          options: {
            'ackmode=ack_requeue_false* ackmode=reject_requeue_false* --ack-mode=ack_requeue_false':
              'changes',
          },
        },
        'declare publish import': 'changes',
        'list show export help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'nats',
    values: '-s --server --user --password --creds --context --timeout --nkey --tlscert --tlskey --tlsca',
    effect: {
      subcommands: {
        'stream str s': {
          subcommands: {
            'rm del delete purge': 'destructive',
            'rmm cluster': {
              subcommands: { 'step-down stepdown balance down': 'changes' },
              otherwise: 'high',
            },
            'ls list info report get find view state subjects graph backup gaps': 'reads',
            '*': 'changes',
          },
        },
        'consumer con c': {
          subcommands: {
            'rm del delete': 'high',
            'ls list info report find graph state': 'reads',
            '*': 'changes',
          },
        },
        'kv obj object': {
          subcommands: {
            'del rm delete': ({ rest }) => (rest.length > 1 ? 'high' : 'destructive'),
            'purge compact': 'high',
            'get ls list info history watch status': 'reads',
            '*': 'changes',
          },
        },
        'server srv': {
          subcommands: {
            'check report info list ls ping watch request req account graph': 'reads',
            'raft cluster': { subcommands: { 'step-down': 'changes' }, otherwise: 'high' },
          },
          otherwise: 'changes',
        },
        'pub publish request req reply bench service': 'changes',
        'sub rtt account context schema errors events latency cheat top trace help audit': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'pulsar-admin',
    values: '--admin-url --auth-plugin --auth-params --request-timeout',
    effect: {
      subcommands: {
        'topics namespaces tenants clusters brokers bookies subscriptions functions sources sinks ns-isolation-policy':
          PULSAR_RECORD,
        'resource-quotas resourcegroups schemas packages transactions topicPolicies persistent non-persistent':
          PULSAR_RECORD,
        'broker-stats proxy-stats version help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'mqadmin',
    effect: {
      subcommands: {
        'deleteTopic cleanUnusedTopic': 'destructive',
        'resetOffset* wipeWritePerm deleteSubGroup delete* skipAccumulatedMessage removeBroker': 'high',
        'update* add* clean* set* send* start* clone* allocate* recover* switch* elect*': 'changes',
        '*': 'reads',
      },
    },
  },
  {
    name: 'activemq',
    effect: {
      subcommands: {
        purge: 'destructive',
        'stop kill': 'high',
        'start restart console producer create encrypt consumer import': 'changes',
        'status dstat query browse bstat list decrypt export help version': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'artemis',
    effect: {
      subcommands: {
        queue: { subcommands: { 'delete purge': 'destructive', stat: 'reads' }, otherwise: 'changes' },
        address: { subcommands: { delete: 'high', show: 'reads' }, otherwise: 'changes' },
        'stop kill': 'high',
        'check browser help version data perf': 'reads',
        'run start restart producer consumer create transfer user mask upgrade': 'changes',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'zkCli',
    values: ZOOKEEPER_VALUES,
    effect: ({ args, input, unread }) =>
      unread
        ? 'unseen'
        : mostSevere([
            effectByRule(ZOOKEEPER, args, ZOOKEEPER_VALUES),
            ...input
              .split('\n')
              .filter((line) => line.trim() !== '')
              .map((line) => effectByRule(ZOOKEEPER, line.trim().split(/\s+/))),
          ]),
  },
  { name: 'zookeeper-shell', effect: { subcommands: { '*': ZOOKEEPER } } },
  {
    name: 'zkServer',
    values: '--config',
    effect: {
      subcommands: {
        stop: 'high',
        'start restart start-foreground upgrade': 'changes',
        'status print-cmd version': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  { name: 'mosquitto_sub', effect: 'reads' },
  { name: 'mosquitto_pub', aliases: ['mosquitto_rr'], effect: 'changes' },
  {
    name: 'temporal',
    values: '--address -n --namespace --env --tls-cert-path --tls-key-path -o --output',
    effect: {
      subcommands: {
        'workflow batch activity': {
          subcommands: {
            delete: 'destructive',
            'terminate reset': 'high',
            'list show describe count query trace stack fix-history-json metadata result': 'reads',
            '*': 'changes',
          },
        },
        schedule: { subcommands: { delete: 'high', 'list describe': 'reads' }, otherwise: 'changes' },
        operator: {
          subcommands: {
            namespace: {
              subcommands: { delete: 'destructive', 'list describe': 'reads' },
              otherwise: 'changes',
            },
            cluster: {
              subcommands: { 'health describe list system': 'reads', remove: 'high' },
              otherwise: 'changes',
            },
            '*': {
              subcommands: { 'list describe get': 'reads', 'remove delete': 'high' },
              otherwise: 'changes',
            },
          },
        },
        'task-queue env': {
          subcommands: {
            'describe list-partition get list get-build-ids get-build-id-reachability': 'reads',
          },
          otherwise: 'changes',
        },
        'server worker': 'changes',
        help: 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'tctl',
    values: '--ns --namespace --address --ad --context_timeout --ct',
    effect: {
      at: 1,
      subcommands: {
        'terminate term reset reset-batch delete': 'high',
        'signal cancel start run update register complete fail': 'changes',
        'list l listall show describe desc query count observe ob health stack scan showid list-partition':
          'reads',
      },
      otherwise: ({ words }) => (words.length > 1 ? 'unknown' : 'reads'),
    },
  },
];
