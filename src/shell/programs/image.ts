import type { EffectRule, Program } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

/** Copying out of a registry only reads it; copying into one changes it. */
const INTO_REGISTRY: EffectRule = {
  at: 'last',
  subcommands: { 'docker://* oras://* containers-storage:* docker-daemon:*': 'changes' },
};

/** Images, where they are kept, and the containers that a node's runtime has. */
export const IMAGES: Program[] = [
  {
    name: 'crictl',
    values: '-r --runtime-endpoint -i --image-endpoint -t --timeout -c --config',
    effect: {
      subcommands: {
        'rm rmi rmp stop stopp': 'changes',
        'create run runp start update update-runtime-config checkpoint': 'changes',
        'ps pods p logs images img inspect inspecti inspectp imagefsinfo info stats statsp exec attach version':
          'reads',
        'port-forward pull config completion events metricsp metricdescs help': 'reads',
      },
      otherwise: UNLISTED,
    },
    wraps: {
      values: '-r --runtime-endpoint -i --image-endpoint -t --timeout',
      subcommands: ['exec'],
      skip: 1,
      on: 'the container',
    },
  },
  {
    name: 'ctr',
    values: '-n --namespace -a --address --timeout --connect-timeout',
    effect: {
      subcommands: {
        'task tasks t': {
          subcommands: {
            'kill k rm remove delete del d pause': 'high',
            'resume start exec checkpoint': 'changes',
            'ls list ps metrics metric attach': 'reads',
          },
          otherwise: UNLISTED,
        },
        'container containers c': {
          subcommands: { 'rm remove delete del': 'high', 'ls list info': 'reads' },
          otherwise: 'changes',
        },
        'image images i': {
          subcommands: { 'ls list check inspect pull export mount': 'reads' },
          otherwise: 'changes',
        },
        'snapshot snapshots': {
          subcommands: {
            'rm remove delete del': 'destructive',
            'ls list info tree usage diff view mounts': 'reads',
          },
          otherwise: 'changes',
        },
        'content namespace namespaces ns lease leases': {
          subcommands: { 'ls list get fetch': 'reads' },
          otherwise: 'changes',
        },
        run: 'changes',
        'version info plugins plugin events event pprof help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'skopeo',
    values:
      '--policy --registries.d --override-arch --override-os --override-variant --command-timeout --tmpdir',
    effect: {
      subcommands: {
        delete: 'destructive',
        copy: INTO_REGISTRY,
        'sync standalone-sign': 'changes',
        'inspect list-tags login logout manifest-digest standalone-verify help': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '--dry-run' },
  },
  {
    name: 'buildah',
    effect: {
      subcommands: {
        'images containers ps inspect info version login logout help pull mount': 'reads',
        'push rm delete rmi bud build commit tag untag from run copy add config prune rename umount manifest':
          'changes',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'crane',
    effect: {
      subcommands: {
        delete: 'destructive',
        'tag copy cp push append mutate rebase flatten index': 'changes',
        'ls digest manifest config catalog export pull validate blob version auth help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'oras',
    effect: {
      subcommands: {
        'push attach tag copy cp': 'changes',
        'manifest blob': { subcommands: { delete: 'destructive', push: 'changes' }, otherwise: 'reads' },
        'repo discover pull resolve login logout version help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'cosign',
    effect: {
      subcommands: {
        clean: 'high',
        'sign sign-blob attest attest-blob attach copy upload generate-key-pair import-key-pair initialize load':
          'changes',
        'verify verify-* tree triangulate download public-key version env help manifest dockerfile save generate':
          'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'trivy',
    aliases: [
      'grype',
      'syft',
      'dive',
      'hadolint',
      'kube-bench',
      'kubescape',
      'kubeconform',
      'kubeval',
      'conftest',
      'semgrep',
      'checkov',
    ],
    effect: 'reads',
  },
];
