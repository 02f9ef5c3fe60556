import type { EffectCall, Program } from '../program.ts';
import { effectByRule } from '../effect-rule.ts';
import { UNLISTED } from './unlisted.ts';
import type { Effect } from '../effect.ts';

/** Only with a slot that it creates does it change the server that it copies. */
const COPIES_SERVER = { options: { '-C --create-slot': 'changes' } } as const;

/** Which backups there are, and what a retention would delete, is shown unless it is confirmed. */
function walDeletion({ args }: EffectCall): Effect {
  return args.includes('--confirm') ? 'destructive' : 'reads';
}

/** Where a command may stand after options whose names differ between versions. */
function pgBackRest({ args }: EffectCall): Effect {
  return effectByRule(
    {
      at: 'any',
      subcommands: {
        'restore expire stanza-delete repo-rm': 'destructive',
        'backup stanza-create stanza-upgrade start stop archive-push annotate server repo-put': 'changes',
        'info check verify archive-get version help repo-ls repo-get server-ping': 'reads',
      },
      otherwise: UNLISTED,
    },
    args,
    '--stanza --type --repo --set --config --log-level-console --target',
  );
}

/** What surrounds a PostgreSQL server: its backups, its log and its files. */
export const POSTGRES: Program[] = [
  { name: 'pg_dump', aliases: ['pg_dumpall'], effect: 'reads' },
  { name: 'pg_basebackup', effect: COPIES_SERVER },
  {
    name: 'pg_receivewal',
    aliases: ['pg_recvlogical'],
    effect: { options: { '--create-slot': 'changes', '--drop-slot': 'high' } },
  },
  {
    name: 'pg_controldata',
    aliases: [
      'pg_verifybackup',
      'pg_amcheck',
      'pg_config',
      'pg_test_fsync',
      'pg_test_timing',
      'pg_activity',
      'pg_top',
    ],
    effect: 'reads',
  },
  { name: 'pg_waldump', effect: 'reads' },
  {
    name: 'pg_checksums',
    effect: { options: { '-c --check': 'reads', '-e -d --enable --disable': 'high' } },
  },
  { name: 'pg_lsclusters', effect: 'reads' },
  { name: 'pgbackrest', effect: pgBackRest },
  {
    name: 'barman',
    values: '-c --config --log-level -f --format',
    effect: {
      subcommands: {
        delete: 'destructive',
        'backup recover restore switch-wal switch-xlog cron keep archive-wal receive-wal sync-backup sync-wals put-wal':
          'changes',
        'config-switch config-update generate-manifest': 'changes',
        'list-* show-* check check-* status diagnose get-wal replication-status verify verify-backup lock-directory-cleanup help':
          'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'wal-g',
    aliases: ['wal-g-pg', 'wal-g-mysql', 'wal-e'],
    values: '--config --turbo',
    effect: {
      subcommands: {
        delete: walDeletion,
        'backup-push wal-push backup-fetch backup-mark catchup-push catchup-fetch copy binlog-push restore-point':
          'changes',
        'backup-list wal-show wal-verify wal-fetch st help completion flags': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  { name: 'pgbench', effect: 'changes' },
];
