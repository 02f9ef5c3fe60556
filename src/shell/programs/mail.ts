import type { Program } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

/** Servers of mail, and their queues. */
export const MAIL: Program[] = [
  { name: 'mailq', effect: 'reads' },
  {
    name: 'postfix',
    values: '-c -D',
    effect: {
      subcommands: {
        'stop abort': 'high',
        'start reload flush upgrade-configuration set-permissions start-fg post-install': 'changes',
        'status check logrotate-check help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'postconf',
    effect: {
      options: { '-X -MX -PX -#': 'high', '-e -F= -M= -P=': 'changes' },
      otherwise: ({ words }) => (words.some((word) => /^\w+\s*=/.test(word)) ? 'changes' : 'reads'),
    },
  },
  { name: 'postcat', effect: 'reads' },
  {
    name: 'postmap',
    aliases: ['postalias', 'newaliases', 'makemap'],
    effect: { options: { '-q -s': 'reads' }, otherwise: 'changes' },
  },
  {
    name: 'exim',
    aliases: ['exim4'],
    effect: {
      options: {
        '-bp* -bt -bv -bV -Mvh -Mvb -Mvl -Mvc -bh -bhc -brw -be': 'reads',
        '-Mrm -Mg': 'high',
        '-M -Mf -Mt -Mc -Mar -Mes -Mmad -Mmd -MG -q* -R* -S*': 'changes',
      },
      otherwise: 'changes',
    },
  },
  {
    name: 'exiqgrep',
    aliases: ['exiwhat', 'eximstats', 'exiqsumm', 'exigrep', 'pflogsumm', 'qshape'],
    effect: 'reads',
  },
  {
    name: 'doveadm',
    values: '-f -o -c -s',
    effect: {
      subcommands: {
        expunge: 'destructive',
        mailbox: {
          subcommands: { delete: 'destructive', 'list status metadata mutf7 path cryptokey': 'reads' },
          otherwise: 'changes',
        },
        stop: 'high',
        'who search fetch user pw log quota stats replicator config dump help instance index-status': 'reads',
        '*': 'changes',
      },
    },
  },
];
