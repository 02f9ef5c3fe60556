import { hasOption, operandsOf, splitWords, valuesOf, wordsOf } from '../arguments.ts';
import { effectByRule } from '../effect-rule.ts';
import { mostSevere, type Effect } from '../effect.ts';
import type { Call, EffectCall, EffectRule, Program, Wrapped, WrappedCommand } from '../program.ts';
import { socketEffect } from './socket.ts';
import { UNLISTED } from './unlisted.ts';

function iptablesEffect({ args }: EffectCall): Effect {
  if (hasOption(args, '--flush', '--policy', '--delete-chain') || args.some((arg) => /^-[FPX]$/.test(arg)))
    return 'high';
  return args.some((arg) =>
    /^-[AIDRNEZ]$|^--(?:append|insert|delete|replace|new-chain|rename-chain|zero)$/.test(arg),
  )
    ? 'changes'
    : 'reads';
}

const IP_VALUES = '-n -netns -f -family -rc -rcvbuf';

/** Any beginning of a word will do: `ip a d` deletes an address, `ip l s eth0 down` sets a link. */
function ipEffect({ args, words }: EffectCall): Effect {
  const [object = '', verb = ''] = words;
  const begins = (...names: string[]): boolean => verb !== '' && names.some((name) => name.startsWith(verb));
  if (args.some((arg) => /^-b(?:atch)?$/.test(arg))) return 'unseen';
  if (verb === 'set' || (object.startsWith('l') && begins('set')))
    return words.includes('down') ? 'high' : 'changes';
  if (verb === 'del' || begins('delete', 'flush', 'deleteall'))
    return words.includes('cache') ? 'changes' : 'high';
  return begins('add', 'append', 'change', 'chg', 'replace', 'prepend', 'restore', 'attach', 'update')
    ? 'changes'
    : 'reads';
}

/** What runs in a network namespace, whose name comes before it. */
function inNetworkNamespace(args: string[]): Wrapped | undefined {
  const [object = '', verb = '', ...rest] = operandsOf(args, splitWords(IP_VALUES));
  return /^(?:netn|vrf)/.test(object) && verb.startsWith('e')
    ? { commands: [{ words: rest.slice(1) }] }
    : undefined;
}

/** Statements in one word or in several, with a semicolon between them. What is in a file cannot be seen. */
function nftEffect({ args, words, input, unread }: EffectCall): Effect {
  if (unread) return 'unseen';
  const file = valuesOf(args, /^(?:-f$|--file(?:=|$))/);
  if (file.some((name) => name !== '-')) return 'changes';
  return mostSevere(
    [words.join(' '), input]
      .flatMap((text) => text.split(/[;\n]/))
      .map((statement) => effectByRule(NFT, statement.trim().split(/\s+/))),
  );
}
const NFT: EffectRule = {
  subcommands: {
    'flush delete destroy': 'high',
    'add insert replace create reset rename import include': 'changes',
  },
};

