import { operandsOf, splitWords, valuesOf } from '../arguments.ts';
import { mostSevere, type Effect } from '../effect.ts';
import type { EffectCall, EffectTable, Program, Wrapped } from '../program.ts';
import { sqlEffect } from '../sql.ts';
import { UNLISTED } from './unlisted.ts';

/** What is run where an application runs, by a shell there. */
function inApp(verbs: string[], values: string, on: string) {
  return (args: string[]): Wrapped | undefined => {
    const words = operandsOf(args, splitWords(values));
    if (!verbs.every((word, index) => words[index] === word)) return undefined;
    const called = valuesOf(args, /^(?:-C$|--command(?:=|$))/);
    const text =
      called.length > 0
        ? called.join('\n')
        : operandsOf(words.slice(verbs.length), splitWords(values)).join(' ');
    return text === '' ? undefined : { commands: [{ shell: text }], on };
  };
}

const HEROKU_VALUES = '-a --app -r --remote -s --size -t --team';

function statements({ args, input }: EffectCall): Effect {
  return mostSevere([...valuesOf(args, /^(?:-c$|--command(?:=|$))/), input].map(sqlEffect));
}

/** Only some of the processes are left if the number of one kind is 0. */
function scaleEffect({ rest }: EffectCall): Effect {
  if (rest.some((word) => /^(?:[\w-]+=)?0$/.test(word))) return 'high';
  return rest.length > 0 ? 'changes' : 'reads';
}

function switched({ rest: [verb] }: EffectCall): Effect {
  return verb === undefined || verb === 'show' || verb === 'status' ? 'reads' : 'changes';
}

const KV: EffectTable = {
  subcommands: { 'put bulk': 'changes', delete: 'high', 'get list': 'reads' },
  otherwise: UNLISTED,
};

