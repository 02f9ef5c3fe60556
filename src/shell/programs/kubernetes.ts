import { hasOption, matcher, operandsOf, splitWords, valuesOf, wordsOf } from '../arguments.ts';
import { HAS_SHELL } from './container.ts';
import type { Effect } from '../effect.ts';
import type { Call, Condition, EffectCall, EffectRule, Program, Wrapped } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

/** Deleting these also deletes their data, or everything in them. */
const HOLDS_DATA = matcher(
  'pvc pvcs pv pvs persistentvolume persistentvolumes persistentvolumeclaim persistentvolumeclaims ' +
    'ns namespace namespaces project projects crd crds customresourcedefinition customresourcedefinitions ' +
    'secret secrets volumesnapshot volumesnapshots',
);
/** A controller creates these again at once. */
const IS_RECREATED = matcher('po pod pods rs replicaset replicasets job jobs event events');
const RUNS_IN_POD = matcher('exec rsh debug run');
const POD_VALUES = splitWords(
  '-n --namespace --context --kubeconfig -c --container --cluster --user --as --as-group -s --server --token --request-timeout --shell',
);
const PLUGIN_PROGRAMS = matcher('ceph rbd rados radosgw-admin');

function deleteEffect({ args, rest: [kinds = ''] }: EffectCall): Effect {
  const deleted = kinds.split(',').map((kind) => kind.toLowerCase().replace(/[./].*$/s, ''));
  if (deleted.some(HOLDS_DATA)) return 'destructive';
  const all = hasOption(args, '--all', '--all-namespaces') || args.includes('-A');
  return all && !deleted.every(IS_RECREATED) ? 'destructive' : 'high';
}

