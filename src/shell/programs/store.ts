import { operandsOf } from '../arguments.ts';
import type { EffectRule, Program } from '../program.ts';

const CONSUL_RECORD: Record<string, EffectRule> = {
  'delete deregister': 'high',
  'create write update register': 'changes',
};

const VAULT_EFFECT: EffectRule = {
  subcommands: {
    kv: {
      subcommands: {
        metadata: { subcommands: { delete: 'destructive', 'put patch': 'changes' } },
        destroy: 'destructive',
        delete: 'high',
        'put patch rollback undelete': 'changes',
      },
    },
    operator: {
      subcommands: {
        raft: {
          subcommands: {
            snapshot: { subcommands: { restore: 'destructive' } },
            'remove-peer': 'high',
            join: 'changes',
          },
        },
        'seal step-down rekey': 'high',
        'unseal rotate init': 'changes',
      },
    },
    'secrets auth': { subcommands: { disable: 'destructive', move: 'high', 'enable tune': 'changes' } },
    'lease token': { subcommands: { revoke: 'high', 'renew create': 'changes' } },
    delete: 'high',
    write: 'changes',
  },
};

/** What keeps configuration, locks, secrets, objects and silences. */
export const STORES: Program[] = [
  {
    name: 'etcdctl',
    values: '*',
    effect: {
      subcommands: {
        del: { options: { '--prefix --from-key': 'destructive' }, otherwise: 'high' },
        member: { subcommands: { remove: 'high', 'add update promote': 'changes' } },
        alarm: { subcommands: { disarm: 'changes' } },
        snapshot: { subcommands: { restore: 'high' } },
        'auth user role': {
          subcommands: {
            'delete disable': 'high',
            'add enable passwd grant-role revoke-role grant-permission': 'changes',
          },
        },
        'defrag compact compaction': 'high',
        'put txn move-leader': 'changes',
      },
    },
    target: { options: '--endpoints --cluster --config', variables: 'ETCDCTL_ENDPOINTS' },
    environment: /^ETCDCTL_[A-Z]+$/,
  },
  {
    name: 'consul',
    values: '-http-addr -token -datacenter',
    effect: {
      subcommands: {
        kv: {
          subcommands: {
            delete: { options: { '-recurse': 'destructive' }, otherwise: 'high' },
            'put import': 'changes',
          },
        },
        operator: {
          at: 2,
          subcommands: { 'remove-peer': 'high', 'transfer-leader': 'changes' },
        },
        snapshot: { subcommands: { restore: 'destructive' } },
        'acl config intention services service': {
          subcommands: { ...CONSUL_RECORD, '*': { subcommands: CONSUL_RECORD } },
        },
        'leave force-leave': 'high',
        'maint reload join': 'changes',
      },
    },
    target: { options: '-http-addr --http-addr', variables: 'CONSUL_HTTP_ADDR' },
    wraps: (args) => {
      const [verb, ...rest] = operandsOf(args);
      const words = operandsOf(rest);
      if (verb === 'exec') return { commands: [{ shell: words.join(' ') }], on: 'the nodes' };
      return verb === 'lock' ? { commands: [{ shell: words.slice(1).join(' ') }] } : undefined;
    },
    environment: /^CONSUL_[A-Z_]+$/,
  },
  {
    name: 'vault',
    values: '-address -namespace -mount -field -format',
    effect: VAULT_EFFECT,
    target: {
      options: '-address --address -agent-address --agent-address',
      variables: 'VAULT_ADDR',
    },
    environment: /^VAULT_[A-Z]+$/,
  },
  { name: 'bao', values: '-address -namespace -mount -field -format', effect: VAULT_EFFECT },
  {
    name: 'ceph',
    values: '*',
    effect: {
      subcommands: {
        auth: { subcommands: { 'del rm': 'high', 'add caps': 'changes' } },
        osd: {
          subcommands: {
            pool: {
              subcommands: { 'delete rm': 'destructive', 'create set rename': 'changes' },
            },
            'purge destroy rm lost': 'destructive',
            'out down crush': 'high',
            'in set unset reweight repair scrub deep-scrub': 'changes',
          },
        },
        '*': {
          subcommands: { fail: 'high', 'repair scrub deep-scrub mute unmute': 'changes' },
        },
      },
    },
    leaves: { with: ['set'], argument: /^no(?:out|down|in|scrub|rebalance)/ },
  },
  {
    name: 'rados',
    values: '-p --pool -N',
    effect: {
      subcommands: { 'rm purge cleanup rmpool': 'destructive', 'put create mkpool': 'changes' },
    },
  },
  {
    name: 'amtool',
    values: '*',
    effect: { subcommands: { silence: { subcommands: { 'add expire update import': 'changes' } } } },
    leaves: { with: ['silence add'] },
    // Without a duration it takes an hour, so only a silence of many days needs someone to end it.
    silences: { text: /^(?=.*\bsilence add\b).*(?:--duration|-d)[= ](?:\d+y|\d+w|\d{2,}d)\b/s },
  },
];
