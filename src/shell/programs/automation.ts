import { operandsOf, splitWords, valueOf, valuesOf } from '../arguments.ts';
import type { Effect } from '../effect.ts';
import type { EffectCall, Program, Wrapped } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

const HIDDEN = 'what is written in a file that is not read here';

function moduleOf(args: string[]): string {
  return (valueOf(args, '-m') ?? valueOf(args, '--module-name') ?? 'command').replace(
    /^ansible\.(?:builtin|legacy|posix)\.|^community\.\w+\./,
    '',
  );
}

/** A module of Ansible, with its arguments. */
function ansibleEffect({ args }: EffectCall): Effect {
  const name = moduleOf(args);
  const text = valuesOf(args, /^(?:-a|--args(?:=|$))/).join(' ');
  if (args.includes('--list-hosts') || READING_MODULE.test(name)) return 'reads';
  if (/\bstate=absent\b/.test(text))
    return /^(?:file|mysql_db|postgresql_db|lvol|filesystem)$/.test(name) ? 'destructive' : 'high';
  if (/\bstate=(?:stopped|down)\b/.test(text) || /^(?:reboot|shutdown)$/.test(name)) return 'high';
  return 'changes';
}
const READING_MODULE =
  /^(?:ping|win_ping|setup|gather_facts|debug|stat|slurp|fetch|find|service_facts|package_facts|getent|assert|wait_for|wait_for_connection|mount_facts|\w+_info|\w+_facts)$/;

/** The module that Ansible runs on each host, if that is a command. */
function byAnsible(args: string[]): Wrapped | undefined {
  const name = moduleOf(args);
  const [text = ''] = valuesOf(args, /^(?:-a|--args(?:=|$))/);
  if (/^(?:shell|command|raw)$/.test(name) && !args.includes('--list-hosts'))
    return {
      commands:
        text === '' ? [] : [{ shell: text.replace(/^(?:\s*(?:chdir|creates|removes|executable)=\S+)+/, '') }],
      on: 'the hosts',
    };
  return name === 'script' ? { commands: [{ hides: HIDDEN }] } : undefined;
}

const SALT_READS =
  /^(?:test\.(?:ping|version\w*|versions_report|echo|arg\w*)|grains\.(?:get|items|item|ls|has_value)|(?:status|disk|network)\.\w+|pillar\.(?:get|items|item|ls|raw|keys)|sys\.\w+|saltutil\.(?:running|find_job|find_cached_job)|pkg\.(?:list_\w+|version|latest_version|info_installed)|service\.(?:status|get_\w+|available|enabled|missing)|ps\.(?:top|psaux|get_\w+|\w+_percent|virtual_memory\w*)|state\.(?:show_\w+|test)|file\.(?:file_exists|directory_exists|read|get_\w+|stats|find|readdir|grep|contains\w*)|user\.(?:info|list_\w+|getent)|cp\.(?:list_\w+|hash_file)|mine\.get|match\.\w+|config\.\w+|key\.finger|slsutil\.renderer)$/;

/** A function of Salt: its module, then what it does. */
function saltEffect({ args }: EffectCall): Effect {
  const called = args.find((arg) => /^[a-z_0-9]+\.[a-z_0-9]+$/.test(arg)) ?? '';
  if (called === '') return 'unknown';
  if (SALT_READS.test(called) || args.some((arg) => /^test=true$/i.test(arg))) return 'reads';
  if (
    /^file\.(?:remove|truncate|rmdir)$|^(?:mysql\.db_remove|postgres\.db_remove|lvm\.lvremove)$/.test(called)
  )
    return 'destructive';
  return /\.(?:stop|disable|reboot|shutdown|remove|purge|delete|kill\w*|pkill|halt|poweroff|absent|uninstall|mask)$/.test(
    called,
  )
    ? 'high'
    : 'changes';
}

