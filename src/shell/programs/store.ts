import { hasOption, operandsOf, splitWords } from '../arguments.ts';
import type { Effect } from '../effect.ts';
import type { EffectCall, EffectRule, Program, Wrapped } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

const CONSUL_RECORD: Record<string, EffectRule> = {
  'delete deregister': 'high',
  'create write update register add-* set set-agent-token upgrade bootstrap clone': 'changes',
  'list read get match check info translate-rules validate export exported-services': 'reads',
};

const VAULT_EFFECT: EffectRule = {
  subcommands: {
    kv: {
      subcommands: {
        metadata: {
          subcommands: { delete: 'destructive', 'put patch': 'changes', get: 'reads' },
          otherwise: UNLISTED,
        },
        destroy: 'destructive',
        delete: 'high',
        'put patch rollback undelete enable-versioning': 'changes',
        'get list': 'reads',
      },
      otherwise: UNLISTED,
    },
    operator: {
      subcommands: {
        raft: {
          subcommands: {
            snapshot: {
              subcommands: { restore: 'destructive', 'save inspect': 'reads' },
              otherwise: UNLISTED,
            },
            'remove-peer demote': 'high',
            'join promote': 'changes',
            'list-peers autopilot': 'reads',
          },
          otherwise: UNLISTED,
        },
        'seal step-down rekey generate-root migrate': 'high',
        'unseal rotate init': 'changes',
        'key-status members usage diagnose utilization': 'reads',
      },
      otherwise: UNLISTED,
    },
    'secrets auth': {
      subcommands: { disable: 'destructive', move: 'high', 'enable tune': 'changes', 'list help': 'reads' },
      otherwise: UNLISTED,
    },
    'lease token': {
      subcommands: { revoke: 'high', 'renew create': 'changes', 'lookup capabilities': 'reads' },
      otherwise: UNLISTED,
    },
    'policy plugin audit namespace': {
      subcommands: {
        'delete deregister disable': 'high',
        'list read info fmt lookup': 'reads',
        'write register reload enable create patch lock unlock promote reload-status': 'changes',
      },
      otherwise: UNLISTED,
    },
    'transit ssh': 'changes',
    delete: 'high',
    'write patch': 'changes',
    'status read list login unwrap print path-help debug monitor version version-history agent proxy help':
      'reads',
    'pki hcp': {
      subcommands: { 'health-check list-intermediates verify-sign status': 'reads' },
      otherwise: 'changes',
    },
    events: 'reads',
  },
  otherwise: UNLISTED,
};

const CEPH_DAEMONS: EffectRule = {
  subcommands: {
    ls: 'reads',
    rm: 'high',
    osd: {
      subcommands: { rm: { options: { '--zap': 'destructive' }, otherwise: 'high' }, status: 'reads' },
      otherwise: 'changes',
    },
    daemon: { subcommands: { stop: 'high', rm: 'high' }, otherwise: 'changes' },
    stop: 'high',
    host: {
      subcommands: {
        'ls ok-to-stop': 'reads',
        'drain rm': 'high',
        maintenance: { subcommands: { enter: 'high' }, otherwise: 'changes' },
      },
      otherwise: 'changes',
    },
    device: { subcommands: { zap: 'destructive', ls: 'reads' }, otherwise: 'changes' },
    'ps status': 'reads',
    upgrade: { subcommands: { 'status check ls': 'reads' }, otherwise: 'changes' },
    '*': 'changes',
  },
};

function cephPlacementGroup({ rest }: EffectCall): Effect {
  if (rest.some((word) => /^(?:force-create-pg|mark_unfound_lost)$/.test(word))) return 'destructive';
  return rest.some((word) => /^(?:repair|scrub|deep-scrub|cancel-force-\w+|force-\w+|repeer)$/.test(word))
    ? 'changes'
    : 'reads';
}

