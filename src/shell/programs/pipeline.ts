import type { EffectRule, Program } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

const DELETED: Record<string, EffectRule> = { 'delete rm remove-secret': 'high' };
const LISTED = 'list ls view status show get diff checks info validate process trace logs';

/** What builds and deploys when it is told, and the infrastructure that is described as code. */
export const PIPELINES: Program[] = [
  {
    name: 'glab',
    values: '-R --repo -g --group --hostname',
    effect: {
      subcommands: {
        repo: {
          subcommands: { delete: 'destructive', 'view list clone search contributors archive': 'reads' },
          otherwise: 'changes',
        },
        api: {
          options: {
            '-X=DELETE --method=DELETE': 'high',
            '-X=GET --method=GET': 'reads',
            '-X --method -f -F --field --raw-field --input': 'changes',
          },
        },
        'auth config version help completion alias check-update user': 'reads',
        '*': {
          subcommands: {
            ...DELETED,
            [`${LISTED} checkout artifact lint issues approvers events export download`]: 'reads',
          },
          otherwise: ({ rest }) => (rest.length > 0 ? 'changes' : 'reads'),
        },
      },
    },
  },
  {
    name: 'hub',
    effect: {
      subcommands: {
        push: { options: { '-f --force --force-with-lease --mirror': 'destructive' }, otherwise: 'changes' },
        delete: 'destructive',
        'release pr issue gist': {
          subcommands: { delete: 'high', 'list show checkout download': 'reads' },
          otherwise: 'changes',
        },
        'ci-status browse compare fetch clone version help': 'reads',
        'merge cherry-pick am apply sync create fork pull-request': 'changes',
        api: {
          options: {
            '-X=DELETE --method=DELETE': 'high',
            '-X=GET': 'reads',
            '-X -F -f -d --field --raw-field': 'changes',
          },
        },
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'jenkins-cli',
    aliases: ['jenkins-cli.jar'],
    values: '-s -auth -i -user -proxy -logger',
    effect: {
      subcommands: {
        'delete-* safe-restart restart safe-shutdown shutdown quiet-down disable-* offline-node disconnect-node':
          'high',
        'groovy groovysh': 'unseen',
        'list-* console who-am-i version help get-* session-id mail wait-node-*': 'reads',
        '*': 'changes',
      },
    },
  },
  {
    name: 'circleci',
    values: '--host --token --endpoint',
    effect: {
      subcommands: {
        'config local': {
          subcommands: { 'validate process pack execute generate': 'reads' },
          otherwise: 'changes',
        },
        'diagnostic version info help open setup completion': 'reads',
        '*': {
          subcommands: { ...DELETED, [LISTED]: 'reads' },
          otherwise: ({ rest }) => (rest.length > 0 ? 'changes' : 'reads'),
        },
      },
    },
  },
  {
    name: 'drone',
    values: '-s --server -t --token',
    effect: {
      subcommands: {
        build: { subcommands: { 'ls last info logs queue': 'reads' }, otherwise: 'changes' },
        'lint exec info convert jsonnet starlark plugins help': 'reads',
        '*': {
          subcommands: { 'rm disable': 'high', 'ls info': 'reads' },
          otherwise: ({ rest }) => (rest.length > 0 ? 'changes' : 'reads'),
        },
      },
    },
  },
  {
    name: 'cdk',
    values: '--profile -a --app -c --context --region --toolkit-stack-name -o --output',
    effect: {
      subcommands: {
        destroy: 'destructive',
        'deploy watch rollback': 'high',
        'bootstrap import gc migrate refactor': 'changes',
        'diff list ls synth synthesize doctor metadata docs notices context acknowledge init version help drift':
          'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'serverless',
    aliases: ['sls'],
    values: '-s --stage -r --region --aws-profile -c --config',
    effect: {
      subcommands: {
        remove: 'destructive',
        'deploy rollback': 'changes',
        invoke: { subcommands: { local: 'reads' }, otherwise: 'changes' },
        'info logs package print metrics config plugin help version diagnostics doctor': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'packer',
    effect: {
      subcommands: {
        'build init fix hcl2_upgrade plugins': 'changes',
        'validate inspect fmt version console help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
];
