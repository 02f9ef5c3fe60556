import { hasOption } from '../arguments.ts';
import { effectByRule } from '../effect-rule.ts';
import { mostSevere, type Effect } from '../effect.ts';
import type { EffectCall, Program } from '../program.ts';

function iptablesEffect({ args }: EffectCall): Effect {
  if (hasOption(args, '--flush', '--policy', '--delete-chain') || args.some((arg) => /^-[FPX]$/.test(arg)))
    return 'high';
  return args.some((arg) => /^-[AIDRNEZ]$|^--(?:append|insert|delete|replace|new-chain)$/.test(arg))
    ? 'changes'
    : 'reads';
}

function sysctlEffect({ args }: EffectCall): Effect {
  return args.some((arg) => /^\w[\w.]*=/.test(arg)) ? 'changes' : 'reads';
}

function curlEffect({ args }: EffectCall): Effect {
  const method = methodOf(args);
  const address =
    args.find((arg) => arg.includes('/') && !arg.startsWith('-') && !/^[A-Z][\w-]+: /.test(arg)) ?? '';
  if (method === 'DELETE') return SEARCH_INDEX.test(address) ? 'destructive' : 'high';
  if (method === 'PUT' || method === 'PATCH') return 'changes';
  return method === 'POST' && !IS_QUESTION.test(address) ? 'changes' : 'reads';
}

function methodOf(args: string[]): string {
  let method = 'GET';
  for (const [index, arg] of args.entries()) {
    const [, attached] = /^(?:-[a-zA-Z]*X|--request=?)(.*)$/s.exec(arg) ?? [];
    if (attached !== undefined) return (attached === '' ? (args[index + 1] ?? '') : attached).toUpperCase();
    if (/^-[fksSLivNg]*[dF]|^--(?:data|json|form|post)/.test(arg)) method = 'POST';
    if (/^-[fksSLivNg]*T$|^--upload-file/.test(arg)) method = 'PUT';
  }
  return hasOption(args, '--get', '--head') || args.some((arg) => /^-[a-z]*[GI]$/.test(arg)) ? 'GET' : method;
}

/** HAProxy and similar programs take orders from a socket, one on each line. */
function socketEffect({ input }: EffectCall): Effect {
  return mostSevere(
    input.split(/[\n;]/).map((line) => {
      const order = line.trim();
      if (/^(?:disable|shutdown)\b|^set server \S+ state (?:maint|drain)\b/.test(order)) return 'high';
      return /^(?:enable|clear|set|add|del)\b/.test(order) ? 'changes' : 'reads';
    }),
  );
}

/** The last argument is the order, after any options. */
function apacheEffect({ args }: EffectCall): Effect {
  return effectByRule(
    { subcommands: { 'stop graceful-stop': 'high', 'start restart graceful': 'changes' } },
    args.slice(-1),
  );
}

/** An index of a search engine, which is deleted with everything in it. */
const SEARCH_INDEX = /:9200\/(?!_)[\w*.{-]/;
/** What is asked with POST, because the question is too long for GET. */
const IS_QUESTION =
  /\/(?:_search|_msearch|_count|_analyze|_validate|_mget|query|query_range|search|graphql|token|login|session|sessions|allocation\/explain|check|validate|series|labels)(?:[/?].*)?$/;

/** Links, firewalls, names, time, certificates, mail and web servers, and what speaks HTTP. */
export const NETWORK: Program[] = [
  { name: 'iptables', aliases: ['ip6tables'], effect: iptablesEffect },
  {
    name: 'nft',
    effect: {
      subcommands: { 'flush delete destroy': 'high', 'add insert replace create reset': 'changes' },
    },
  },
  {
    name: 'ufw',
    effect: {
      subcommands: {
        'disable reset enable': 'high',
        'allow deny reject limit delete insert reload': 'changes',
      },
    },
  },
  {
    name: 'firewall-cmd',
    effect: {
      options: {
        '--panic-on': 'high',
        '--add* --remove* --set* --reload* --complete-reload* --runtime-to-permanent*': 'changes',
      },
    },
  },
  {
    name: 'ipset',
    effect: { subcommands: { 'destroy flush': 'high', 'add del create swap': 'changes' } },
  },
  {
    name: 'ip',
    values: '-n -netns',
    effect: {
      subcommands: {
        netns: { subcommands: { 'del delete': 'high', add: 'changes' } },
        '*': {
          subcommands: {
            set: { at: 'any', subcommands: { down: 'high' }, otherwise: 'changes' },
            'del delete flush': 'high',
            'add change replace append': 'changes',
          },
        },
      },
    },
  },
  { name: 'ifdown', effect: 'high' },
  { name: 'ifup', effect: 'changes' },
  { name: 'ifconfig', effect: { at: 'any', subcommands: { down: 'high', up: 'changes' } } },
  {
    name: 'nmcli',
    effect: {
      at: 1,
      subcommands: {
        'down delete disconnect off': 'high',
        'up add modify reload connect on reapply': 'changes',
      },
    },
  },
  {
    name: 'tc',
    effect: { at: 1, subcommands: { 'del delete': 'high', 'add change replace': 'changes' } },
  },
  { name: 'ethtool', effect: { options: { '-K -G -s -A -C -L -r': 'changes' } } },
  {
    name: 'sysctl',
    effect: { options: { '-w -p --system --load': 'changes' }, otherwise: sysctlEffect },
  },
  { name: 'conntrack', effect: { options: { '-D -F': 'changes' } } },
  { name: 'route', effect: { subcommands: { 'del delete': 'high', add: 'changes' } } },
  {
    name: 'resolvectl',
    effect: { subcommands: { 'flush-caches reset-server-features revert': 'changes' } },
  },
  {
    name: 'rndc',
    effect: {
      subcommands: {
        'stop halt': 'high',
        'reload reconfig flush flushname flushtree freeze thaw retransfer sync': 'changes',
      },
    },
  },
  { name: 'nsupdate', effect: 'changes' },
  {
    name: 'chronyc',
    effect: { subcommands: { 'makestep burst online offline add delete': 'changes' } },
  },
  {
    name: 'certbot',
    values: '*',
    effect: {
      subcommands: {
        revoke: 'destructive',
        delete: 'high',
        'renew certonly run install': 'changes',
      },
    },
    dryRun: { options: '--dry-run' },
  },
  {
    name: 'openssl',
    effect: ({ args }) => (args[0] === 'ca' && hasOption(args, '-revoke', '-gencrl') ? 'high' : 'reads'),
  },
  {
    name: 'postsuper',
    effect: {
      options: { '-d': { at: 'any', subcommands: { ALL: 'destructive' }, otherwise: 'high' } },
      otherwise: 'changes',
    },
  },
  { name: 'postqueue', effect: { options: { '-f -i -s': 'changes' } } },
  {
    name: 'nginx',
    effect: {
      options: { '-s=stop -s=quit': 'high', '-s=reload -s=reopen': 'changes' },
    },
  },
  { name: 'apachectl', effect: apacheEffect },
  {
    name: 'varnishadm',
    values: '-T -S -n',
    effect: {
      subcommands: { stop: 'high', 'ban start vcl.load vcl.use param.set': 'changes' },
    },
  },
  { name: 'socat', aliases: ['nc'], effect: socketEffect },
  { name: 'curl', effect: curlEffect },
  {
    name: 'wget',
    effect: {
      options: { '--post* --method=POST* --method=PUT* --method=DELETE*': 'changes' },
    },
  },
  { name: 'http', effect: { subcommands: { DELETE: 'high', 'POST PUT PATCH': 'changes' } } },
];
