import { valuesOf } from '../arguments.ts';
import { mostSevere, type Effect } from '../effect.ts';
import type { EffectCall, Program } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

/** Each -c is one command, and after `configure` everything configures. */
function routerShell({ args, input, unread }: EffectCall): Effect {
  if (unread || args.some((arg) => /^(?:-f|--inputfile)/.test(arg))) return 'unseen';
  const orders = [
    ...valuesOf(args, /^(?:-c$|--command(?:=|$))/).flatMap((order) => order.split('\n')),
    ...input.split('\n'),
  ];
  let configures = false;
  return mostSevere(
    orders.map((line): Effect => {
      const order = line.trim();
      if (/^conf/.test(order)) {
        configures = true;
        return 'changes';
      }
      if (configures) return TAKES_DOWN.test(order) ? 'high' : order === '' ? 'reads' : 'changes';
      if (/^clear\b/.test(order))
        return /\*|\ball\b/.test(order) && !/\bsoft\b/.test(order) ? 'high' : 'changes';
      return /^(?:sh|show|ping|traceroute|find|list|exit|quit|end|enable|terminal|do show|$)/.test(order)
        ? 'reads'
        : 'changes';
    }),
  );
}
const TAKES_DOWN = /^(?:no (?!shutdown\b|neighbor \S+ shutdown\b)|shutdown\b|neighbor \S+ shutdown\b)/;

function birdEffect({ words, input, unread }: EffectCall): Effect {
  const orders = [words.join(' '), ...(unread ? [] : input.split('\n'))];
  return mostSevere(
    orders.map((order): Effect => {
      if (/^\s*(?:disable|down|restart|graceful)\b/.test(order)) return 'high';
      return /^\s*(?:show|sh|help|echo|dump|eval|configure\s+check|quit|exit|$)/.test(order)
        ? 'reads'
        : 'changes';
    }),
  );
}

/** A command that a phone system is given with one option. */
function telephoneEffect(option: RegExp) {
  return ({ args }: EffectCall): Effect =>
    mostSevere(
      valuesOf(args, option).map((order): Effect => {
        if (
          /\b(?:stop|restart|shutdown|hangup|hupall|unload|kill|uuid_kill|remove|killgw|pause|crash)\b/.test(
            order,
          )
        )
          return 'high';
        return /\b(?:reload\w*|set|load|originate|add|rescan|start|flush\w*|bgapi|register|enable|disable|uuid_\w+|loglevel|cmd)\b/.test(
          order,
        )
          ? 'changes'
          : 'reads';
      }),
    );
}

const ALL_CALLS = { argument: /hangup all|\bhupall\b/ };

