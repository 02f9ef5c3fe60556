import { hasOption, splitWords, valuesOf, wordsOf } from '../arguments.ts';
import { effectByRule } from '../effect-rule.ts';
import { mostSevere, type Effect } from '../effect.ts';
import type { Call, EffectCall, Program, Wrapped, WrappedCommand } from '../program.ts';

function iptablesEffect({ args }: EffectCall): Effect {
  if (hasOption(args, '--flush', '--policy', '--delete-chain') || args.some((arg) => /^-[FPX]$/.test(arg)))
    return 'high';
  return args.some((arg) => /^-[AIDRNEZ]$|^--(?:append|insert|delete|replace|new-chain)$/.test(arg))
    ? 'changes'
    : 'reads';
}

function sysctlEffect({ args }: EffectCall): Effect {
  return args.some((arg) => /^"?[\w.\/-]+\s*=/.test(arg)) ? 'changes' : 'reads';
}

function curlEffect({ args }: EffectCall): Effect {
  const method = methodOf(args);
  const address =
    args.find((arg) => arg.includes('/') && !arg.startsWith('-') && !/^[A-Z][\w-]+: /.test(arg)) ?? '';
  if (method === 'DELETE') return SEARCH_INDEX.test(address) ? 'destructive' : 'high';
  if (/^(?:\$|\{\{|`)/.test(method)) return 'unknown';
  if (hasOption(args, '-Q', '--quote', '-K', '--config')) return 'unknown';
  if (method === 'PUT' || method === 'PATCH') return 'changes';
  return method === 'POST' && !IS_QUESTION.test(address) ? 'changes' : 'reads';
}

function methodOf(args: string[]): string {
  let method = 'GET';
  for (const [index, arg] of args.entries()) {
    const [, attached] = /^(?:-[a-zA-Z]*X|--request=?)(.*)$/s.exec(arg) ?? [];
    if (attached !== undefined) return (attached === '' ? (args[index + 1] ?? '') : attached).toUpperCase();
    if (/^-[fksSLivNgGnqOJ#0-3]*[dF]|^--(?:data|json|form|post)/.test(arg)) method = 'POST';
    if (/^-[fksSLivNgnq#]*T|^--upload-file/.test(arg)) method = 'PUT';
  }
  return hasOption(args, '--get', '--head') || args.some((arg) => /^-[a-z]*[GI]$/.test(arg)) ? 'GET' : method;
}

/** Where curl writes what it gets, if that is a file that the system reads. */
function byCurl(args: string[]): Wrapped | undefined {
  const files = valuesOf(args, /^(?:-[fksSLivNg]*o|--output(?:=|$)|-[fksSLivNg]*D|--dump-header(?:=|$))/).filter(
    (file) => file.startsWith('/') || file.startsWith('~') || file.startsWith('$'),
  );
  return files.length > 0
    ? { own: args, commands: files.map((file) => ({ words: ['>', '>', file] })) }
    : undefined;
}

function byWget(args: string[]): Wrapped | undefined {
  const files = valuesOf(args, /^(?:-[qncSv]*[OP]|--(?:output-document|directory-prefix)(?:=|$))/).filter((file) => file.startsWith('/'));
  const helper = valuesOf(args, /^--use-askpass(?:=|$)/).map((shell) => ({ shell }));
  const commands = [...helper, ...files.map((file) => ({ words: ['>', '>', file] }))];
  return commands.length > 0 ? { own: args, commands } : undefined;
}

/** A file, what another program prints, or a secret in the address, which ends up in logs of others. */
function curlSends({ args, input, fed }: Call): boolean {
  const bodies = valuesOf(args, /^(?:-[fksSLivNgG]*[dF]|--(?:data|json|form|post-data|body-data)(?!-urlencode)[\w-]*(?:=|$))/);
  const named = valuesOf(args, /^--data-urlencode(?:=|$)/).map((body) => body.replace(/^[\w.-]*(?=@)/, ''));
  const files = valuesOf(args, /^(?:-[fksSLivNg]*T|--(?:upload-file|post-file|body-file)(?:=|$))/);
  const sent = [...bodies, ...named].filter((body) => /^(?:[\w.-]+=)?[@<]/.test(body) || READS_SECRET.test(body));
  const fromInput = (name: string): boolean => /^(?:[\w.-]+=)?@?-$/.test(name);
  return (
    [...sent, ...files].some((name) => !fromInput(name) || (fed && input === undefined)) ||
    args.some((arg) => /^[\w"']*https?:\/\//.test(arg) && READS_SECRET.test(arg))
  );
}

/** What nc and socat run when someone connects, or instead of a connection. */
function bySocket(args: string[]): Wrapped | undefined {
  const commands = args.flatMap((arg, index): WrappedCommand[] => {
    const [, kind, command] = /^(EXEC|SYSTEM|SHELL):([^,]*)/i.exec(arg) ?? [];
    if (kind !== undefined) return [{ shell: (command ?? '').replace(/^["']|["']$/g, '') }];
    const [, file] = /^(?:CREATE|OPEN|GOPEN|FILE):([^,]*)/i.exec(arg) ?? [];
    if (file !== undefined) return [{ words: ['>', '>>', file] }];
    return /^-[a-z]*[ec]$|^--(?:exec|sh-exec|lua-exec)$/.test(arg) && !/^\d+$/.test(args[index + 1] ?? '')
      ? [{ hides: 'a command for whoever connects' }]
      : [];
  });
  return commands.length > 0 ? { own: args, commands } : undefined;
}

/** A port test sends nothing; what is piped in from a file or a program is sent. */
function socketSends({ args, input, fed }: Call): boolean {
  return fed && input === undefined && !args.some((arg) => /\.sock\b|^UNIX/i.test(arg)) && !hasOption(args, '-z', '-l');
}

/** HAProxy and similar programs take orders from a socket, one on each line. */
function socketEffect({ input, unread }: EffectCall): Effect {
  if (unread) return 'unknown';
  return mostSevere(
    input.split(/[\n;]/).map((line) => {
      const order = line.trim();
      if (/^(?:disable|shutdown)\b|^set server \S+ state (?:maint|drain)\b/.test(order)) return 'high';
      return /^(?:enable|clear|set|add|del)\b/.test(order) ? 'changes' : 'reads';
    }),
  );
}

/** Copying to another machine changes it; copying from one only reads it. */
function copyOutEffect(call: EffectCall): Effect {
  return REMOTE.test(call.words.at(-1) ?? '') ? 'changes' : call.unread || call.input !== '' ? 'unknown' : 'reads';
}

function copiesOut({ args }: Call): boolean {
  const last = wordsOf(args, SCP_VALUES).at(-1) ?? '';
  return REMOTE.test(last) && !wordsOf(args, SCP_VALUES).slice(0, -1).every((word) => REMOTE.test(word));
}

/** What connects for it. */
function byCopy(args: string[]): Wrapped | undefined {
  const commands: WrappedCommand[] = [
    ...valuesOf(args, /^-S/).map((shell) => ({ shell })),
    ...valuesOf(args, /^-o/).flatMap((option) => {
      const [, command] = /^\s*(?:ProxyCommand|LocalCommand)[\s=]+(.*)$/is.exec(option) ?? [];
      return command === undefined || command === 'none' ? [] : [{ shell: command }];
    }),
    ...valuesOf(args, /^-b/).map(() => ({ hides: 'a file that is not read here' })),
  ];
  return commands.length > 0 ? { own: args, commands } : undefined;
}

const REMOTE = /^(?:[\w.@{}$-]+:(?!\d+$)|(?:scp|sftp):\/\/)/;
const SCP_VALUES = splitWords('-i -P -o -F -c -l -S -J -b');

/** The last argument is the order, after any options. */
function apacheEffect({ args }: EffectCall): Effect {
  return effectByRule(
    { subcommands: { 'stop graceful-stop': 'high', 'start restart graceful': 'changes' } },
    args.slice(-1),
  );
}

const READS_SECRET =
  /(?:\$\(|`)[^)`]*\b(?:cat|head|tail|base64|xxd|env|printenv|get secrets?|get-secret-value|passwd|vault|id_rsa|kubectl get secret)\b/;
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
    wraps: { subcommands: ['netns exec', 'vrf exec'], values: '-n -netns', skip: 1 },
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
  {
    name: 'socat',
    aliases: ['nc', 'ncat', 'netcat'],
    effect: socketEffect,
    wraps: bySocket,
    sends: socketSends,
  },
  { name: 'curl', aliases: ['curlie'], effect: curlEffect, wraps: byCurl, sends: curlSends },
  {
    name: 'wget',
    effect: {
      options: {
        '--method=DELETE': 'high',
        '--post* --method=POST --method=PUT --method=PATCH --body*': 'changes',
        '-i --input-file -e --execute --config': 'unknown',
      },
    },
    sends: curlSends,
    wraps: byWget,
  },
  {
    name: 'http',
    aliases: ['https', 'xh'],
    effect: {
      subcommands: { DELETE: 'high', 'POST PUT PATCH': 'changes' },
      // A field makes it send one.
      otherwise: ({ args }) => (args.some((arg) => /^[\w-]+:?=(?!=)/.test(arg)) ? 'changes' : 'reads'),
    },
    sends: ({ args, input, fed }) => (fed && input === undefined) || args.some((arg) => /^[\w-]+:?=?@/.test(arg)),
  },
  {
    name: 'mail',
    aliases: ['mailx', 'sendmail', 'mutt', 'swaks', 'msmtp', 's-nail'],
    effect: ({ args, input, unread }) => (input !== '' || unread || args.length > 0 ? 'changes' : 'reads'),
    sends: ({ fed, args }) => fed || args.includes('-a'),
  },
  { name: 'scp', aliases: ['sftp', 'pscp', 'psftp'], effect: copyOutEffect, wraps: byCopy, sends: copiesOut },
  { name: 'ftp', aliases: ['lftp', 'tftp'], effect: 'unknown', sends: ({ fed }) => fed },
];
