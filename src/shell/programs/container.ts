import { hasOption, operandsOf, splitWords, valuesOf } from '../arguments.ts';
import type { EffectRule, EffectTable, Program, Wrapped, WrappedCommand } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

/** What `exec` runs in a container that is there, and `run` in a new one. */
function inContainer(args: string[]): Wrapped | undefined {
  const words = operandsOf(args, COMMAND_VALUES);
  const [group = ''] = words;
  const inner = /^(?:compose|container)$/.test(group) ? operandsOf(words.slice(1), COMMAND_VALUES) : words;
  const [verb = '', ...rest] = inner;
  if (!/^(?:exec|run|create)$/.test(verb)) return undefined;
  const [first = '', ...command] = operandsOf(rest, CONTAINER_VALUES);
  if (verb === 'exec') return { commands: [{ words: command }], on: 'the container' };
  const [entry] = valuesOf(rest.slice(0, rest.length - command.length), /^--entrypoint(?:=|$)/);
  const isPrompt =
    command.length === 0 && entry === undefined && hasOption(rest, '-t', '--tty') && HAS_SHELL.test(first);
  return { own: args, commands: isPrompt ? [] : inImage(first, command, entry), on: 'the container' };
}

/**
 * What an image runs: the words after it, or with options alone the program that the image is named after. What is in an
 * image of any other name cannot be read here.
 */
function inImage(image: string, words: string[], entry: string | undefined): WrappedCommand[] {
  if (entry !== undefined && entry !== '') return [{ words: [entry, ...words] }];
  if (words.length > 0 && !words[0]?.startsWith('-')) return [{ words }];
  const name =
    image
      .split('/')
      .at(-1)
      ?.replace(/[:@].*$/s, '') ?? '';
  return IS_TOOL.test(name) ? [{ words: [name, ...words] }] : [{ hides: 'what is in an image' }];
}

/** Images that are made to look around in, and open a shell. */
export const HAS_SHELL =
  /^(?:[\w.:-]+\/)*(?:busybox|alpine|ubuntu|debian|fedora|centos|rockylinux|amazonlinux|ubi\d*(?:-minimal)?|netshoot|dnsutils|jessie-dnsutils|toolbox|support-tools|network-multitool|kubectl|bash)(?:[:@].*)?$/;
/** Images that start the tool that they are named after. */
const IS_TOOL =
  /^(?:curl|kubectl|aws-cli|jq|yq|dig|nmap|redis-cli|trivy|promtool|amtool|openssl|helm|mc|kcat|k6|hadolint)$/;

const COMMAND_VALUES = splitWords(
  '-H --host -c --context --config -l --log-level -f --file -p --project-name --profile --env-file -n --namespace --project-directory',
);
const CONTAINER_VALUES = splitWords(
  '-e -u --user -w --env --workdir --index -v --volume --name --network --net -p --publish --entrypoint --env-file --mount ' +
    '-h --hostname --memory -m --cpus --pid --ipc --label -l --add-host --dns --log-driver --platform --restart --cap-add ' +
    '--cap-drop --device --security-opt --shm-size --tmpfs --ulimit --volumes-from --pull --link --userns --uts',
);

const COMPOSE_VALUES = '-f --file -p --project-name --profile --env-file';
const COMPOSE: EffectTable = {
  values: COMPOSE_VALUES,
  subcommands: {
    'down rm': { options: { '--volumes -v': 'destructive' }, otherwise: 'high' },
    // One command in a service of the project, judged by that command.
    run: { options: { '-d --detach': 'changes' } },
    'stop kill': 'high',
    'up start restart build create pause unpause scale': 'changes',
  },
};

const DOCKER_READS =
  'ps logs inspect images image info version stats top port diff events history search pull login logout exec container ' +
  'service stack swarm node network volume system builder context manifest export save wait attach ls pod secret config ' +
  'namespace scout machine healthcheck';

