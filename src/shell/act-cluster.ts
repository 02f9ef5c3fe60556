import { byVerb, has, leading, plain, valueOf, worst, type Effect, type Judge } from './effect.ts';

function kubectl(args: string[]): Effect {
  const words = plain(args, KUBECTL_VALUES);
  const [verb = '', noun = '', name = ''] = words[0] === 'adm' ? words.slice(1) : words;
  const dry = valueOf(args, '--dry-run');
  if (has(args, '--dry-run') && dry !== 'none' && dry !== 'false') return 'reads';
  switch (verb) {
    case 'delete':
      return deletes(args, noun);
    case 'scale':
      return valueOf(args, '--replicas') === '0' ? 'high' : 'changes';
    case 'rollout':
      return byVerb(noun, { changes: 'undo restart pause resume' });
    case 'apply':
      return noun === 'view-last-applied' ? 'reads' : has(args, '--prune') ? 'high' : 'changes';
    case 'cp':
      // Out of a pod it is a copy for whoever looks; into it, a change.
      return noun.includes(':') ? 'reads' : 'changes';
    case 'run':
      return has(args, '--rm') ? 'reads' : 'changes';
    case 'certificate':
      return byVerb(noun, { changes: 'approve deny' });
    case 'policy':
      return /^(?:add|remove)-/.test(noun) ? 'changes' : 'reads';
    case 'create':
      return noun === 'token' ? 'reads' : 'changes';
    case 'label':
    case 'annotate':
      return has(args, '--list') ? 'reads' : 'changes';
    case 'upgrade':
      return has(args, '--to', '--to-latest', '--to-image') ? 'high' : 'reads';
    case 'set':
      return has(args, '--list') || noun === '' ? 'reads' : 'changes';
    default:
      return name === '' && verb === '' ? 'reads' : byVerb(verb, KUBECTL);
  }
}

function deletes(args: string[], nouns: string): Effect {
  const kinds = nouns.split(',').map((noun) => noun.toLowerCase().replace(/[./].*$/s, ''));
  if (kinds.some((kind) => KEPT.has(kind))) return 'destructive';
  const all = has(args, '--all', '--all-namespaces') || args.includes('-A');
  return all && !kinds.every((kind) => REMADE.has(kind)) ? 'destructive' : 'high';
}

function helm(args: string[]): Effect {
  const [verb = ''] = plain(args, ['-n', '--namespace', '--kube-context', '--kubeconfig', '-f', '--values']);
  if (has(args, '--dry-run')) return 'reads';
  return byVerb(verb, { high: 'uninstall delete del un', changes: 'install upgrade rollback' });
}

function docker(args: string[]): Effect {
  const words = plain(args, ['-H', '--host', '-c', '--context', '--config', '-l', '--log-level']);
  const [noun = '', verb = ''] = words;
  switch (noun) {
    case 'compose':
      return compose(args.slice(args.indexOf('compose') + 1));
    case 'volume':
      return byVerb(verb, { destructive: 'rm remove prune', changes: 'create' });
    case 'system':
      return verb !== 'prune' ? 'reads' : has(args, '--volumes') ? 'destructive' : 'high';
    case 'container':
    case 'service':
    case 'stack':
    case 'swarm':
    case 'node':
    case 'network':
      return byVerb(verb, {
        high: 'rm remove prune stop kill leave disconnect',
        changes: 'start restart update scale rollback deploy promote demote create connect init join',
      });
    case 'image':
    case 'builder':
      return byVerb(verb, { changes: 'rm remove prune push tag' });
    case 'run':
      return has(args, '--rm') ? 'reads' : 'changes';
    default:
      return byVerb(noun, {
        high: 'rm stop kill',
        changes: 'start restart push rmi update pause unpause create rename',
      });
  }
}

function compose(args: string[]): Effect {
  const [verb = ''] = plain(args, ['-f', '--file', '-p', '--project-name', '--profile', '--env-file']);
  if (verb === 'down' || verb === 'rm') return has(args, '--volumes', '-v') ? 'destructive' : 'high';
  if (verb === 'run') return has(args, '--rm') ? 'reads' : 'changes';
  return byVerb(verb, {
    high: 'stop kill',
    changes: 'up start restart build create pause unpause scale',
  });
}

function nomad(args: string[]): Effect {
  const [noun = '', verb = ''] = leading(args);
  if (noun === 'job' || noun === 'node' || noun === 'alloc' || noun === 'deployment')
    return byVerb(verb, {
      destructive: 'purge',
      high: 'stop drain eligibility fail',
      changes: 'run revert dispatch scale restart signal promote pause resume',
    });
  return byVerb(noun, { high: 'stop', changes: 'run' });
}

function argocd(args: string[]): Effect {
  const [, verb = ''] = leading(args);
  return byVerb(verb, { high: 'delete', changes: 'sync rollback set patch terminate-op create' });
}

function velero(args: string[]): Effect {
  const [noun = '', verb = ''] = leading(args);
  return worst([
    byVerb(verb, { destructive: 'delete', changes: 'create' }),
    byVerb(noun, { high: 'uninstall' }),
  ]);
}

/** Schedulers of containers, and what is beside them. */
export const CLUSTERS: Record<string, Judge> = {
  kubectl,
  oc: kubectl,
  k: kubectl,
  helm,
  docker,
  podman: docker,
  nerdctl: docker,
  'docker-compose': compose,
  crictl: (args) => byVerb(leading(args)[0] ?? '', { changes: 'rm rmi rmp stop stopp' }),
  nomad,
  argocd,
  velero,
  flux: (args) =>
    byVerb(leading(args)[0] ?? '', { high: 'delete uninstall', changes: 'suspend resume reconcile create' }),
  kubeadm: (args) => {
    const [verb = '', noun = ''] = leading(args);
    if (verb === 'upgrade') return byVerb(noun, { high: 'apply node' });
    if (verb === 'certs') return byVerb(noun, { changes: 'renew' });
    return byVerb(verb, { destructive: 'reset', changes: 'init join' });
  },
  kops: (args) =>
    byVerb(leading(args)[0] ?? '', { destructive: 'delete', high: 'rolling-update', changes: 'update' }),
  eksctl: (args) =>
    byVerb(leading(args)[0] ?? '', {
      destructive: 'delete',
      high: 'drain',
      changes: 'create scale upgrade set',
    }),
};

const KUBECTL_VALUES = [
  ...['-n', '--namespace', '--context', '--kubeconfig', '--cluster', '--server', '-s', '--user', '--as'],
  ...['-l', '--selector', '--field-selector', '-o', '--output', '-f', '--filename', '-p', '--patch', '-c'],
  ...['--container', '--replicas', '--timeout', '--grace-period', '--type', '--tail', '--since', '--image'],
  ...[
    '--from',
    '--sort-by',
    '--for',
    '-v',
    '--token',
    '--to-revision',
    '--request-timeout',
    '--overrides',
    '-k',
  ],
];

const KUBECTL = {
  high: 'drain replace',
  changes: 'patch edit cordon uncordon taint autoscale expose start-build tag process new-app',
};

/** What holds data, or everything else. */
const KEPT: ReadonlySet<string> = new Set(
  'pvc pvcs pv pvs persistentvolume persistentvolumes persistentvolumeclaim persistentvolumeclaims ns namespace namespaces project projects crd crds customresourcedefinition customresourcedefinitions secret secrets volumesnapshot volumesnapshots'.split(
    ' ',
  ),
);
/** What something else makes again at once. */
const REMADE: ReadonlySet<string> = new Set(
  'po pod pods rs replicaset replicasets job jobs event events'.split(' '),
);