const CEPH: EffectRule = {
  subcommands: {
    auth: { subcommands: { 'del rm': 'high', 'add caps import get-or-create*': 'changes' } },
    osd: {
      subcommands: {
        pool: {
          subcommands: {
            'delete rm': 'destructive',
            'create set rename mksnap rmsnap set-quota application repair scrub deep-scrub': 'changes',
          },
        },
        'purge destroy rm lost purge-new': 'destructive',
        'out down stop': 'high',
        crush: {
          subcommands: { 'dump tree ls rule-ls rule-dump show-tunables get-* class': 'reads' },
          otherwise: 'high',
        },
        'in set unset reweight reweight-* repair scrub deep-scrub primary-affinity require-* set-*':
          'changes',
        'create new blocklist blacklist erasure-code-profile tier pause unpause add-* rm-* pg-upmap*':
          'changes',
        'ls tree df stat dump find metadata status blocked-by perf count-metadata versions ok-to-stop':
          'reads',
        'safe-to-destroy get* lspools utilization test-* map info numa-status deep-scrub-status': 'reads',
      },
      otherwise: UNLISTED,
    },
    pg: cephPlacementGroup,
    config: { subcommands: { 'set rm assimilate-conf reset': 'changes' } },
    'config-key': { subcommands: { 'set put': 'changes', 'rm del': 'high' } },
    fs: {
      subcommands: {
        'rm subvolume-rm': 'destructive',
        fail: 'high',
        'volume subvolume subvolumegroup': {
          subcommands: { rm: 'destructive', 'ls info getpath': 'reads' },
          otherwise: 'changes',
        },
        'status ls get dump perf': 'reads',
      },
      otherwise: 'changes',
    },
    mon: {
      subcommands: { 'remove rm': 'high', 'stat dump getmap metadata versions': 'reads' },
      otherwise: 'changes',
    },
    'mds mgr': {
      subcommands: { fail: 'high', 'stat dump metadata versions module services': 'reads' },
      otherwise: 'changes',
    },
    health: { subcommands: { 'mute unmute': 'changes' } },
    'balancer telemetry progress insights': {
      subcommands: { 'status show ls eval json': 'reads' },
      otherwise: ({ rest }) => (rest.length > 0 ? 'changes' : 'reads'),
    },
    crash: { subcommands: { 'ls ls-new info stat': 'reads', 'rm prune': 'high' }, otherwise: 'changes' },
    tell: {
      subcommands: {
        '*': {
          subcommands: {
            'injectargs config scrub deep_scrub flush* compact heap drop* session debug': 'changes',
            '*': 'reads',
          },
        },
      },
    },
    daemon: { at: 2, subcommands: { 'config compact heap flush*': 'changes', '*': 'reads' } },
    orch: CEPH_DAEMONS,
    'nfs rgw dashboard device cephadm': {
      at: 'last',
      subcommands: { 'ls list info status health': 'reads' },
      otherwise: 'changes',
    },
    '-s status s df versions features fsid quorum_status mon_status report time-sync-status service log node -w':
      'reads',
    'iostat perf get-* osd-df -v version help telemetry-show': 'reads',
  },
  otherwise: UNLISTED,
};

/** A user without its data, and what holds data. */
function radosgwDeletion({ words: [thing = ''], args }: EffectCall): Effect {
  return /^(?:bucket|object|orphans|zone|zonegroup|realm)$/.test(thing) || hasOption(args, '--purge-data')
    ? 'destructive'
    : 'high';
}

/** What it runs while it holds a lock, and what it watches. On the nodes of a service it only asks for it. */
function byConsul(args: string[]): Wrapped | undefined {
  const [verb, ...rest] = operandsOf(args, CONSUL_VALUES);
  const words = operandsOf(rest, CONSUL_VALUES);
  if (verb === 'lock') return { commands: [{ shell: words.slice(1).join(' ') }] };
  if (verb === 'watch' && words.length > 0) return { own: args, commands: [{ shell: words.join(' ') }] };
  return verb === 'exec' ? { own: args, commands: [{ shell: words.join(' ') }], on: 'the nodes' } : undefined;
}

const CONSUL_VALUES = splitWords(
  '-http-addr -token -datacenter -name -n -service -node -tag -timeout -type -key -prefix -state',
);

