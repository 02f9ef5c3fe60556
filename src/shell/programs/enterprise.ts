import { valuesOf } from '../arguments.ts';
import { mostSevere, type Effect } from '../effect.ts';
import { effectByRule } from '../effect-rule.ts';
import type { EffectCall, EffectRule, EffectTable, Program } from '../program.ts';
import { sqlEffect } from '../sql.ts';
import { UNLISTED } from './unlisted.ts';

const SQL: EffectTable = {
  runs: 'sql',
  options: { '-f* --file* -i --init-file*': 'unseen' },
};

/** What SQL*Plus is given on standard input; `@name` is a script. */
function sqlPlus({ args, input, unread }: EffectCall): Effect {
  if (unread || args.some((arg) => arg.startsWith('@')) || /^\s*(?:@|start\s|host\b|!)/im.test(input))
    return 'unseen';
  const statements = input.replace(
    /^\s*(?:set|spool|col(?:umn)?|show|desc(?:ribe)?|exit|quit|prompt|whenever|connect)\b.*$/gim,
    '',
  );
  if (/^\s*shutdown\b/im.test(input)) return 'high';
  return mostSevere([
    ...statements.split(/^\s*\/\s*$/m).map(sqlEffect),
    /^\s*(?:startup|alter|exec(?:ute)?)\b/im.test(input) ? 'changes' : 'reads',
  ]);
}

const RECOVERY: [RegExp, Effect][] = [
  [/^\s*(?:delete|restore|recover|drop|flashback)\b/im, 'destructive'],
  [/^\s*(?:switch|shutdown)\b/im, 'high'],
  [
    /^\s*(?:backup|change|catalog|configure|convert|duplicate|sql|startup|alter|run|uncatalog|crosscheck\s+force)\b/im,
    'changes',
  ],
];

function recoveryManager({ args, input, unread }: EffectCall): Effect {
  if (unread || args.some((arg) => /^(?:@|cmdfile)/i.test(arg))) return 'unseen';
  return RECOVERY.find(([pattern]) => pattern.test(input))?.[1] ?? 'reads';
}

/** The last word is a whole command, as in `dgmgrl / 'switchover to b'`. */
const BROKER: EffectRule = {
  subcommands: {
    'show help validate exit quit export': 'reads',
    'switchover failover disable remove convert stop shutdown': 'high',
    '*': 'changes',
  },
};
function brokerEffect({ words, input }: EffectCall): Effect {
  const commands = [...words.filter((word) => word.includes(' ')), ...input.split('\n')].filter(
    (text) => text.trim() !== '',
  );
  return mostSevere(commands.map((text) => effectByRule(BROKER, text.trim().toLowerCase().split(/\s+/))));
}

const CONTROL: EffectRule = {
  subcommands: {
    'stop disable remove kill delete': 'high',
    'status config check query stat getperm predict lsmodules show help get': 'reads',
    'start enable relocate modify add reload restart set update replace upgrade unset clear pin unpin setenv unsetenv':
      'changes',
  },
  otherwise: UNLISTED,
};

function db2Effect({ args, input, unread }: EffectCall): Effect {
  if (unread || args.some((arg) => /^-\w*f/.test(arg))) return 'unseen';
  const commands = [args.filter((arg) => !arg.startsWith('-')).join(' '), ...input.split('\n')];
  return mostSevere(
    commands.map((text) => DB2.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? sqlEffect(text)),
  );
}
const DB2: [RegExp, Effect][] = [
  [/^(?:drop|restore|rollforward|load)\b/i, 'destructive'],
  [/^(?:deactivate|takeover|quiesce|stop|terminate\s+db)\b/i, 'high'],
  [
    /^(?:force|backup|activate|start|update|reorg|runstats|import|export|catalog|uncatalog|prune|archive|unquiesce)\b/i,
    'changes',
  ],
  [/^(?:list|get|connect|describe|attach|detach|terminate|help|\?)/i, 'reads'],
];

function byOptionText(option: RegExp) {
  return ({ args, input, unread }: EffectCall): Effect => {
    if (unread) return 'unseen';
    return mostSevere([...valuesOf(args, option), input].map(sqlEffect));
  };
}

/** Databases of enterprises, and warehouses of data. */
export const ENTERPRISE: Program[] = [
  { name: 'sqlplus', aliases: ['sqlcl'], effect: sqlPlus },
  { name: 'rman', effect: recoveryManager },
  {
    name: 'lsnrctl',
    effect: {
      subcommands: {
        stop: 'high',
        'start reload save_config': 'changes',
        'set change_password': 'changes',
        'status services version show help trace': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  { name: 'dgmgrl', effect: brokerEffect },
  { name: 'srvctl', effect: CONTROL },
  { name: 'crsctl', effect: CONTROL },
  { name: 'db2', effect: db2Effect },
  { name: 'db2stop', effect: 'high' },
  { name: 'db2start', effect: 'changes' },
  { name: 'db2pd', aliases: ['db2top', 'db2level'], effect: 'reads' },
  {
    name: 'snowsql',
    effect: (call) =>
      call.args.some((arg) => /^(?:-f|--filename)/.test(arg))
        ? 'unseen'
        : byOptionText(/^(?:-q|--query(?:=|$))/)(call),
  },
  { name: 'trino', aliases: ['presto'], effect: SQL },
  { name: 'beeline', aliases: ['hive', 'spark-sql', 'impala-shell'], effect: SQL },
];