/** Where applications are deployed without their owner seeing a machine. */
export const HOSTING: Program[] = [
  {
    name: 'flyctl',
    aliases: ['fly'],
    values: '-a --app -c --config -t --access-token -o --org -r --region',
    effect: {
      subcommands: {
        apps: {
          subcommands: { 'list releases errors': 'reads', destroy: 'destructive', suspend: 'high' },
          otherwise: 'changes',
        },
        destroy: 'destructive',
        'volumes volume vol': {
          subcommands: {
            'list show': 'reads',
            'destroy delete': 'destructive',
            snapshots: { subcommands: { list: 'reads' }, otherwise: 'changes' },
          },
          otherwise: 'changes',
        },
        'machine machines m': {
          subcommands: {
            'list status': 'reads',
            'destroy remove rm': 'destructive',
            'stop kill suspend cordon': 'high',
          },
          otherwise: 'changes',
        },
        'pg postgres mpg': {
          subcommands: {
            'list db users events connect status': 'reads',
            failover: 'high',
            destroy: 'destructive',
          },
          otherwise: 'changes',
        },
        scale: { subcommands: { show: 'reads', count: scaleEffect }, otherwise: 'changes' },
        'secrets certs ips config image redis storage tokens': {
          subcommands: { 'list show check view': 'reads', 'remove release destroy delete': 'high' },
          otherwise: 'changes',
        },
        'deploy restart resume launch move extensions': 'changes',
        suspend: 'high',
        'status logs releases info checks regions version history services platform doctor dig ping proxy auth':
          'reads',
        'ssh console sftp orgs help docs wireguard agent': 'reads',
      },
      otherwise: UNLISTED,
    },
    wraps: inApp(['ssh', 'console'], '-a --app -r --region -s --machine -u --user', 'the machine'),
  },
  {
    name: 'heroku',
    values: HEROKU_VALUES,
    effect: {
      subcommands: {
        'pg:reset pg:backups:restore pg:push apps:destroy addons:destroy apps:delete': 'destructive',
        'pg:psql psql': statements,
        'ps:scale scale': scaleEffect,
        'ps:stop ps:kill pg:promote pg:killall pg:unfollow domains:remove certs:remove domains:clear': 'high',
        'addons:detach drains:remove access:remove pg:credentials:destroy redis:maintenance': 'high',
        maintenance: 'reads',
        'restart ps:restart ps:resize ps:type dyno:restart maintenance:on maintenance:off rollback':
          'changes',
        'releases:rollback releases:retry *:set *:unset *:add *:create *:enable *:disable *:update *:upgrade':
          'changes',
        '*:attach *:rename *:promote *:transfer pg:kill pg:copy pg:repoint pg:backups:* container:* run:* git:*':
          'changes',
        'ps logs releases apps info config domains addons status pg access certs drains features labs login':
          'reads',
        'auth regions keys pipelines stack buildpacks version help run notifications redis webhooks': 'reads',
        '*:info *:list *:utilization *:wait *:get *:ps *:locks *:diagnose *:output *:show pg:settings pg:outliers pg:bloat':
          'reads',
        'pg:blocking pg:calls pg:cache-hit pg:index-* pg:total-* pg:table-* pg:vacuum-* *:whoami *:check':
          'reads',
      },
      otherwise: UNLISTED,
    },
    leaves: { with: ['maintenance:on'] },
    wraps: inApp(['run'], HEROKU_VALUES, 'the dyno'),
  },
  {
    name: 'vercel',
    aliases: ['vc'],
    values: '-t --token -S --scope -A --local-config -Q --global-config --cwd -T --team',
    effect: {
      subcommands: {
        'ls list inspect logs whoami help teams switch login logout dev build link curl bisect': 'reads',
        'rm remove': 'high',
        'env alias domains dns certs project projects secrets integration blob': {
          subcommands: {
            'ls list inspect pull': 'reads',
            'rm remove': ({ words }) => (/^projects?$/.test(words[0] ?? '') ? 'high' : 'changes'),
          },
          otherwise: 'changes',
        },
        'rollback promote': switched,
      },
      // Without a subcommand it deploys the folder.
      otherwise: 'changes',
    },
  },
  {
    name: 'netlify',
    aliases: ['ntl'],
    values: '--auth --filter',
    effect: {
      subcommands: {
        '*:delete': 'high',
        'deploy build link unlink init *:set *:unset *:import *:clone *:create *:enable *:disable *:trigger':
          'changes',
        '*:list *:get *:function *:deploy status login logout help open watch dev serve': 'reads',
        api: { subcommands: { 'list* get*': 'reads', 'delete*': 'high', '*': 'changes' } },
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'wrangler',
    values: '-e --env -c --config --cwd',
    effect: {
      subcommands: {
        'deploy publish rollback': 'changes',
        delete: 'high',
        'secret secret:bulk secret:put secret:delete': {
          subcommands: { list: 'reads', delete: 'high' },
          otherwise: 'changes',
        },
        kv: {
          subcommands: {
            key: KV,
            bulk: { subcommands: { delete: 'destructive', get: 'reads' }, otherwise: 'changes' },
            namespace: { subcommands: { delete: 'destructive', list: 'reads' }, otherwise: 'changes' },
          },
        },
        'kv:key': KV,
        'kv:namespace kv:bulk': {
          subcommands: { delete: 'destructive', list: 'reads' },
          otherwise: 'changes',
        },
        r2: {
          subcommands: {
            bucket: { subcommands: { delete: 'destructive', 'list info': 'reads' }, otherwise: 'changes' },
            object: { subcommands: { delete: 'high', get: 'reads' }, otherwise: 'changes' },
          },
        },
        d1: {
          subcommands: {
            execute: {
              options: { '--file': 'changes' },
              otherwise: ({ args }) => mostSevere(valuesOf(args, /^--command(?:=|$)/).map(sqlEffect)),
            },
            delete: 'destructive',
            'list info export insights time-travel': 'reads',
          },
          otherwise: 'changes',
        },
        'versions deployments pages queues workflows': {
          subcommands: { 'list view status tail': 'reads', 'delete purge': 'high' },
          otherwise: 'changes',
        },
        'tail whoami login logout dev types init docs check help telemetry': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
];