function bySalt(args: string[]): Wrapped | undefined {
  const at = args.findIndex((arg) => /^cmd\.(?:run\w*|shell|retcode|exec_code\w*|script\w*)$/.test(arg));
  const raw = valuesOf(args, /^(?:-r|--raw)$/);
  if (at < 0)
    return raw.length > 0
      ? {
          commands: [
            { shell: args.slice(args.findIndex((arg) => /^(?:-r|--raw)$/.test(arg)) + 1).join(' ') },
          ],
          on: 'the hosts',
        }
      : undefined;
  const [text = ''] = args.slice(at + 1).filter((arg) => !/^\w+=/.test(arg));
  return {
    commands: [/^cmd\.(?:script|exec)/.test(args[at] ?? '') ? { hides: HIDDEN } : { shell: text }],
    on: 'the minions',
  };
}

const EVERYTHING = { argument: /^['"]?\*['"]?$/ };

/** What a command of Bolt runs on its targets. */
function byBolt(args: string[]): Wrapped | undefined {
  const [group, verb, text = ''] = operandsOf(args, splitWords('-t --targets'));
  return group === 'command' && verb === 'run'
    ? { commands: [{ shell: text }], on: 'the targets' }
    : undefined;
}

function overNodes(args: string[]): Wrapped | undefined {
  const [verb, ...rest] = operandsOf(args, splitWords('-c --config -u --user -k --key'));
  if (verb !== 'ssh') return undefined;
  const [, ...afterQuery] = operandsOf(rest, KNIFE_SSH_VALUES);
  const [first, ...words] = operandsOf(afterQuery, KNIFE_SSH_VALUES);
  if (first === undefined || /^(?:interactive|tmux|screen|macterm|cssh|csshx)$/.test(first)) return undefined;
  // The command is one word, or several before the options that follow it.
  const end = words.findIndex((word) => word.startsWith('-'));
  const more = /\s/.test(first) ? [] : end < 0 ? words : words.slice(0, end);
  return { commands: [{ shell: [first, ...more].join(' ') }], on: 'the nodes' };
}

const KNIFE_SSH_VALUES = splitWords(
  '-x --ssh-user -i --ssh-identity-file -a --attribute -C --concurrency -p --ssh-port -P --ssh-password -A -G ' +
    '--ssh-gateway --ssh-gateway-identity -t --ssh-timeout --tmux-split --prefix-attribute -c --config -E --environment',
);

/** What keeps many machines as files describe them. */
export const AUTOMATION: Program[] = [
  {
    name: 'ansible',
    effect: ansibleEffect,
    dryRun: { options: '-C --check', suggest: '--check' },
    wraps: byAnsible,
    wide: { when: { argument: /^(?:all|\*)$/, noArgument: /^(?:-l|--limit)/ } },
  },
  { name: 'ansible-inventory', aliases: ['ansible-doc', 'ansible-config', 'ansible-lint'], effect: 'reads' },
  { name: 'ansible-pull', effect: 'changes', dryRun: { options: '-C --check' } },
  {
    name: 'ansible-vault',
    effect: {
      subcommands: {
        view: 'reads',
        decrypt: ({ args }) => (/--output[= ]-(?: |$)/.test(args.join(' ')) ? 'reads' : 'changes'),
        encrypt_string: 'reads',
        'rekey encrypt create edit': 'changes',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'ansible-galaxy',
    effect: {
      at: 'any',
      subcommands: {
        'install remove delete import publish setup init build': 'changes',
        'list search info verify download': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  { name: 'salt', aliases: ['salt-ssh'], effect: saltEffect, wraps: bySalt, wide: { when: EVERYTHING } },
  { name: 'salt-call', effect: saltEffect, wraps: bySalt },
  {
    name: 'salt-key',
    effect: {
      options: {
        '-d -D -r -R --delete --delete-all --reject --reject-all': 'high',
        '-a -A --accept --accept-all --gen-keys': 'changes',
      },
    },
    wide: { when: { options: '-D --delete-all' } },
  },
  {
    name: 'salt-run',
    effect: {
      subcommands: {
        'manage.* jobs.* doc.* fileserver.file_list fileserver.envs survey.* state.event pillar.show_* cache.grains cache.pillar net.find':
          'reads',
        '*': 'changes',
      },
    },
  },
  { name: 'salt-master', aliases: ['salt-minion', 'salt-cp'], effect: 'changes' },
  {
    name: 'puppet',
    effect: {
      subcommands: {
        agent: 'changes',
        apply: 'changes',
        resource: ({ args }) => {
          if (args.some((arg) => /^ensure=(?:stopped|absent|purged)$/.test(arg))) return 'high';
          return args.some((arg) => /^\w+=/.test(arg)) ? 'changes' : 'reads';
        },
        'cert node ssl': {
          subcommands: {
            'clean deactivate purge revoke': 'high',
            'list print verify show find fingerprint status': 'reads',
          },
          otherwise: 'changes',
        },
        config: { subcommands: { 'set delete': 'changes' } },
        module: { subcommands: { 'list search changes': 'reads', uninstall: 'high' }, otherwise: 'changes' },
        'lookup facts describe doc help parser epp catalog man': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '--noop', suggest: '--noop' },
    leaves: { with: ['agent'], options: '--disable' },
  },
  {
    name: 'puppetserver',
    effect: {
      subcommands: {
        ca: { subcommands: { 'revoke clean delete prune': 'high', list: 'reads' }, otherwise: 'changes' },
        stop: 'high',
        gem: { subcommands: { list: 'reads' }, otherwise: 'changes' },
      },
      otherwise: 'changes',
    },
  },
  {
    name: 'r10k',
    effect: {
      subcommands: {
        deploy: { subcommands: { display: 'reads' }, otherwise: 'changes' },
        puppetfile: { subcommands: { check: 'reads', purge: 'high' }, otherwise: 'changes' },
        'version help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'knife',
    values: '-c --config -s --server-url -u --user -k --key -E --environment',
    effect: {
      subcommands: {
        exec: ({ args, unread }) => (args.length > 1 || unread ? 'unseen' : 'reads'),
        'status search diff list show download ssl raw serve configure': 'reads',
        'bootstrap delete upload edit': 'changes',
        'data vault opc': {
          at: 2,
          subcommands: { delete: 'high', 'list show': 'reads' },
          otherwise: 'changes',
        },
        '*': {
          subcommands: {
            'delete bulk': 'high',
            'list show status versions info download compare': 'reads',
            'create edit upload from run_list run-list set tag policy_set environment_set test rebuild reregister':
              'changes',
          },
          otherwise: UNLISTED,
        },
      },
    },
    wraps: overNodes,
  },
  {
    name: 'chef-client',
    aliases: ['cinc-client', 'chef-solo'],
    effect: 'changes',
    dryRun: { options: '-W --why-run', suggest: '--why-run' },
  },
  {
    name: 'bolt',
    values: '-t --targets',
    effect: {
      at: 1,
      subcommands: { 'run apply upload': 'changes', 'show list download': 'reads' },
      otherwise: ({ words }) =>
        words[0] === 'apply' ? 'changes' : words.length > 1 && words[0] !== 'help' ? 'unknown' : 'reads',
    },
    dryRun: { options: '--noop', suggest: '--noop' },
    wraps: byBolt,
  },
  {
    name: 'kamal',
    values: '-d --destination -h --hosts -r --roles -c --config-file --version',
    effect: {
      subcommands: {
        remove: 'destructive',
        'deploy redeploy rollback setup build prune env secrets': 'changes',
        'app traefik proxy accessory server registry': {
          subcommands: {
            'stop remove': 'high',
            'logs details containers images version stale_containers': 'reads',
          },
          otherwise: 'changes',
        },
        lock: { subcommands: { status: 'reads' }, otherwise: 'changes' },
        'details audit config docs version help init': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
];