/** Routers, switches and tunnels, and the servers that know names. */
export const ROUTING: Program[] = [
  {
    name: 'iptables-save',
    aliases: ['ip6tables-save', 'nft-save', 'arptables-save', 'ebtables-save'],
    effect: 'reads',
  },
  {
    name: 'iptables-restore',
    aliases: ['ip6tables-restore'],
    effect: 'high',
    dryRun: { options: '-t --test', suggest: '--test' },
  },
  { name: 'arp', effect: { options: { '-d --delete': 'high', '-s --set -f --file': 'changes' } } },
  { name: 'ss', effect: { options: { '-K --kill': 'high' } } },
  { name: 'arping', effect: { options: { '-U -A -P -S': 'changes' } } },
  { name: 'ntpdate', aliases: ['sntp'], effect: { options: { '-q -d': 'reads' }, otherwise: 'changes' } },
  {
    name: 'netplan',
    effect: {
      subcommands: { 'apply try set rebind': 'changes', 'get generate status info ip help': 'reads' },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'networkctl',
    effect: {
      subcommands: {
        'down delete mask': 'high',
        'up reload reconfigure renew forcerenew edit unmask persistent-storage': 'changes',
        'list status lldp label cat': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'dhclient',
    aliases: ['dhcpcd', 'udhcpc'],
    effect: { options: { '-r -x -k': 'high' }, otherwise: 'changes' },
  },
  {
    name: 'bridge',
    effect: {
      at: 1,
      subcommands: { 'del delete d flush': 'high', 'add append change replace set': 'changes' },
    },
  },
  {
    name: 'ipvsadm',
    effect: {
      options: {
        '-C --clear -d --delete-server -D --delete-service --restore -R': 'high',
        '-a -A -e -E -Z --add-* --edit-* --zero --set --start-daemon --stop-daemon': 'changes',
      },
    },
  },
  {
    name: 'ovs-vsctl',
    values: '-t --timeout --db -f --format',
    effect: {
      subcommands: {
        'del-* emer-reset remove clear destroy': 'high',
        'list* show get* find br-* iface-to-br port-to-br wait-until': 'reads',
        '*': 'changes',
      },
    },
  },
  {
    name: 'ovs-ofctl',
    aliases: ['ovs-dpctl'],
    values: '-O --protocols -t --timeout -m',
    effect: {
      subcommands: { 'del-*': 'high', 'add-* mod-* replace-* packet-out bundle set-* bind': 'changes' },
    },
  },
  {
    name: 'ovs-appctl',
    values: '-t --target -T',
    effect: {
      subcommands: {
        '*/show* list-commands version */list* */dump* *-show vlog/list coverage/* memory/* fdb/stats* dpif/show ofproto/trace help':
          'reads',
        '*': 'changes',
      },
    },
  },
  {
    name: 'wg',
    effect: {
      subcommands: {
        set: { at: 'any', subcommands: { remove: 'high' }, otherwise: 'changes' },
        'setconf addconf syncconf': 'changes',
        'show showconf genkey pubkey genpsk help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'wg-quick',
    effect: { subcommands: { down: 'high', 'up save': 'changes', strip: 'reads' }, otherwise: UNLISTED },
  },
  {
    name: 'tailscale',
    values: '--socket',
    effect: {
      subcommands: {
        'down logout': 'high',
        'up set login switch update serve funnel cert lock file': 'changes',
        'status ping netcheck ip version whois nc bugreport dns metrics exit-node licenses ssh debug syspolicy help':
          'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'vtysh',
    effect: routerShell,
    wide: { when: { text: /\bclear (?:ip )?(?:bgp|ospf) \*(?!.*\bsoft\b)/ } },
  },
  { name: 'birdc', aliases: ['birdc6', 'birdcl'], values: '-s', effect: birdEffect },
  {
    name: 'gobgp',
    values: '-u --host -p --port',
    effect: {
      at: 'any',
      subcommands: {
        'del delete shutdown disable reset': 'high',
        'add set enable update softreset softresetin softresetout inject': 'changes',
      },
    },
  },
  {
    name: 'lldpcli',
    effect: { subcommands: { 'configure conf update unconfigure pause resume': 'changes' } },
  },
  {
    name: 'snmpwalk',
    aliases: [
      'snmpget',
      'snmpbulkwalk',
      'snmpbulkget',
      'snmpgetnext',
      'snmptable',
      'snmpstatus',
      'snmptranslate',
    ],
    effect: 'reads',
  },
  { name: 'snmpset', aliases: ['snmptrap'], effect: 'changes' },
  // Names.
  {
    name: 'systemd-resolve',
    effect: {
      options: { '--flush-caches --reset-server-features --reset-statistics --set-* --revert': 'changes' },
    },
  },
  {
    name: 'pdnsutil',
    values: '--config-dir --config-name',
    effect: {
      subcommands: {
        'delete-zone b2b-migrate': 'destructive',
        'delete-rrset disable-dnssec deactivate-zone-key remove-zone-key unset-* delete-* remove-*': 'high',
        'list-* check-* show-* test-* get-* export-* hash-* backend-lookup ipencrypt help': 'reads',
        '*': 'changes',
      },
    },
  },
  {
    name: 'pdns_control',
    aliases: ['rec_control', 'dnsdist-control'],
    values: '--config-dir --config-name --socket-dir',
    effect: {
      subcommands: {
        'quit quit-nicely cycle': 'high',
        'rping ping show get get-* list-zones ccounts respsizes qtypes uptime version status current-queries dump-* remotes top-* help':
          'reads',
        '*': 'changes',
      },
    },
  },
  {
    name: 'unbound-control',
    values: '-c -s -q',
    effect: {
      subcommands: {
        'stop local_zone_remove local_data_remove forward_remove stub_remove local_zones_remove local_datas_remove':
          'high',
        'status stats_noreset list_* lookup dump_* get_option ratelimit_list ip_ratelimit_list view_list_*':
          'reads',
        '*': 'changes',
      },
    },
  },
  {
    name: 'knotc',
    aliases: ['kresctl'],
    values: '-s --socket -c --config -C --confdb -t --timeout',
    effect: {
      subcommands: {
        'zone-purge conf-import': 'destructive',
        'stop zone-unset zone-freeze conf-unset': 'high',
        'status stats zone-status zone-check zone-read zone-get zone-diff zone-stats conf-check conf-list conf-read':
          'reads',
        'conf-get conf-diff conf-export zone-backup-list': 'reads',
        '*': 'changes',
      },
    },
  },
  // Phone systems.
  { name: 'asterisk', effect: telephoneEffect(/^-\w*x$/), wide: { when: ALL_CALLS } },
  { name: 'fs_cli', effect: telephoneEffect(/^-x$/), wide: { when: ALL_CALLS } },
];