/** A kind without a name, or without a label to choose by, means all of that kind. */
function restartsAll({ args }: Call): boolean {
  const at = args.indexOf('restart');
  if (at < 1 || args[at - 1] !== 'rollout') return false;
  const named = wordsOf(args.slice(at + 1), ['-n', '--namespace', '--context']);
  return (
    named.length === 1 &&
    !/[/]|\{\{|\$/.test(named[0] ?? '') &&
    !hasOption(args, '-l', '--selector', '-f', '--filename')
  );
}

/** What runs in a pod. A new pod without a command, or with a prompt in it, runs what is in its image. */
function inPod(args: string[]): Wrapped | undefined {
  const dashes = args.indexOf('--');
  const verb = operandsOf(args, POD_VALUES)[0] ?? '';
  if (!RUNS_IN_POD(verb)) return plugin(verb, args);
  if (dashes >= 0)
    return { own: args.slice(0, dashes), commands: [{ words: args.slice(dashes + 1) }], on: 'the pod' };
  // Options may come before the subcommand, before the pod and before the command.
  const [, ...afterVerb] = operandsOf(args, POD_VALUES);
  const [, ...afterPod] = operandsOf(afterVerb, POD_VALUES);
  if (verb === 'exec' || verb === 'rsh') {
    const words = operandsOf(afterPod, POD_VALUES);
    return { commands: words.length > 0 ? [{ words }] : [], on: 'the pod' };
  }
  const [image] = valuesOf(args, /^--image(?:=|$)/);
  const isPrompt =
    image === undefined
      ? verb === 'debug'
      : hasOption(args, '-t', '--tty', '-i', '--stdin') && HAS_SHELL.test(image);
  return isPrompt || hasOption(args, '--dry-run')
    ? undefined
    : { own: args, commands: [{ hides: 'what is in an image' }], on: 'the pod' };
}

/** On a node it opens a console there. A container that is added to a pod stays in it; a copy of one has to be deleted. */
function debugEffect({ args, rest }: EffectCall): Effect {
  const isNode = rest.some((word) => /^nodes?(?:\/|$)/.test(word));
  return !isNode && hasOption(args, '--image', '--copy-to', '--target') ? 'changes' : 'reads';
}

/** A plugin that opens a shell or a prompt on a node or in a pod, with a command after `--`. */
function plugin(verb: string, args: string[]): Wrapped | undefined {
  const tool = wordsOf(args, POD_VALUES)[1] ?? '';
  if (verb === 'rook-ceph' && PLUGIN_PROGRAMS(tool))
    return { commands: [{ words: args.slice(args.indexOf(tool)) }], on: 'the pod' };
  const dashes = args.indexOf('--');
  return /^(?:node-shell|node_shell|ssm|iexec|exec-as|ssh|cnpg)$/.test(verb) && dashes >= 0
    ? { commands: [{ words: args.slice(dashes + 1) }], on: 'the node' }
    : undefined;
}

/** The subcommands of Argo Rollouts, as a plugin and by its own name. */
const ROLLOUTS: EffectRule = {
  subcommands: {
    'get list status lint version dashboard help': 'reads',
    'promote abort retry undo restart set pause resume create terminate': 'changes',
  },
  otherwise: UNLISTED,
};
const CERT_MANAGER: EffectRule = {
  subcommands: {
    'status check inspect version help completion': 'reads',
    'renew approve deny create convert experimental upgrade x': 'changes',
  },
  otherwise: UNLISTED,
};
const CNPG: EffectRule = {
  subcommands: {
    'status logs report version pgbench fio psql': 'reads',
    destroy: 'destructive',
    'promote fencing hibernate': 'high',
    'restart reload backup maintenance certificate install publication subscription snapshot': 'changes',
  },
  otherwise: UNLISTED,
};

const READS =
  'get describe logs log top explain api-resources api-versions version cluster-info config diff wait events options ' +
  'completion kustomize port-forward proxy attach exec help plugin rsh registry observe';
/** What `oc` has besides, and plugins that only show something. */
const MORE_READS =
  'status whoami projects project login logout extract get-token observe-status must-gather node-logs inspect ' +
  'wait-for-stable-cluster wait-for-node-reboot rsync neat tree who-can ctx ns view-secret df-pv ' +
  'resource-capacity images outdated get-all lineage stern view-allocations sniff score popeye';

const SUBCOMMANDS: Record<string, EffectRule> = {
  delete: deleteEffect,
  'drain idle': 'high',
  'patch edit cordon uncordon taint autoscale expose start-build cancel-build tag process new-app new-project':
    'changes',
  'import-image secrets new-build migrate request-project': 'changes',
  replace: { options: { '--force': 'high' }, otherwise: 'changes' },
  scale: { options: { '--replicas=0': 'high' }, otherwise: 'changes' },
  rollout: {
    subcommands: { 'status history': 'reads', 'undo restart pause resume latest retry cancel': 'changes' },
    otherwise: UNLISTED,
  },
  apply: {
    subcommands: { 'view-last-applied': 'reads' },
    options: { '--prune': 'high' },
    otherwise: 'changes',
  },
  // Copying out of a pod only reads it; copying into one changes it.
  cp: { subcommands: { '*:*': 'reads' }, otherwise: 'changes' },
  run: { options: { '--rm': 'reads' }, otherwise: 'changes' },
  certificate: { subcommands: { 'approve deny': 'changes' } },
  policy: { subcommands: { 'add-* remove-*': 'changes' }, otherwise: 'reads' },
  create: { subcommands: { token: 'reads' }, otherwise: 'changes' },
  'label annotate': { options: { '--list': 'reads' }, otherwise: 'changes' },
  upgrade: { options: { '--to --to-latest --to-image': 'high', '--clear --allow-*': 'changes' } },
  set: { subcommands: { '*': { options: { '--list': 'reads' }, otherwise: 'changes' } } },
  image: { subcommands: { 'info extract serve': 'reads' }, otherwise: 'changes' },
  prune: { options: { '--confirm': 'high' }, otherwise: 'reads' },
  release: { subcommands: { 'info extract': 'reads' }, otherwise: 'changes' },
  'reboot-machine-config-pool restart-kubelet': 'high',
  auth: { subcommands: { reconcile: 'changes' } },
  alpha: { subcommands: { 'events auth list debug': 'reads' }, otherwise: UNLISTED },
  krew: { subcommands: { 'list search info version update help': 'reads' }, otherwise: 'changes' },
  debug: debugEffect,
  'sa serviceaccounts': { subcommands: { 'new-token create-kubeconfig': 'changes' }, otherwise: UNLISTED },
  argo: { subcommands: { rollouts: ROLLOUTS }, otherwise: UNLISTED },
  cnpg: CNPG,
  'cert-manager': CERT_MANAGER,
  [READS]: 'reads',
  [MORE_READS]: 'reads',
};

const VALUES =
  '-n --namespace --context --kubeconfig --cluster --server -s --user --as --as-group -l --selector ' +
  '--field-selector -o --output -f --filename -p --patch -c --container --replicas --timeout --grace-period --type ' +
  '--tail --since --image --from --sort-by --for -v --token --to-revision --request-timeout --overrides -k ' +
  '--certificate-authority --client-certificate --client-key --cache-dir --tls-server-name';
const EFFECT: EffectRule = {
  subcommands: { adm: { subcommands: SUBCOMMANDS, otherwise: UNLISTED }, ...SUBCOMMANDS },
  otherwise: UNLISTED,
};
const NOT_DRY = '--dry-run=none --dry-run=false';
const DRY_RUN = { options: '--dry-run', except: NOT_DRY };

const LEAVES: Condition = [
  { with: ['cordon', 'drain', 'rollout pause'] },
  { with: ['scale'], options: '--replicas=0' },
  { with: ['taint'], argument: /:(?:NoExecute|NoSchedule|PreferNoSchedule)$/ },
];

const KUBECTL: Omit<Program, 'name'> = {
  values: VALUES,
  effect: EFFECT,
  dryRun: {
    ...DRY_RUN,
    suggest: '--dry-run=server',
    when: { with: ['delete', 'replace', 'apply', 'scale', 'drain'] },
  },
  target: { options: '--context --kubeconfig --cluster --server -s', variables: 'KUBECONFIG' },
  interactive: { with: ['edit', 'logs -f', 'logs --follow'] },
  wide: {
    when: [{ with: ['--all', '--all=true', '--all-namespaces', '--all-namespaces=true', '-A'] }, restartsAll],
    narrow: 'select it by a label, as in `-l app=order-worker`',
  },
  leaves: LEAVES,
  silences: [
    {
      text: /\bscale\b.*\balertmanager\b.*--replicas[= ]0\b|\bscale\b.*--replicas[= ]0\b.*\balertmanager\b/,
    },
    { text: /\bdelete\b.*\b(?:prometheusrules?|servicemonitors?)\b/ },
  ],
  wraps: inPod,
};

const CONTEXT = { options: '--context --kubeconfig --kube-context', variables: 'KUBECONFIG' };
const NAMESPACE_VALUES = '-n --namespace --context --kubeconfig';

const VELERO_DELETION: EffectRule = {
  subcommands: { 'backup backups': 'destructive', 'schedule schedules restore restores': 'high' },
  otherwise: 'high',
};
const ALL = { with: ['--all', '--all=true'] };

/** Kubernetes, and what installs, deploys and backs up with it. */
export const KUBERNETES: Program[] = [
  { name: 'kubectl', ...KUBECTL, environment: /^KUBECONFIG$/ },
  { name: 'oc', ...KUBECTL },
  // What a person's alias adds, such as a context, is not known, so it need not name its target.
  {
    name: 'k',
    values: VALUES,
    effect: EFFECT,
    dryRun: DRY_RUN,
    interactive: KUBECTL.interactive,
    wide: KUBECTL.wide,
    leaves: LEAVES,
    wraps: inPod,
  },
  { name: 'kubectl-argo-rollouts', values: NAMESPACE_VALUES, effect: ROLLOUTS, target: CONTEXT },
  { name: 'cmctl', values: NAMESPACE_VALUES, effect: CERT_MANAGER, target: CONTEXT, wide: { when: ALL } },
  {
    name: 'helm',
    values:
      '-n --namespace --kube-context --kubeconfig -f --values --kube-apiserver --kube-token --registry-config --repository-config',
    effect: {
      subcommands: {
        'uninstall delete del un': 'high',
        'install upgrade rollback test push mapkubeapis 2to3': 'changes',
        'list ls status history hist get show inspect template lint search env version repo dependency dep pull':
          'reads',
        'fetch verify completion diff package registry create secrets help unittest': 'reads',
        plugin: { subcommands: { 'list ls': 'reads' }, otherwise: 'changes' },
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '--dry-run', except: NOT_DRY, suggest: '--dry-run' },
    target: { options: '--kube-context --kubeconfig --kube-apiserver', variables: 'KUBECONFIG' },
  },
  {
    name: 'helmfile',
    values:
      '-e --environment -f --file -l --selector -n --namespace --kube-context -b --helm-binary --log-level --state-values-set --state-values-file',
    effect: {
      subcommands: {
        'destroy delete': 'high',
        'apply sync test init': 'changes',
        'diff status template list lint fetch build deps repos charts cache show-dag version write-values help':
          'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'kustomize',
    effect: {
      subcommands: { 'edit create': 'changes', 'build version localize cfg completion docs help': 'reads' },
      otherwise: UNLISTED,
    },
  },
  { name: 'kubectx', aliases: ['kubens'], effect: 'reads' },
  { name: 'stern', effect: 'reads' },
  { name: 'k9s', effect: 'reads', interactive: { noArgument: /^(?:info|version|help|completion)$/ } },
  { name: 'popeye', effect: 'reads' },
  { name: 'kubeseal', effect: 'reads' },
  {
    name: 'argocd',
    values:
      '--server --auth-token --config --argocd-context --grpc-web-root-path --port-forward-namespace --loglevel ' +
      '--logformat --kube-context --core-namespace -H --header --server-crt --controller-name --server-name',
    effect: {
      at: 1,
      subcommands: {
        'delete rm remove delete-resource': 'high',
        sync: { options: { '--dry-run': 'reads', '--prune': 'high' }, otherwise: 'changes' },
        'rollback set unset patch patch-resource terminate-op create add edit add-source remove-source':
          'changes',
        'update-password rotate-auth generate-token delete-token set-namespace add-destination': 'changes',
        'windows actions': {
          subcommands: { list: 'reads' },
          otherwise: 'changes',
        },
        '*': 'reads',
      },
    },
  },
  {
    name: 'argo',
    values: `${NAMESPACE_VALUES} --argo-server -s --token`,
    effect: {
      subcommands: {
        delete: 'high',
        'submit resubmit retry resume suspend stop terminate node archive': 'changes',
        'cron cluster-template template': {
          subcommands: { delete: 'high', 'list get lint backfill-status': 'reads' },
          otherwise: 'changes',
        },
        'list get logs watch wait lint version auth server executor-plugin help completion': 'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: ALL },
  },
  {
    name: 'tkn',
    values: NAMESPACE_VALUES,
    effect: {
      at: 1,
      subcommands: {
        'delete rm': 'high',
        'start cancel create export sign': 'changes',
        'list ls describe desc logs version verify status get search view': 'reads',
      },
      otherwise: ({ rest }) => (rest.length > 1 ? 'unknown' : 'reads'),
    },
    wide: { when: ALL },
  },
  {
    name: 'flux',
    values: `${NAMESPACE_VALUES} --timeout --cluster --user --as --token`,
    effect: {
      options: { '--export': 'reads' },
      otherwise: {
        subcommands: {
          'delete uninstall': 'high',
          'suspend resume reconcile create bootstrap install push tag migrate': 'changes',
          'get check logs diff events tree export stats trace version build list pull debug help completion':
            'reads',
          envsubst: 'reads',
        },
        otherwise: UNLISTED,
      },
    },
  },
  {
    name: 'velero',
    values: `${NAMESPACE_VALUES} --kubecontext`,
    effect: {
      subcommands: {
        uninstall: 'high',
        'delete del': VELERO_DELETION,
        'create install': 'changes',
        'backup backups': {
          subcommands: { 'get describe logs download': 'reads', delete: 'destructive', create: 'changes' },
          otherwise: UNLISTED,
        },
        'restore restores schedule schedules backup-location snapshot-location repo': {
          subcommands: {
            'get describe logs': 'reads',
            delete: 'high',
            'create set pause unpause': 'changes',
          },
          otherwise: UNLISTED,
        },
        'get describe version client debug completion help': 'reads',
        plugin: { subcommands: { get: 'reads' }, otherwise: 'changes' },
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'istioctl',
    values: `${NAMESPACE_VALUES} -i --istioNamespace --vklog --log_output_level`,
    effect: {
      subcommands: {
        uninstall: 'high',
        'install apply upgrade kube-inject create-remote-secret': 'changes',
        tag: { subcommands: { list: 'reads', remove: 'high' }, otherwise: 'changes' },
        'proxy-config pc': {
          subcommands: { log: { options: { '--level --reset -r': 'changes' } } },
        },
        waypoint: { subcommands: { 'list status generate': 'reads', delete: 'high' }, otherwise: 'changes' },
        operator: { subcommands: { dump: 'reads', remove: 'high' }, otherwise: 'changes' },
        'proxy-status ps analyze version x experimental manifest profile validate bug-report dashboard dash':
          'reads',
        'ztunnel-config zc verify-install describe help completion authz metrics admin remote-clusters':
          'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '--dry-run' },
    target: CONTEXT,
  },
  {
    name: 'linkerd',
    values: `${NAMESPACE_VALUES} -L --linkerd-namespace --api-addr`,
    // It prints manifests, and only what they are piped into changes something.
    effect: 'reads',
  },
  {
    name: 'cilium',
    values: `${NAMESPACE_VALUES} -H --host`,
    effect: {
      subcommands: {
        uninstall: 'high',
        'install upgrade rotate-key encryption-rotate': 'changes',
        'status version sysdump connectivity monitor metrics identity node policy service ip debuginfo features':
          'reads',
        'endpoint fqdn': {
          subcommands: { disconnect: 'high', 'list get healthz log cache': 'reads' },
          otherwise: 'changes',
        },
        config: { subcommands: { 'view get': 'reads', 'set delete': 'changes' } },
        'hubble clustermesh encryption': {
          subcommands: { 'status port-forward ui': 'reads', 'disable disconnect': 'high' },
          otherwise: 'changes',
        },
        bpf: {
          at: 'any',
          subcommands: { 'flush delete remove': 'high', 'update add': 'changes' },
        },
        'help completion context': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  { name: 'hubble', effect: 'reads' },
  {
    name: 'calicoctl',
    values: '-c --config --context',
    effect: {
      subcommands: {
        delete: 'high',
        'apply create replace patch label convert-to': 'changes',
        ipam: { subcommands: { 'show check': 'reads' }, otherwise: 'changes' },
        node: { subcommands: { 'status diags checksystem': 'reads' }, otherwise: 'changes' },
        datastore: { subcommands: { migrate: { subcommands: { export: 'reads' }, otherwise: 'changes' } } },
        'get version cluster convert validate help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'kn',
    values: NAMESPACE_VALUES,
    effect: {
      at: 1,
      subcommands: {
        delete: 'high',
        'create update apply import export-apply': 'changes',
        'list ls describe export list-types ready': 'reads',
      },
      otherwise: ({ rest }) => (rest.length > 1 ? 'unknown' : 'reads'),
    },
  },
  {
    name: 'virtctl',
    values: NAMESPACE_VALUES,
    effect: {
      subcommands: {
        'stop soft-reboot': 'high',
        'start restart migrate migrate-cancel pause unpause addvolume removevolume image-upload expose vmexport':
          'changes',
        'create permitted-devices': 'reads',
        'console vnc version guestosinfo fslist userlist portforward port-forward ssh scp usbredir help':
          'reads',
      },
      otherwise: UNLISTED,
    },
  },
];
