import type { Program, Target } from '../program.ts';

const KAFKA: Target = {
  options: '--bootstrap-server --zookeeper --broker-list',
  variables: 'KAFKA_BOOTSTRAP*',
};

/** Queues and logs of messages. */
export const BROKERS: Program[] = [
  {
    name: 'kafka-topics',
    effect: { options: { '--delete': 'destructive', '--alter --create': 'changes' } },
    target: KAFKA,
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
  },
  { name: 'kafka-configs', effect: { options: { '--alter': 'changes' } }, target: KAFKA },
  {
    name: 'kafka-reassign-partitions',
    effect: { options: { '--execute': 'high', '--cancel': 'changes' } },
    target: KAFKA,
  },
  { name: 'kafka-delete-records', effect: 'destructive', destroysEvidence: true, target: KAFKA },
  { name: 'kafka-leader-election', effect: 'changes', target: KAFKA },
  { name: 'kafka-acls', effect: { options: { '--add --remove': 'changes' } } },
  { name: 'kafka-console-producer', effect: 'changes' },
  { name: 'kafka-streams-application-reset', effect: { options: { '--application-id': 'high' } } },
  { name: 'kafka-server-stop', effect: 'high' },
  {
    name: 'rabbitmqctl',
    aliases: ['rabbitmq-queues'],
    values: '-n --node -p --vhost -t --timeout',
    effect: {
      subcommands: {
        'purge_queue delete_queue delete_vhost reset force_reset': 'destructive',
        'stop stop_app shutdown forget_cluster_node delete_user close_all_connections delete_member': 'high',
        'start_app close_connection change_password rotate_logs restart_vhost sync_queue cancel_sync_queue':
          'changes',
        'join_cluster promote trace_on trace_off import_definitions': 'changes',
        'set_* add_* clear_* enable_* disable_* rename_* grow_* shrink_*': 'changes',
      },
    },
  },
  {
    name: 'rabbitmqadmin',
    values: '-H -P -u -p -V --vhost --host --port',
    effect: {
      subcommands: { 'purge delete': 'destructive', close: 'high', 'declare publish import': 'changes' },
    },
  },
];
