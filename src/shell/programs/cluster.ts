import { valueOf } from '../arguments.ts';
import type { EffectCall, EffectRule, Program, Wrapped } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

const ALL = { with: ['--all', '--all=true'] };

/** A distribution that brings kubectl and others runs them as its subcommands. */
function broughtAlong(programs: string[], on: string | undefined) {
  return (args: string[]): Wrapped | undefined =>
    programs.includes(args[0] ?? '') ? { commands: [{ words: args }], on } : undefined;
}

/** Without `--yes` it only says what it would do. */
function onceConfirmed(effect: EffectRule, option = '--yes'): EffectRule {
  return { options: { [option === '--yes' ? '--yes -y' : option]: effect }, otherwise: 'reads' };
}

const ETCD_SNAPSHOT: EffectRule = {
  subcommands: { 'ls list': 'reads', 'delete prune': 'destructive', save: 'changes' },
  otherwise: UNLISTED,
};
const SERVER: EffectRule = { options: { '--cluster-reset': 'destructive' }, otherwise: 'changes' };

function distribution(name: string): Program {
  return {
    name,
    effect: {
      subcommands: {
        'etcd-snapshot': ETCD_SNAPSHOT,
        'server agent': SERVER,
        certificate: { subcommands: { check: 'reads' }, otherwise: 'changes' },
        'secrets-encrypt token': { subcommands: { 'status list': 'reads' }, otherwise: 'changes' },
        'check-config help completion': 'reads',
      },
      otherwise: UNLISTED,
    },
    wraps: broughtAlong(['kubectl', 'crictl', 'ctr'], 'its cluster'),
  };
}

function recovers({ args }: EffectCall): 'destructive' | 'changes' {
  return valueOf(args, '--recover-from') === undefined ? 'changes' : 'destructive';
}

