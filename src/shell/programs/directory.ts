import { valuesOf } from '../arguments.ts';
import { effectByRule } from '../effect-rule.ts';
import { mostSevere, type Effect } from '../effect.ts';
import type { EffectCall, EffectRule, Program } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

const DRY_RUN = { options: '-n', suggest: '-n' };

/** Its orders are given with -q, in words that begin with the verb. */
const KERBEROS: EffectRule = {
  subcommands: {
    'delprinc delete_principal delpol delete_policy ktrem ktremove': 'high',
    'listprincs list_principals getprinc get_principal listpols list_policies getpol get_policy getprivs get_privs get_strings getstrs':
      'reads',
    '*': 'changes',
  },
};
function kerberosEffect({ args, input, unread }: EffectCall): Effect {
  if (unread) return 'unseen';
  const orders = [...valuesOf(args, /^-q/), ...input.split('\n')].filter((order) => order.trim() !== '');
  return mostSevere(orders.map((order) => effectByRule(KERBEROS, order.trim().split(/\s+/))));
}

/** Directories of people and machines, and their tickets. */
export const DIRECTORIES: Program[] = [
  { name: 'ldapsearch', effect: 'reads' },
  { name: 'ldapwhoami', aliases: ['ldapcompare', 'ldapurl'], effect: 'reads' },
  { name: 'ldapmodify', aliases: ['ldapadd', 'ldapmodrdn', 'ldapexop'], effect: 'changes', dryRun: DRY_RUN },
  { name: 'ldappasswd', effect: 'changes', dryRun: { options: '-n' } },
  { name: 'ldapdelete', effect: { options: { '-r': 'destructive' }, otherwise: 'high' }, dryRun: DRY_RUN },
  { name: 'slapcat', aliases: ['slaptest', 'slapacl', 'slapauth', 'slapdn', 'slapschema'], effect: 'reads' },
  {
    name: 'slapadd',
    aliases: ['slapmodify'],
    effect: 'destructive',
    dryRun: { options: '-u', suggest: '-u' },
  },
  { name: 'slapindex', aliases: ['slappasswd'], effect: 'changes' },
  // A ticket is the reader's own.
  { name: 'kinit', effect: 'reads' },
  { name: 'klist', aliases: ['kvno', 'kswitch'], effect: 'reads' },
  { name: 'kdestroy', effect: 'reads' },
  { name: 'kadmin', aliases: ['kadmin.local'], effect: kerberosEffect },
  {
    name: 'kdb5_util',
    effect: { subcommands: { destroy: 'destructive', load: 'destructive', dump: 'reads', '*': 'changes' } },
  },
  {
    name: 'ipa',
    effect: {
      subcommands: {
        '*-del *-disable *-remove-* *-purge': 'high',
        'hbactest *-show *-find *-status ping help env console config-show whoami *-list topologysuffix-verify':
          'reads',
        '*': 'changes',
      },
    },
  },
  { name: 'ipactl', effect: { subcommands: { stop: 'high', status: 'reads' }, otherwise: 'changes' } },
  {
    name: 'ipa-replica-manage',
    aliases: ['ipa-csreplica-manage'],
    effect: {
      subcommands: {
        'del disconnect clean-* abort-clean-ruv': 'high',
        'list* dnarange-show dnanextrange-show': 'reads',
      },
      otherwise: 'changes',
    },
  },
  {
    name: 'samba-tool',
    effect: {
      subcommands: {
        dbcheck: { options: { '--fix --reset-well-known-acls': 'changes' } },
        'processes testparm time visualize help': 'reads',
        '*': {
          subcommands: {
            'delete demote disable remove removemembers seize': 'high',
            'list show get info listmembers getpassword showrepl kcc-show bind options level query serverinfo zonelist zoneinfo':
              'reads',
            '*': 'changes',
          },
        },
      },
    },
  },
  {
    name: 'realm',
    effect: {
      subcommands: { leave: 'high', 'join permit deny renew': 'changes', 'list discover': 'reads' },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'sssctl',
    effect: {
      subcommands: {
        'cache-remove client-data-restore': 'high',
        'cache-expire logs-remove cache-upgrade cache-index debug-level passkey-register cert-map': 'changes',
        'domain-list domain-status user-checks user-show group-show config-check access-report logs-fetch analyze netgroup-show':
          'reads',
        'client-data-backup cert-show cert-eval-rule passkey-exec': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  { name: 'sss_cache', effect: 'changes' },
];
