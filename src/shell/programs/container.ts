import { operandsOf, splitWords } from '../arguments.ts';
import type { EffectTable, Program, Wrapped } from '../program.ts';

function inContainer(args: string[]): Wrapped | undefined {
  const at = args.indexOf('exec');
  if (at < 0) return undefined;
  const [, ...words] = operandsOf(args.slice(at + 1), EXEC_VALUES);
  return { commands: [{ words }], on: 'the container' };
}

const EXEC_VALUES = splitWords('-e -u --user -w --env --workdir --index');

const COMPOSE_VALUES = '-f --file -p --project-name --profile --env-file';
const COMPOSE: EffectTable = {
  values: COMPOSE_VALUES,
  subcommands: {
    'down rm': { options: { '--volumes -v': 'destructive' }, otherwise: 'high' },
    run: { options: { '--rm': 'reads' }, otherwise: 'changes' },
    'stop kill': 'high',
    'up start restart build create pause unpause scale': 'changes',
  },
};

const DOCKER: Omit<Program, 'name'> = {
  values: '-H --host -c --context --config -l --log-level',
  effect: {
    subcommands: {
      compose: COMPOSE,
      volume: { subcommands: { 'rm remove prune': 'destructive', create: 'changes' } },
      system: {
        subcommands: { prune: { options: { '--volumes': 'destructive' }, otherwise: 'high' } },
      },
      'container service stack swarm node network': {
        subcommands: {
          'rm remove prune stop kill leave disconnect': 'high',
          'start restart update scale rollback deploy promote demote create connect init join': 'changes',
        },
      },
      'image builder': { subcommands: { 'rm remove prune push tag': 'changes' } },
      run: { options: { '--rm': 'reads' }, otherwise: 'changes' },
      'rm stop kill': 'high',
      'start restart push rmi update pause unpause create rename': 'changes',
    },
  },
  wraps: inContainer,
};

/** A list of all running containers, put in by the shell. */
const EVERY_CONTAINER = { argument: /^\$\((?:docker|podman) ps -\w*q\w*\)$/ };

/** What runs containers outside Kubernetes. */
export const CONTAINERS: Program[] = [
  { name: 'docker', aliases: ['podman'], ...DOCKER, wide: { when: EVERY_CONTAINER } },
  { name: 'nerdctl', ...DOCKER },
  { name: 'docker-compose', values: COMPOSE_VALUES, effect: COMPOSE, wraps: inContainer },
  {
    name: 'crictl',
    values: '*',
    effect: { subcommands: { 'rm rmi rmp stop stopp': 'changes' } },
  },
  {
    name: 'nomad',
    values: '*',
    effect: {
      subcommands: {
        'job node alloc deployment': {
          subcommands: {
            purge: 'destructive',
            'stop drain eligibility fail': 'high',
            'run revert dispatch scale restart signal promote pause resume': 'changes',
          },
        },
        stop: 'high',
        run: 'changes',
      },
    },
    target: { options: '-address --address', variables: 'NOMAD_ADDR' },
  },
];