function sysctlEffect({ args }: EffectCall): Effect {
  return args.some((arg) => /^"?[\w.\/-]+\s*=/.test(arg)) ? 'changes' : 'reads';
}

function curlEffect({ args }: EffectCall): Effect {
  const method = methodOf(args);
  const address =
    args.find((arg) => arg.includes('/') && !arg.startsWith('-') && !/^[A-Z][\w-]+: /.test(arg)) ?? '';
  if (method === 'DELETE') return SEARCH_INDEX.test(address) || TREE.test(address) ? 'destructive' : 'high';
  if (method !== 'GET' && DELETES_BY_POST.test(address)) return 'destructive';
  if (method !== 'GET' && STOPS_BY_POST.test(address)) return 'high';
  if (/^(?:\$|\{\{|`)/.test(method)) return 'unknown';
  if (hasOption(args, '-K', '--config')) return 'unseen';
  if (hasOption(args, '-Q', '--quote')) return 'unknown';
  if (method === 'PUT' || method === 'PATCH') return 'changes';
  if (!READING_METHOD.test(method)) return 'changes';
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
  const files = valuesOf(
    args,
    /^(?:-[fksSLivNg]*o|--output(?:=|$)|-[fksSLivNg]*D|--dump-header(?:=|$))/,
  ).filter((file) => file.startsWith('/') || file.startsWith('~') || file.startsWith('$'));
  return files.length > 0
    ? { own: args, commands: files.map((file) => ({ words: ['>', '>', file] })) }
    : undefined;
}

function byWget(args: string[]): Wrapped | undefined {
  const files = valuesOf(args, /^(?:-[qncSv]*[OP]|--(?:output-document|directory-prefix)(?:=|$))/).filter(
    (file) => file.startsWith('/'),
  );
  const helper = valuesOf(args, /^--use-askpass(?:=|$)/).map((shell) => ({ shell }));
  const commands = [...helper, ...files.map((file) => ({ words: ['>', '>', file] }))];
  return commands.length > 0 ? { own: args, commands } : undefined;
}

/** A file, what another program prints, or a secret in the address, which ends up in logs of others. */
function curlSends({ args, input, fed }: Call): boolean {
  const bodies = valuesOf(
    args,
    /^(?:-[fksSLivNgG]*[dF]|--(?:data|json|form|post-data|body-data)(?!-urlencode)[\w-]*(?:=|$))/,
  );
  const named = valuesOf(args, /^--data-urlencode(?:=|$)/).map((body) => body.replace(/^[\w.-]*(?=@)/, ''));
  const files = valuesOf(args, /^(?:-[fksSLivNg]*T|--(?:upload-file|post-file|body-file)(?:=|$))/);
  const sent = [...bodies, ...named].filter(
    (body) => /^(?:[\w.-]+=)?[@<]/.test(body) || READS_SECRET.test(body),
  );
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
    if (kind !== undefined) {
      const shell = (command ?? '').replace(/^["']|["']$/g, '');
      return [IS_SHELL.test(shell) ? { hides: 'a command for the person who connects' } : { shell }];
    }
    const [, file] = /^(?:CREATE|OPEN|GOPEN|FILE):([^,]*)/i.exec(arg) ?? [];
    if (file !== undefined) return [{ words: ['>', '>>', file] }];
    return /^-[a-z]*[ec]$|^--(?:exec|sh-exec|lua-exec)$/.test(arg) && !/^\d+$/.test(args[index + 1] ?? '')
      ? [{ hides: 'a command for the person who connects' }]
      : [];
  });
  return commands.length > 0 ? { own: args, commands } : undefined;
}

const IS_SHELL = /^(?:\S*\/)?(?:ba|da|a|z|k|c|fi)?sh(?: -\w+)*$/;

/** A port test sends nothing; what is piped in from a file or a program is sent. */
function socketSends({ args, input, fed }: Call): boolean {
  return (
    fed &&
    input === undefined &&
    !args.some((arg) => /\.sock\b|^UNIX/i.test(arg)) &&
    !hasOption(args, '-z', '-l')
  );
}

/** Copying to another machine changes it; copying from one only reads it. */
function copyOutEffect(call: EffectCall): Effect {
  return REMOTE.test(call.words.at(-1) ?? '')
    ? 'changes'
    : call.unread || call.input !== ''
      ? 'unknown'
      : 'reads';
}

function copiesOut({ args }: Call): boolean {
  const last = wordsOf(args, SCP_VALUES).at(-1) ?? '';
  return (
    REMOTE.test(last) &&
    !wordsOf(args, SCP_VALUES)
      .slice(0, -1)
      .every((word) => REMOTE.test(word))
  );
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

const HOOK = /^--(?:deploy|pre|post|renew|manual-auth|manual-cleanup)-hook(?:=|$)/;
const READS_SECRET =
  /(?:\$\(|`)[^)`]*\b(?:cat|head|tail|base64|xxd|env|printenv|get secrets?|get-secret-value|passwd|vault|id_rsa|kubectl get secret)\b/;
/** An index of a search engine, which is deleted with everything in it. */
const SEARCH_INDEX = /:9200\/(?:(?!_)[\w*.{-]|_all\b|_data_stream\/|_snapshot\/)/;
/** Everything below a key of Consul. */
const TREE = /\/v1\/kv\/.*\?(?:.*&)?recurse\b/;
const DELETES_BY_POST =
  /\/_delete_by_query\b|\/admin\/tsdb\/(?:delete_series|clean_tombstones)\b|\/v3\/kv\/deleterange\b/;
const STOPS_BY_POST = /:9200\/[^_].*\/_close\b|\/-\/quit\b|\/actuator\/shutdown\b|\/quitquitquit\b/;
/** A pattern, or the word for all, in the place of an index. */
const EVERY_INDEX = /:9200\/(?:_all\b|[\w.,-]*\*)/;
/** What is asked with POST, because the question is too long for GET. */
const READING_METHOD = /^(?:GET|HEAD|OPTIONS|TRACE|CONNECT|POST|PROPFIND|REPORT|SEARCH|QUERY|LIST)$/;
const IS_QUESTION =
  /\/(?:_search|_msearch|_count|_analyze|_validate|_mget|query|query_range|search|graphql|token|login|session|sessions|allocation\/explain|check|validate|series|labels)(?:[/?].*)?$|:(?:search|query|runQuery|batchGet|lookup|testIamPermissions|getIamPolicy|preview|validate)(?:\?.*)?$/;

/** Links, firewalls, names, time, certificates, mail and web servers, and what speaks HTTP. */
export const NETWORK: Program[] = [
  { name: 'iptables', aliases: ['ip6tables'], effect: iptablesEffect },
  {
    name: 'nft',
    effect: nftEffect,
    dryRun: { options: '-c --check' },
  },
  {
    name: 'ufw',
    effect: {
      subcommands: {
        'disable reset enable': 'high',
        'allow deny reject limit delete insert reload prepend route default logging app': 'changes',
        'status show version': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '--dry-run', suggest: '--dry-run' },
  },
  {
    name: 'firewall-cmd',
    effect: {
      options: {
        '--panic-on': 'high',
        '--panic-off --change* --new* --delete* --load*': 'changes',
        '--add* --remove* --set* --reload* --complete-reload* --runtime-to-permanent*': 'changes',
      },
    },
  },
  {
    name: 'ipset',
    effect: { subcommands: { 'destroy flush': 'high', 'add del create swap rename restore': 'changes' } },
    wide: { when: ({ args }) => args.length === 1 && /^(?:flush|destroy)$/.test(args[0] ?? '') },
  },
  { name: 'ip', values: IP_VALUES, effect: ipEffect, wraps: inNetworkNamespace },
  { name: 'ifdown', effect: 'high' },
  { name: 'ifup', effect: 'changes' },
  {
    name: 'ifconfig',
    effect: {
      at: 'any',
      subcommands: { down: 'high' },
      otherwise: ({ words }) => (words.length > 1 ? 'changes' : 'reads'),
    },
  },
  {
    name: 'nmcli',
    values: '-w --wait -f --fields -m --mode -c --colors -e --escape -g --get-values',
    effect: {
      // Any beginning of a word will do, and every verb that starts with a d takes a link away.
      at: 1,
      subcommands: {
        'd d?* off of': 'high',
        'up u add a modify mod* edit e clone cl* reload re* load lo* import im* connect c co con* on set migrate checkpoint hotspot':
          'changes',
      },
    },
  },
  {
    name: 'tc',
    values: '-n -netns',
    effect: {
      options: { '-b -batch': 'changes' },
      otherwise: {
        at: 1,
        subcommands: {
          'del delete d de* flush': 'high',
          'add a change c* replace r* append link': 'changes',
        },
      },
    },
  },
  {
    name: 'ethtool',
    effect: {
      options: {
        '-K --offload --features -G --set-ring -s --change -A --pause -C --coalesce -L --set-channels -r --negotiate':
          'changes',
        '-p --identify -E --change-eeprom -f --flash -N -U --config-nfc --config-ntuple -X --set-rxfh-indir -W --set-dump':
          'changes',
        '--set-* --reset --per-queue': 'changes',
      },
    },
  },
  {
    name: 'sysctl',
    effect: { options: { '-w -p --system --load': 'changes' }, otherwise: sysctlEffect },
  },
  {
    name: 'conntrack',
    effect: { options: { '-F --flush': 'high', '-D --delete -I --create -U --update -A --add': 'changes' } },
  },
  { name: 'route', effect: { subcommands: { 'del delete': 'high', add: 'changes' } } },
  {
    name: 'resolvectl',
    effect: {
      subcommands: {
        'flush-caches reset-server-features reset-statistics revert': 'changes',
        'dns domain llmnr mdns dnssec dnsovertls nta default-route log-level': ({ rest }) =>
          rest.length > 1 ? 'changes' : 'reads',
      },
    },
  },
  {
    name: 'rndc',
    values: '-s -k -c -p -y -b',
    effect: {
      subcommands: {
        'stop halt delzone': 'high',
        'reload reconfig refresh retransfer flush flushname flushtree freeze thaw sync notify sign loadkeys querylog':
          'changes',
        'trace notrace nta addzone modzone signing dnssec serve-stale validation tcp-timeouts managed-keys skr':
          'changes',
        'status zonestatus recursing stats dumpdb secroots showzone testgen': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  { name: 'nsupdate', effect: 'changes' },
  {
    name: 'chronyc',
    values: '-h -p -f -u',
    effect: {
      subcommands: {
        shutdown: 'high',
        'makestep burst online offline add delete maxpoll minpoll polltarget reselect refresh settime trimrtc writertc':
          'changes',
        'allow deny local smoothing cyclelogs dump rekey reload manual doffset dfreq reset onoffline':
          'changes',
      },
    },
  },
  {
    name: 'certbot',
    values:
      '-d --domains --domain --cert-name --config-dir --work-dir --logs-dir -m --email -w --webroot-path --server ' +
      '--preferred-challenges --deploy-hook --pre-hook --post-hook --renew-hook --key-type --rsa-key-size --reason',
    effect: {
      subcommands: {
        revoke: 'destructive',
        'delete unregister': 'high',
        'certificates show_account plugins help': 'reads',
      },
      otherwise: 'changes',
    },
    dryRun: { options: '--dry-run', suggest: '--dry-run' },
    wraps: (args) => {
      const commands = valuesOf(args, HOOK).map((shell) => ({ shell }));
      return commands.length > 0 ? { own: args, commands } : undefined;
    },
  },
  {
    name: 'openssl',
    effect: ({ args, input, unread }) => {
      if (args[0] === 's_client') return socketEffect({ input, unread });
      return args[0] !== 'ca' ? 'reads' : hasOption(args, '-revoke', '-gencrl') ? 'high' : 'changes';
    },
  },
  {
    name: 'postsuper',
    effect: ({ args, words }) => {
      if (!args.some((arg) => /^-\w*d/.test(arg))) return 'changes';
      return words.includes('ALL') || args.some((arg) => /^-\w*dALL$/.test(arg)) ? 'destructive' : 'high';
    },
    wide: { when: { argument: /^(?:-\w*)?ALL$/ } },
  },
  { name: 'postqueue', effect: { options: { '-f -i -s': 'changes' } } },
  {
    name: 'nginx',
    effect: {
      options: { '-s=stop -s=quit': 'high', '-s=reload -s=reopen': 'changes' },
    },
  },
  { name: 'apachectl', aliases: ['apache2ctl', 'httpd', 'apache2'], effect: apacheEffect },
  {
    name: 'varnishadm',
    values: '-T -S -n -t',
    effect: {
      subcommands: {
        'stop vcl.discard': 'high',
        'backend.set_health': { at: 'last', subcommands: { sick: 'high' }, otherwise: 'changes' },
        'ban start vcl.load vcl.inline vcl.use vcl.state vcl.label param.set param.reset panic.clear':
          'changes',
        '*.list *.show status ping banner pid help vcl.deps': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'socat',
    aliases: ['nc', 'ncat', 'netcat'],
    effect: socketEffect,
    wraps: bySocket,
    sends: socketSends,
  },
  {
    name: 'curl',
    aliases: ['curlie'],
    effect: curlEffect,
    wraps: byCurl,
    sends: curlSends,
    wide: { when: { argument: EVERY_INDEX } },
  },
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
      subcommands: { 'DELETE delete': 'high', 'POST PUT PATCH post put patch': 'changes' },
      // A field makes it send one.
      otherwise: ({ args }) => (args.some((arg) => /^[\w-]+:?=(?!=)/.test(arg)) ? 'changes' : 'reads'),
    },
    sends: ({ args, input, fed }) =>
      (fed && input === undefined) || args.some((arg) => /^[\w-]+:?=?@/.test(arg)),
  },
  {
    name: 'mail',
    aliases: ['mailx', 'sendmail', 'mutt', 'swaks', 'msmtp', 's-nail'],
    effect: ({ args, input, unread }) => (input !== '' || unread || args.length > 0 ? 'changes' : 'reads'),
    sends: ({ fed, args }) => fed || args.includes('-a'),
  },
  {
    name: 'sftp',
    aliases: ['psftp', 'ftp', 'lftp'],
    effect: ({ args, input, unread }) =>
      unread || input !== '' || args.some((arg) => /^-[a-zA-Z]*[bcef]$/.test(arg))
        ? 'unseen'
        : copyOutEffect({ args, words: args, rest: [], input, unread }),
    wraps: byCopy,
    sends: copiesOut,
  },
  { name: 'scp', aliases: ['pscp'], effect: copyOutEffect, wraps: byCopy, sends: copiesOut },
  { name: 'tftp', effect: 'unknown', sends: ({ fed }) => fed },
];
