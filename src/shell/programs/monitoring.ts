import type { EffectRule, Program } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

const RULE_TOOL: EffectRule = {
  subcommands: {
    rules: {
      subcommands: {
        'delete delete-namespace': 'high',
        'load sync': 'changes',
        'list print get diff check lint prepare': 'reads',
      },
      otherwise: UNLISTED,
    },
    'alertmanager alerts': {
      subcommands: { delete: 'high', 'load migrate-utf8': 'changes', 'get verify list': 'reads' },
      otherwise: UNLISTED,
    },
    'backfill remote-write bucket-validation push-gateway': 'changes',
    'analyze analyse config acl remote-read promql version help loki audit': 'reads',
  },
  otherwise: UNLISTED,
};

/** What watches, and what keeps what was seen. */
export const MONITORING: Program[] = [
  {
    name: 'amtool',
    values: '--alertmanager.url -o --output --config.file --http.config.file --timeout',
    effect: {
      subcommands: {
        silence: {
          subcommands: { query: 'reads', 'add expire update import': 'changes' },
          otherwise: 'reads',
        },
        alert: { subcommands: { add: 'changes', query: 'reads' }, otherwise: 'reads' },
        'check-config cluster config template help': 'reads',
      },
      otherwise: UNLISTED,
    },
    leaves: { with: ['silence add'] },
    // Without a duration it takes an hour, so only a silence of many days needs someone to end it.
    silences: { text: /^(?=.*\bsilence add\b).*(?:--duration|-d)[= ](?:\d+y|\d+w|\d{2,}d)\b/s },
  },
  {
    name: 'promtool',
    effect: {
      subcommands: {
        tsdb: {
          subcommands: {
            'create-blocks-from bench': 'changes',
            'analyze list dump dump-openmetrics': 'reads',
          },
          otherwise: UNLISTED,
        },
        push: 'changes',
        'check query test debug promql help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'mimirtool',
    aliases: ['cortextool', 'lokitool'],
    values: '--address --id --user --key --log.level',
    effect: RULE_TOOL,
  },
  { name: 'logcli', effect: 'reads', interactive: { with: ['--tail', '-t', '-f', '--follow'] } },
  {
    name: 'grafana-cli',
    values: '--config --homepath --pluginsDir --repo --pluginUrl --configOverrides',
    effect: {
      subcommands: {
        plugins: {
          subcommands: { 'ls list-remote list-versions': 'reads', 'remove uninstall': 'high' },
          otherwise: 'changes',
        },
        admin: 'changes',
        help: 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'grafana',
    effect: {
      subcommands: {
        cli: {
          subcommands: {
            plugins: {
              subcommands: { 'ls list-remote list-versions': 'reads', 'remove uninstall': 'high' },
              otherwise: 'changes',
            },
            admin: 'changes',
          },
        },
        server: 'changes',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'tempo-cli',
    effect: { subcommands: { 'list query view search analyse gen': 'reads' }, otherwise: UNLISTED },
  },
  {
    name: 'pd',
    effect: {
      at: 1,
      subcommands: {
        'list show log open notes get analytics overrides render': 'reads',
        'ack resolve create merge assign set add remove delete priority subscriber notes:add rename replace':
          'changes',
        '*': 'changes',
      },
    },
  },
  {
    name: 'thanos',
    effect: {
      subcommands: {
        tools: {
          at: 2,
          subcommands: {
            'cleanup mark retention': 'destructive',
            rewrite: 'high',
            verify: { options: { '--repair -r': 'changes' } },
            'replicate downsample upload-blocks': 'changes',
            '*': 'reads',
          },
        },
        check: 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  // What it does is in a file, and it exists to delete indices.
  { name: 'curator', effect: 'destructive', dryRun: { options: '--dry-run', suggest: '--dry-run' } },
  {
    name: 'curator_cli',
    values: '--host --hosts --port --config --timeout --username --password --url_prefix --loglevel',
    effect: {
      subcommands: {
        'delete_indices delete_snapshots delete-indices delete-snapshots restore': 'destructive',
        'close shrink rollover': 'high',
        'allocation alias forcemerge open replicas reindex snapshot create_index cold2frozen': 'changes',
        'show_* show-*': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '--dry-run', suggest: '--dry-run' },
  },
  {
    name: 'sensuctl',
    values: '--namespace --api-url --config-dir --cache-dir --timeout --format',
    effect: {
      at: 1,
      subcommands: {
        delete: 'high',
        'list info history show view status': 'reads',
        'create update resolve execute set-* add-* remove-* grant revoke': 'changes',
      },
      otherwise: ({ words }) =>
        /^(?:login|logout|dump|describe-type|version|config|help|env)$/.test(words[0] ?? '') ||
        words.length < 1
          ? 'reads'
          : 'changes',
    },
  },
  { name: 'zabbix_get', effect: 'reads' },
  { name: 'zabbix_sender', aliases: ['zabbix_server', 'zabbix_proxy'], effect: 'changes' },
];
