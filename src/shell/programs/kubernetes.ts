import { hasOption, matcher, operandsOf, splitWords, wordsOf } from '../arguments.ts';
import type { Effect } from '../effect.ts';
import type { Call, EffectCall, EffectRule, Program, Wrapped } from '../program.ts';

/** Deleting these also deletes their data, or everything in them. */
const HOLDS_DATA = matcher(
  'pvc pvcs pv pvs persistentvolume persistentvolumes persistentvolumeclaim persistentvolumeclaims ' +
    'ns namespace namespaces project projects crd crds customresourcedefinition customresourcedefinitions ' +
    'secret secrets volumesnapshot volumesnapshots',
);
/** A controller creates these again at once. */
const IS_RECREATED = matcher('po pod pods rs replicaset replicasets job jobs event events');
const RUNS_IN_POD = matcher('exec rsh debug run');
const POD_VALUES = splitWords('-n --namespace --context --kubeconfig -c --container --cluster --user --as --as-group -s --server --token --request-timeout --shell');

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
  return hasOption(args, '-t', '--tty', '-i', '--stdin') || hasOption(args, '--dry-run')
    ? undefined
    : { own: args, commands: [{ hides: 'what is in an image' }], on: 'the pod' };
}

/** A plugin that opens a shell or a prompt on a node or in a pod, with a command after `--`. */
function plugin(verb: string, args: string[]): Wrapped | undefined {
  const dashes = args.indexOf('--');
  return /^(?:node-shell|node_shell|ssm|iexec|exec-as|ssh|cnpg)$/.test(verb) && dashes >= 0
    ? { commands: [{ words: args.slice(dashes + 1) }], on: 'the node' }
    : undefined;
}

const READS =
  'get describe logs log top explain api-resources api-versions cluster-info version auth config diff wait events port-forward ' +
  'proxy completion options exec rsh debug attach kustomize plugin status whoami projects project login logout adm must-gather ' +
  'inspect explain help rsync image registry observe extract alpha';
const SUBCOMMANDS: Record<string, EffectRule> = {
  delete: deleteEffect,
  'drain replace': 'high',
  'patch edit cordon uncordon taint autoscale expose start-build tag process new-app': 'changes',
  scale: { options: { '--replicas=0': 'high' }, otherwise: 'changes' },
  rollout: { subcommands: { 'undo restart pause resume': 'changes' } },
  apply: {
    subcommands: { 'view-last-applied': 'reads' },
    options: { '--prune': 'high' },
    otherwise: 'changes',
  },
  // Copying out of a pod only reads it; copying into one changes it.
  cp: { subcommands: { '*:*': 'reads' }, otherwise: 'changes' },
  run: { options: { '--rm': 'reads' }, otherwise: 'changes' },
  certificate: { subcommands: { 'approve deny': 'changes' } },
  policy: { subcommands: { 'add-* remove-*': 'changes' } },
  create: { subcommands: { token: 'reads' }, otherwise: 'changes' },
  'label annotate': { options: { '--list': 'reads' }, otherwise: 'changes' },
  upgrade: { options: { '--to --to-latest --to-image': 'high' } },
  set: { subcommands: { '*': { options: { '--list': 'reads' }, otherwise: 'changes' } } },
  [READS]: 'reads',
};

const VALUES =
  '-n --namespace --context --kubeconfig --cluster --server -s --user --as -l --selector --field-selector ' +
  '-o --output -f --filename -p --patch -c --container --replicas --timeout --grace-period --type --tail ' +
  '--since --image --from --sort-by --for -v --token --to-revision --request-timeout --overrides -k';
const EFFECT: EffectRule = {
  subcommands: { adm: { subcommands: SUBCOMMANDS }, ...SUBCOMMANDS },
  // Any other word is a plugin, which is a program named kubectl-<word>.
  otherwise: ({ words }) => (words.length > 0 ? 'unknown' : 'reads'),
};
const DRY_RUN = { options: '--dry-run', except: '--dry-run=none --dry-run=false' };

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
    narrow: 'select it by a label, as in `-l app=scan-consumer`',
  },
  leaves: [{ with: ['cordon', 'drain'] }, { with: ['scale'], options: '--replicas=0' }],
  wraps: inPod,
};

/** Kubernetes, and what installs, deploys and backs up with it. */
export const KUBERNETES: Program[] = [
  {
    name: 'kubectl',
    ...KUBECTL,
    silences: [
      {
        text: /\bscale\b.*\balertmanager\b.*--replicas[= ]0\b|\bscale\b.*--replicas[= ]0\b.*\balertmanager\b/,
      },
      { text: /\bdelete\b.*\b(?:prometheusrules?|servicemonitors?)\b/ },
    ],
    environment: /^KUBECONFIG$/,
  },
  { name: 'oc', ...KUBECTL },
  // What a person's alias adds, such as a context, is not known, so less is said about it.
  { name: 'k', values: VALUES, effect: EFFECT, dryRun: DRY_RUN, wraps: inPod },
  {
    name: 'helm',
    values: '-n --namespace --kube-context --kubeconfig -f --values',
    effect: {
      subcommands: { 'uninstall delete del un': 'high', 'install upgrade rollback': 'changes' },
    },
    dryRun: { options: '--dry-run', suggest: '--dry-run' },
    target: { options: '--kube-context --kubeconfig --kube-apiserver', variables: 'KUBECONFIG' },
  },
  {
    name: 'argocd',
    values: '*',
    effect: {
      at: 1,
      subcommands: { delete: 'high', 'sync rollback set patch terminate-op create': 'changes' },
    },
  },
  {
    name: 'velero',
    values: '*',
    effect: {
      subcommands: {
        uninstall: 'high',
        '*': { subcommands: { delete: 'destructive', create: 'changes' } },
      },
    },
  },
  {
    name: 'flux',
    values: '*',
    effect: {
      subcommands: { 'delete uninstall': 'high', 'suspend resume reconcile create': 'changes' },
    },
  },
  {
    name: 'kubeadm',
    values: '*',
    effect: {
      subcommands: {
        upgrade: { subcommands: { 'apply node': 'high' } },
        certs: { subcommands: { renew: 'changes' } },
        reset: 'destructive',
        'init join': 'changes',
      },
    },
  },
  {
    name: 'kops',
    values: '*',
    effect: { subcommands: { delete: 'destructive', 'rolling-update': 'high', update: 'changes' } },
  },
  {
    name: 'eksctl',
    values: '*',
    effect: {
      subcommands: { delete: 'destructive', drain: 'high', 'create scale upgrade set': 'changes' },
    },
  },
];
