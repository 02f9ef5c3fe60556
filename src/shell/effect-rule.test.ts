import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectByRule } from './effect-rule.ts';
import type { EffectRule } from './program.ts';

const effect = (rule: EffectRule, line: string, values?: string): string =>
  effectByRule(rule, line.split(' '), values);

test('the subcommand decides before the options, and the options before what holds otherwise', () => {
  const rule: EffectRule = {
    subcommands: { 'drop purge': 'destructive', list: 'reads' },
    options: { '-f --force': 'high' },
    otherwise: 'changes',
  };
  assert.equal(effect(rule, 'purge --force'), 'destructive');
  assert.equal(effect(rule, 'list --force'), 'reads');
  assert.equal(effect(rule, 'other -vf'), 'high');
  assert.equal(effect(rule, 'other'), 'changes');
  assert.equal(effect({ subcommands: { drop: 'high' } }, 'other drop'), 'reads');
});

test('a nested table starts at the next word', () => {
  const rule: EffectRule = {
    subcommands: { 'adm node': { subcommands: { delete: 'high' } }, delete: 'changes' },
  };
  assert.equal(effect(rule, 'adm delete'), 'high');
  assert.equal(effect(rule, 'adm delete', '*'), 'high');
  assert.equal(effect(rule, 'delete adm'), 'changes');
  assert.equal(effect(rule, 'adm adm delete'), 'reads');
});

test('the value of an option is no subcommand', () => {
  const rule: EffectRule = { subcommands: { delete: 'high' } };
  assert.equal(effect(rule, '-n delete get', '-n'), 'reads');
  assert.equal(effect(rule, '-n get delete', '-n'), 'high');
  assert.equal(effect(rule, '--any get delete', '*'), 'high');
  assert.equal(effect(rule, '--any=get delete', '*'), 'high');
});

test('a subcommand with options of its own is read from there on', () => {
  const rule: EffectRule = {
    subcommands: {
      compose: {
        values: '-f',
        subcommands: { down: { options: { '-v': 'destructive' }, otherwise: 'high' } },
      },
    },
  };
  assert.equal(effect(rule, 'compose -f x.yaml down -v'), 'destructive');
  assert.equal(effect(rule, '-v compose -f x.yaml down'), 'high');
});

test('the subcommand is the word that the table says', () => {
  const subcommands = { stop: 'high', start: 'changes' } as const;
  assert.equal(effect({ at: 1, subcommands }, 'stop start'), 'changes');
  assert.equal(effect({ at: 'last', subcommands }, 'a b stop'), 'high');
  assert.equal(effect({ at: 'any', subcommands }, 'web start stop x'), 'high');
  assert.equal(effect({ at: 'any', subcommands, otherwise: 'destructive' }, 'web'), 'destructive');
});

test('an option can be asked for with its value, and words and arguments by a pattern', () => {
  const rule: EffectRule = {
    subcommands: { 'set-*': 'changes', ':?*': 'high' },
    options: { '--replicas=0': 'high', '--delete*': 'destructive' },
  };
  assert.equal(effect(rule, 'set-x'), 'changes');
  assert.equal(effect(rule, ':branch'), 'high');
  assert.equal(effect(rule, ':'), 'reads');
  assert.equal(effect(rule, 'x --replicas=0'), 'high');
  assert.equal(effect(rule, '--replicas 0'), 'high');
  assert.equal(effect(rule, 'x --replicas=03'), 'reads');
  assert.equal(effect(rule, 'x --delete-after'), 'destructive');
});

test('a function is given all words, and those after the subcommand', () => {
  const seen: string[][] = [];
  const rule: EffectRule = {
    subcommands: { a: (call) => (seen.push(call.words, call.rest), 'high') },
  };
  assert.equal(effect(rule, 'a b -c d'), 'high');
  assert.deepEqual(seen, [
    ['a', 'b', 'd'],
    ['b', 'd'],
  ]);
});

test('statements are read from options and from standard input', () => {
  assert.equal(effectByRule({ runs: 'sql' }, ['-c', 'drop table x']), 'destructive');
  const input = 'update x set y = 1 where z';
  assert.equal(effectByRule({ runs: 'sql' }, [], '', { input }), 'changes');
  assert.equal(effectByRule({ runs: 'sql' }, ['-c', 'select 1'], '', { input }), 'reads');
  assert.equal(effectByRule({ runs: 'sql' }, [], '', { unread: true }), 'unseen');
});
