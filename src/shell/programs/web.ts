import { hasOption } from '../arguments.ts';
import type { Effect } from '../effect.ts';
import type { EffectCall, EffectRule, Program } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

/** A method that is named after a question, or one of a service that says how it is. */
function grpcEffect({ words }: EffectCall): Effect {
  const [, called = ''] = words;
  if (words.length < 2 || /^(?:list|describe)$/.test(called)) return 'reads';
  return /[./](?:Get|List|Describe|Check|Watch|Search|Query|Read|Find|Count|Lookup|Show|Health|Status|Ping)\w*$/.test(
    called,
  )
    ? 'reads'
    : 'changes';
}

const SQUID_ORDERS: EffectRule = {
  options: {
    '-k=shutdown -k=kill -k=interrupt': 'high',
    '-k=reconfigure -k=rotate -k=restart -k=debug -z': 'changes',
    '-k=check -k=parse -v': 'reads',
  },
  otherwise: 'changes',
};

function squidClient({ args, words }: EffectCall): Effect {
  if (words.some((word) => /^mgr:(?:shutdown|offline_toggle)/.test(word))) return 'high';
  return /(?:^| )-m (?:PURGE|POST|PUT|DELETE)\b/.test(args.join(' ')) ||
    words.some((word) => /^mgr:(?:reconfigure|rotate)/.test(word))
    ? 'changes'
    : 'reads';
}

/** Servers of the web and what stands before them, and what makes their certificates. */
export const WEB: Program[] = [
  { name: 'a2ensite', aliases: ['a2enmod', 'a2enconf'], effect: 'changes' },
  { name: 'a2dissite', aliases: ['a2dismod', 'a2disconf'], effect: 'high' },
  {
    name: 'caddy',
    effect: {
      subcommands: {
        stop: 'high',
        'reload start run upgrade add-package remove-package trust untrust storage': 'changes',
        'validate adapt fmt list-modules environ version build-info hash-password manpage help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  { name: 'varnishstat', effect: 'reads' },
  { name: 'varnishlog', aliases: ['varnishtop', 'varnishncsa', 'varnishhist'], effect: 'reads' },
  { name: 'squid', effect: SQUID_ORDERS },
  { name: 'squidclient', values: '-h -p -m -l -T -t -H -w -u', effect: squidClient },
  {
    name: 'envoy',
    effect: ({ args }) =>
      /--mode[= ]validate/.test(args.join(' ')) || hasOption(args, '--hot-restart-version')
        ? 'reads'
        : 'changes',
  },
  { name: 'haproxy', effect: { options: { '-c -v -vv': 'reads' }, otherwise: 'changes' } },
  {
    name: 'grpcurl',
    values:
      '-H -d -proto -import-path -cacert -cert -key -authority -max-time -protoset -rpc-header -servername',
    effect: grpcEffect,
  },
  {
    name: 'step',
    effect: {
      subcommands: {
        ca: {
          subcommands: {
            revoke: 'high',
            'provisioner admin policy': {
              at: 'any',
              subcommands: { 'remove rm delete': 'high', 'list view': 'reads' },
              otherwise: 'changes',
            },
            'health root roots federation version bootstrap': 'reads',
          },
          otherwise: 'changes',
        },
        ssh: {
          subcommands: {
            revoke: 'high',
            'list check-host config hosts inspect fingerprint login proxycommand': 'reads',
          },
          otherwise: 'changes',
        },
        certificate: { subcommands: { 'install uninstall create sign': 'changes' }, otherwise: 'reads' },
        'crypto oauth version path base64 fileserver context help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'acme',
    aliases: ['acme.sh'],
    effect: {
      options: {
        '--revoke': 'destructive',
        '--remove --deactivate --deactivate-account --uninstall': 'high',
        '--list --info --help --version --show-csr': 'reads',
      },
      otherwise: 'changes',
    },
  },
  {
    name: 'keytool',
    effect: {
      options: {
        '-delete': 'high',
        '-list -printcert -printcertreq -printcrl -exportcert -export -showinfo -certreq': 'reads',
      },
      otherwise: 'changes',
    },
  },
];