/** What installs clusters, upgrades them and takes them away. */
export const CLUSTERS: Program[] = [
  {
    name: 'kubeadm',
    values: '--rootfs -v --kubeconfig --config',
    effect: {
      subcommands: {
        upgrade: { subcommands: { 'apply node': 'high', 'plan diff': 'reads' }, otherwise: UNLISTED },
        certs: { subcommands: { renew: 'changes' }, otherwise: 'reads' },
        token: { subcommands: { list: 'reads', 'create delete': 'changes' }, otherwise: 'reads' },
        reset: 'destructive',
        'init join': 'changes',
        'version config completion help kubeconfig': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '--dry-run', except: '--dry-run=false', suggest: '--dry-run' },
  },
  {
    name: 'kops',
    values: '--name --state --config -v',
    effect: {
      subcommands: {
        delete: onceConfirmed('destructive'),
        'rolling-update': onceConfirmed('high'),
        'update upgrade': onceConfirmed('changes'),
        'create edit replace set unset promote rotate': 'changes',
        'get validate export toolbox version describe help completion': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'eksctl',
    values: '-v --verbose -C --color --cluster --name --region --profile --timeout',
    effect: {
      subcommands: {
        delete: 'destructive',
        drain: { options: { '--undo': 'changes' }, otherwise: 'high' },
        upgrade: { subcommands: { cluster: onceConfirmed('changes', '--approve') }, otherwise: 'changes' },
        'create scale set unset enable register associate update': 'changes',
        'deregister disassociate': 'high',
        utils: {
          subcommands: { 'describe-* write-kubeconfig schema nodegroup-health': 'reads' },
          otherwise: onceConfirmed('changes', '--approve'),
        },
        'get info version completion help anywhere': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'rancher',
    values: '--config -c',
    effect: {
      subcommands: {
        'login context kubectl ps server settings help inspect ssh token': 'reads',
        'clusters cluster projects project namespaces namespace': {
          subcommands: { 'delete rm': 'destructive', 'ls kubeconfig kf': 'reads' },
          otherwise: 'changes',
        },
        'nodes node apps app catalog machines': {
          subcommands: { 'delete rm': 'high', 'ls show-template show-app show-notes st lt ssh': 'reads' },
          otherwise: 'changes',
        },
        'up wait': 'changes',
      },
      otherwise: UNLISTED,
    },
    // It acts on the cluster that was chosen last.
    wraps: broughtAlong(['kubectl'], undefined),
  },
  distribution('k3s'),
  distribution('rke2'),
  { name: 'k3s-uninstall', aliases: ['k3s-agent-uninstall', 'rke2-uninstall'], effect: 'destructive' },
  { name: 'k3s-killall', aliases: ['rke2-killall'], effect: 'high' },
  {
    name: 'talosctl',
    values: '-n --nodes -e --endpoints --context --talosconfig --cluster',
    effect: {
      subcommands: {
        'reset wipe': 'destructive',
        'reboot shutdown upgrade upgrade-k8s rollback': 'high',
        bootstrap: recovers,
        'apply-config apply patch edit image meta restart rotate-ca inject': 'changes',
        etcd: {
          subcommands: {
            'remove-member leave forfeit-leadership': 'high',
            'members status snapshot alarm': 'reads',
            'defrag downgrade': 'changes',
          },
          otherwise: UNLISTED,
        },
        'service services': {
          at: 'last',
          subcommands: { stop: 'high', 'start restart': 'changes' },
          otherwise: 'reads',
        },
        'health dmesg logs get containers c list ls read stats version time memory mounts processes usage':
          'reads',
        'netstat pcap dashboard disks events config kubeconfig gen inspect support validate copy cp conformance':
          'reads',
        'machineconfig mc completion help': 'reads',
        cluster: { subcommands: { show: 'reads', destroy: 'destructive' }, otherwise: 'changes' },
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'minikube',
    values: '-p --profile --logtostderr -v',
    effect: {
      subcommands: {
        delete: 'destructive',
        'stop pause': 'high',
        'start unpause addons config image cache node cp update-context mount tunnel': 'changes',
        'status profile logs ip service version dashboard docker-env kubectl ssh help podman-env': 'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: ALL },
    wraps: (args) =>
      args[0] === 'kubectl'
        ? { commands: [{ words: ['kubectl', ...args.slice(args[1] === '--' ? 2 : 1)] }] }
        : undefined,
  },
  {
    name: 'kind',
    effect: {
      subcommands: {
        delete: 'destructive',
        'create load build': 'changes',
        'get export version help completion': 'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: ALL },
  },
  {
    name: 'k3d',
    effect: {
      at: 1,
      subcommands: {
        'delete rm del': 'destructive',
        stop: 'high',
        'start create import edit write add': 'changes',
        'list ls get help version': 'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: ALL },
  },
  {
    name: 'clusterctl',
    values: '--config -v',
    effect: {
      subcommands: {
        delete: { options: { '--all --include-crd --include-namespace': 'destructive' }, otherwise: 'high' },
        move: 'high',
        upgrade: { subcommands: { plan: 'reads' }, otherwise: 'high' },
        init: { subcommands: { 'list-images': 'reads' }, otherwise: 'changes' },
        alpha: { subcommands: { topology: 'reads' }, otherwise: 'changes' },
        'describe get generate config version help completion': 'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: ALL },
  },
  {
    name: 'microk8s',
    effect: {
      subcommands: {
        reset: 'destructive',
        'stop remove-node leave disable': 'high',
        'start enable add-node join addons refresh-certs images dbctl': 'changes',
        'status inspect version config kubectl helm helm3 ctr istioctl linkerd help': 'reads',
      },
      otherwise: UNLISTED,
    },
    wraps: broughtAlong(['kubectl', 'helm', 'ctr', 'istioctl', 'linkerd'], 'its cluster'),
  },
  {
    name: 'vcluster',
    values: '-n --namespace --context --config --log-output',
    effect: {
      subcommands: {
        delete: 'destructive',
        'pause resume create restore snapshot upgrade': 'changes',
        'list connect disconnect get describe version help info login logout': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
];
