import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dump, load } from 'js-yaml';
import { taughtBetween } from './taught.ts';

const TABLE = `
name: labelctl
why: It only asks.
values: --shard
effect:
  subcommands: { drop: high, 'get list': reads, shard: { subcommands: { show: reads }, otherwise: changes } }
  options: { --force: destructive }
  otherwise: changes
`;

/** What a change of the entry does, whether a reviewer has to see it, and the change as [text, replacement]. */
const CHANGES: [what: string, listed: boolean, ...edits: [from: string, to: string][]][] = [
  ['nothing', false],
  ['another reason', false, ['It only asks.', 'We have read its source.']],
  ['a row that does not read', false, ['drop: high', 'purge: destructive, drop: high']],
  ['a row that is more severe', false, ["'get list': reads", "'get list': changes"]],
  [
    'a table that is now one word',
    false,
    ['shard: { subcommands: { show: reads }, otherwise: changes }', 'shard: high'],
  ],
  ['more options of a finding', false, ['why:', 'wide: { when: [{ options: --all }] }\nwhy:']],
  ['a new row that reads', true, ['drop: high', 'drop: high, show: reads']],
  ['a wider row', true, ["'get list'", "'get list *'"]],
  ['a row that is gone', true, ['drop: high, ', '']],
  ['rows in another order', true, ["drop: high, 'get list': reads", "'get list': reads, drop: high"]],
  ['a milder row', true, ['drop: high', 'drop: reads']],
  ['everything else reads', true, ['  otherwise: changes\n', '  otherwise: reads\n']],
  [
    'a table that follows the one around it',
    true,
    [', otherwise: changes }', ' }'],
    ['  otherwise: changes\n', '  otherwise: reads\n'],
  ],
  ['a row deep inside', true, ['show: reads', 'show: reads, drop: reads']],
  ['another word is the subcommand', true, ['  options:', '  at: last\n  options:']],
  ['another option takes a value', true, ['--shard', '--shard --drop']],
  ['an option that makes all of it harmless', true, ['why:', 'dry_run: { options: --force }\nwhy:']],
  ['it wraps', true, ['why:', 'wraps: { after: -- }\nwhy:']],
  ['another name', true, ['why:', 'aliases: [lctl]\nwhy:']],
  [
    'one word instead of the table',
    true,
    ['effect:', 'old:'],
    ['why:', 'effect: reads\nwhy:'],
    ['old:', '#'],
  ],
];

for (const [what, listed, ...edits] of CHANGES)
  test(`taught: ${what} is ${listed ? '' : 'not '}listed`, () => {
    const text = edits.reduce((done, [from, to]) => {
      const next = done.replace(from, to);
      assert.notEqual(next, done, from);
      return next;
    }, TABLE);
    const cut = text.includes('#') ? text.slice(0, text.indexOf('#')) : text;
    const found = taughtBetween(fileOf(load(TABLE)), fileOf(load(cut)));
    assert.equal(found.length, listed ? 1 : 0);
  });

test('a new program is listed with its line, unless it never reads', () => {
  const files = [
    { path: 'roles/responder.yaml', text: 'x' },
    {
      path: 'programs.yaml',
      text: 'programs:\n  - { name: one, effect: high }\n  - name: two\n    aliases: [zwei]\n    why: It asks.\n    effect: { subcommands: { get: reads } }\n',
    },
  ];
  assert.deepEqual(taughtBetween([], files), [
    {
      names: ['two', 'zwei'],
      file: 'content/programs.yaml',
      line: 3,
      isNew: true,
      calls: ['two get'],
      why: 'It asks.',
    },
  ]);
  assert.deepEqual(taughtBetween(files, []), []);
  assert.deepEqual(taughtBetween(files, [{ path: 'programs.yaml', text: 'programs: [' }]), []);
  assert.equal(taughtBetween([{ path: 'programs.yaml', text: 'programs: [' }], files).length, 1);
});

test('names of the parts of every object are names like any other', () => {
  const entry = (effect: string): object => ({
    name: 'labelctl',
    why: 'It asks.',
    effect: { subcommands: { constructor: effect, toString: effect } },
  });
  assert.equal(taughtBetween(fileOf(entry('changes')), fileOf(entry('reads'))).length, 1);
  assert.equal(taughtBetween(fileOf(entry('reads')), fileOf(entry('changes'))).length, 0);
});

function fileOf(entry: unknown): { path: string; text: string }[] {
  return [{ path: 'programs.yaml', text: dump({ programs: [entry] }) }];
}