/** What keeps configuration, locks, secrets and objects. */
export const STORES: Program[] = [
  {
    name: 'etcdctl',
    values:
      '--endpoints --cacert --cert --key --user --password --command-timeout --dial-timeout -w --write-out ' +
      '--discovery-srv --keepalive-time --data-dir',
    effect: {
      subcommands: {
        del: { options: { '--prefix --from-key': 'destructive' }, otherwise: 'high' },
        member: {
          subcommands: { remove: 'high', 'add update promote': 'changes', list: 'reads' },
          otherwise: UNLISTED,
        },
        alarm: { subcommands: { disarm: 'changes', list: 'reads' }, otherwise: UNLISTED },
        snapshot: { subcommands: { restore: 'high', 'save status': 'reads' }, otherwise: UNLISTED },
        'auth user role': {
          subcommands: {
            'delete disable': 'high',
            'add enable passwd grant-role revoke-role grant-permission revoke-permission': 'changes',
            'get list status': 'reads',
          },
          otherwise: UNLISTED,
        },
        lease: {
          subcommands: { revoke: 'high', 'grant keep-alive': 'changes', 'list timetolive': 'reads' },
          otherwise: UNLISTED,
        },
        'defrag compact compaction': 'high',
        'put txn move-leader lock elect make-mirror downgrade': 'changes',
        'get watch endpoint version check completion help cluster-health': 'reads',
      },
      otherwise: UNLISTED,
    },
    target: { options: '--endpoints --cluster --config', variables: 'ETCDCTL_ENDPOINTS' },
    environment: /^ETCDCTL_[A-Z]+$/,
  },
  {
    name: 'etcdutl',
    effect: {
      subcommands: {
        'defrag migrate': 'high',
        snapshot: { subcommands: { restore: 'high' } },
        backup: 'reads',
        'version hashkv help completion': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'consul',
    values: '-http-addr -token -datacenter -namespace -partition -token-file -ca-file',
    effect: {
      subcommands: {
        kv: {
          subcommands: {
            delete: { options: { '-recurse --recurse': 'destructive' }, otherwise: 'high' },
            'put import': 'changes',
            'get export': 'reads',
          },
          otherwise: UNLISTED,
        },
        operator: {
          at: 2,
          subcommands: { 'remove-peer': 'high', 'transfer-leader set-config': 'changes' },
        },
        snapshot: { subcommands: { restore: 'destructive' } },
        'acl config intention services service peering resource partition namespace': {
          subcommands: { ...CONSUL_RECORD, '*': { subcommands: CONSUL_RECORD, otherwise: UNLISTED } },
        },
        maint: { options: { '-enable --enable -disable --disable': 'changes' } },
        'leave force-leave': 'high',
        connect: {
          subcommands: { ca: { subcommands: { 'get-config': 'reads' }, otherwise: 'changes' } },
          otherwise: 'changes',
        },
        'reload join event exec login-token keyring': 'changes',
        'catalog info members monitor rtt watch version validate debug login logout tls keygen help agent health':
          'reads',
        troubleshoot: 'reads',
      },
      otherwise: UNLISTED,
    },
    target: { options: '-http-addr --http-addr', variables: 'CONSUL_HTTP_ADDR' },
    environment: /^CONSUL_[A-Z_]+$/,
    leaves: { with: ['maint'], options: '-enable --enable' },
    wraps: byConsul,
  },
  {
    name: 'vault',
    aliases: ['bao'],
    values: '-address -namespace -mount -field -format -ca-cert -agent-address',
    effect: VAULT_EFFECT,
    target: {
      options: '-address --address -agent-address --agent-address',
      variables: 'VAULT_ADDR BAO_ADDR',
    },
    environment: /^(?:VAULT|BAO)_[A-Z]+$/,
  },
  {
    name: 'ceph',
    values: '-c --conf -n --name --id --cluster -k --keyring -m -f --format --connect-timeout -i -o',
    effect: CEPH,
    leaves: { with: ['set'], argument: /^no(?:out|down|in|up|scrub|deep-scrub|rebalance|backfill|recover)$/ },
  },
  {
    name: 'rbd',
    values: '-p --pool -n --name --id --cluster -c --conf -m --namespace -k --keyring --format --size -s',
    effect: {
      subcommands: {
        'rm remove': 'destructive',
        'snap snapshot': {
          subcommands: { 'rollback revert purge rm remove': 'destructive', 'ls list': 'reads' },
          otherwise: 'changes',
        },
        trash: {
          subcommands: { 'purge rm remove': 'destructive', 'ls list': 'reads', 'mv move': 'high' },
          otherwise: 'changes',
        },
        resize: { options: { '--allow-shrink': 'destructive' }, otherwise: 'changes' },
        'unmap flatten-force': 'high',
        mirror: {
          at: 'any',
          subcommands: { 'demote promote disable resync': 'high', 'status info ls': 'reads' },
          otherwise: 'changes',
        },
        lock: { subcommands: { 'remove rm break': 'high', 'ls list': 'reads' }, otherwise: 'changes' },
        migration: { subcommands: { commit: 'destructive', abort: 'high' }, otherwise: 'changes' },
        'ls list info du disk-usage status diff export export-diff children watch perf showmapped help':
          'reads',
        'create clone cp copy mv rename import import-diff map feature flatten bench image-meta namespace group device':
          'changes',
        'deep sparsify journal object-map pool config encryption nbd merge-diff': 'changes',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'rados',
    values: '-p --pool -N --namespace -c --conf -n --id --cluster -k',
    effect: {
      subcommands: {
        'rm purge cleanup rmpool rollback truncate': 'destructive',
        'put append create mkpool cp cppool import setxattr rmxattr setomapval rmomapkey setomapheader clearomap':
          'changes',
        'mksnap rmsnap lock bench touch watch notify cache-*': 'changes',
        'df ls lspools stat stat2 get list-inconsistent-* listxattr getxattr listomapkeys listomapvals lssnap':
          'reads',
        'getomapval getomapheader listwatchers listsnaps export help ls-snap': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'radosgw-admin',
    values: '-c --conf -n --id --cluster -k',
    effect: {
      at: 1,
      subcommands: {
        'rm delete purge': radosgwDeletion,
        'suspend disable remove unlink': 'high',
        'list stats info show status get check ls error error-list radoslist dump log trim-status': 'reads',
        'create modify set enable link process update commit add default pull sync rewrite reshard fix chown init run trim':
          'changes',
      },
      otherwise: ({ words }) => (words.length > 1 ? 'unknown' : 'reads'),
    },
  },
  {
    name: 'ceph-volume',
    effect: {
      subcommands: {
        inventory: 'reads',
        '*': { subcommands: { zap: 'destructive', 'list report': 'reads', '*': 'changes' } },
      },
    },
  },
  {
    name: 'cephadm',
    values: '--image --docker-path --data-dir --log-dir',
    effect: {
      subcommands: {
        'rm-cluster zap-osds': 'destructive',
        unit: { at: 'last', subcommands: { stop: 'high', disable: 'high' }, otherwise: 'changes' },
        'rm-daemon rm-repo': 'high',
        'ls logs check-host gather-facts inspect-image list-networks version shell ceph-volume enter help':
          'reads',
      },
      otherwise: 'changes',
    },
    wraps: {
      subcommands: ['shell'],
      values: '--fsid --config -c --keyring -k --name -n -e --env',
      dashes: true,
      on: 'the host',
    },
  },
  {
    name: 'gluster',
    values: '--mode --log-file --log-level --remote-host',
    effect: {
      subcommands: {
        'volume vol': {
          subcommands: {
            delete: 'destructive',
            'remove-brick': {
              at: 'last',
              subcommands: { 'commit force': 'destructive', status: 'reads' },
              otherwise: 'high',
            },
            'stop reset-brick replace-brick': 'high',
            heal: { at: 3, subcommands: { info: 'reads', 'split-brain': 'high' }, otherwise: 'changes' },
            'rebalance bitrot quota profile top': {
              at: 'last',
              subcommands: { 'status info list': 'reads' },
              otherwise: 'changes',
            },
            'info status list get clear-locks help statedump': 'reads',
          },
          otherwise: 'changes',
        },
        peer: { subcommands: { detach: 'high', 'status list': 'reads' }, otherwise: 'changes' },
        snapshot: {
          subcommands: { 'delete restore': 'destructive', 'list info status': 'reads' },
          otherwise: 'changes',
        },
        'pool get-state global help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
];