const DOCKER_EFFECT: EffectTable = {
  subcommands: {
    compose: COMPOSE,
    volume: { subcommands: { 'rm remove prune': 'destructive', create: 'changes' } },
    system: {
      subcommands: { prune: { options: { '--volumes': 'destructive' }, otherwise: 'high' } },
    },
    service: {
      subcommands: {
        rm: 'high',
        scale: ({ rest }) => (rest.some((word) => word.endsWith('=0')) ? 'high' : 'changes'),
        'create update rollback': 'changes',
        'ls ps logs inspect': 'reads',
      },
      otherwise: UNLISTED,
    },
    'container stack swarm node network': {
      subcommands: {
        'rm remove prune stop kill leave disconnect': 'high',
        'start restart update scale rollback deploy promote demote create connect init join': 'changes',
      },
    },
    'image builder': { subcommands: { 'rm remove prune push tag': 'changes' } },
    run: { options: { '--rm': 'reads' }, otherwise: 'changes' },
    rm: { options: { '-v --volumes': 'destructive' }, otherwise: 'high' },
    'stop kill': 'high',
    'start restart push rmi update pause unpause create rename import load commit tag build plugin':
      'changes',
    cp: { at: 'last', subcommands: { '*:*': 'changes' } },
    buildx: { subcommands: { 'ls inspect du version imagetools history': 'reads' }, otherwise: 'changes' },
    checkpoint: 'changes',
    [DOCKER_READS]: 'reads',
  },
  otherwise: ({ words }) => (words.length > 0 ? 'unknown' : 'reads'),
};

const DOCKER: Omit<Program, 'name'> = {
  values: '-H --host -c --context --config -l --log-level',
  effect: DOCKER_EFFECT,
  wraps: inContainer,
};

const PODMAN: EffectRule = {
  subcommands: {
    pod: {
      subcommands: { 'rm stop kill prune': 'high', 'ps ls list inspect logs stats top exists': 'reads' },
      otherwise: 'changes',
    },
    'auto-update play kube generate unshare init mount unmount': {
      subcommands: { down: 'high', 'systemd generate': 'reads' },
      otherwise: 'changes',
    },
    system: {
      subcommands: {
        reset: 'destructive',
        prune: { options: { '--volumes': 'destructive' }, otherwise: 'high' },
        'df info events connection': 'reads',
      },
      otherwise: 'changes',
    },
  },
  otherwise: DOCKER_EFFECT,
};

/** A list of all running containers, put in by the shell. */
const EVERY_CONTAINER = {
  argument: /^\$\(.*\b(?:docker|podman|nerdctl) ps\b(?!.* (?:-f|--filter)).* -\w*q\w*.*\)$/,
};

/** What runs containers outside Kubernetes. */
export const CONTAINERS: Program[] = [
  {
    name: 'docker',
    ...DOCKER,
    wide: { when: EVERY_CONTAINER },
    leaves: { text: /\bnode update\b.*--availability[= ](?:drain|pause)\b/ },
  },
  {
    name: 'podman',
    ...DOCKER,
    values: `${DOCKER.values} --url --identity --root --runroot`,
    effect: PODMAN,
    wide: { when: [EVERY_CONTAINER, { options: '-a --all' }] },
  },
  {
    name: 'nerdctl',
    ...DOCKER,
    values: `${DOCKER.values} -n --namespace -a --address`,
    wide: { when: EVERY_CONTAINER },
  },
  {
    name: 'docker-machine',
    values: '-s --storage-path',
    effect: {
      subcommands: {
        rm: 'destructive',
        'stop kill': 'high',
        'ls status inspect ip url env active config version ssh help mount': 'reads',
        scp: 'changes',
      },
      otherwise: 'changes',
    },
    wraps: (args) => {
      const [verb, , ...words] = operandsOf(args, ['-s', '--storage-path']);
      return verb === 'ssh' && words.length > 0
        ? { commands: [{ shell: words.join(' ') }], on: 'the machine' }
        : undefined;
    },
  },
  { name: 'docker-compose', values: COMPOSE_VALUES, effect: COMPOSE, wraps: inContainer },
];
