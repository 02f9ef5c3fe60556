import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBase, fromBase, RUNBOOK } from '../../../tests/base.ts';
import type { Runbook } from '../../model/content.ts';
import { unexaminedCommands } from '../../shell/runbook-command.ts';

const READS = 'kubectl --context prod-eu -n orders get pods';
const CAUSES = [
  { cause: 'A shard hangs.', run: { shell: READS }, expect: 'One pod is not ready.', go_to: 'restart' },
  { cause: 'The shop sends twice.', link: 'orders', expect: 'Two curves.', go_to: 'escalate' },
];
const VERIFY = fromBase(RUNBOOK) as { steps: object[] };

/** What an active page is found to have in its causes: each rule and its place in the steps. */
const FOUND: [how: string, keys: object, found: string[]][] = [
  ['causes that are as they should be', {}, []],
  ['a check by clicks', first({ run: undefined, ui: 'Console › *Shards*' }), []],
  ['a check by hand', first({ run: undefined, manual: 'Ask the shop.' }), []],
  ['no check', first({ run: undefined }), ['schema/needed steps.why.causes.0']],
  ['no sign', first({ expect: undefined }), ['schema/needed steps.why.causes.0']],
  ['no way on', first({ go_to: undefined }), ['schema/needed steps.why.causes.0']],
  ['no other way', { otherwise: undefined }, ['schema/needed steps.why']],
  ['no causes', { causes: undefined }, ['schema/needed steps.why']],
  ['one cause', { causes: CAUSES.slice(0, 1) }, ['schema/size steps.why.causes']],
  [
    'a command that changes something',
    first({ run: { shell: 'kubectl --context prod-eu -n orders delete pod order-1' } }),
    ['risk/check-mutates steps.why.causes.0.run.shell'],
  ],
  [
    'a sign that says nothing',
    first({ expect: 'It works.' }),
    ['cmd/vague-expect steps.why.causes.0.expect'],
  ],
  [
    'a step that does not exist',
    { causes: [...CAUSES, { ...CAUSES[0], cause: 'Another.', go_to: 'nowhere' }] },
    ['flow/unknown-step steps.why.causes.2.go_to'],
  ],
  [
    'a step that no cause leads to',
    { causes: CAUSES.map((cause) => ({ ...cause, go_to: 'shrinks' })) },
    ['flow/fall-through steps.restart', 'flow/unreachable steps.restart.id'],
  ],
  [
    'causes that lead nowhere else',
    { causes: CAUSES.map((cause) => ({ ...cause, go_to: 'why' })), otherwise: 'why' },
    ['flow/no-end steps.why.id', 'flow/unreachable steps.restart.id', 'flow/unreachable steps.shrinks.id'],
  ],
  [
    'a value that is not declared',
    first({ run: { shell: `${READS} {{POD}}` } }),
    ['cmd/undeclared-variable steps.why.causes.0.run.shell'],
  ],
];
for (const [how, keys, found] of FOUND)
  test(`${how}: ${found.join(', ') || 'nothing'}`, () => assert.deepEqual(findings([why(keys)]), found));

test('what a draft has not written about causes is to be written, and nothing else', () => {
  const draft = { status: 'draft', reviewed: undefined };
  const open = why({ causes: [{ cause: 'A shard hangs.' }, CAUSES[0]], otherwise: undefined });
  assert.deepEqual(findings([open], draft), [
    'draft/unwritten steps.why',
    'draft/unwritten steps.why.causes.0',
    'draft/unwritten steps.why.causes.0',
    'draft/unwritten steps.why.causes.0',
  ]);
});

test('what follows only from a missing list of causes or answers is not reported in a draft', () => {
  const draft = { status: 'draft', reviewed: undefined };
  const ask = { id: 'ask', kind: 'decide', title: 'Ask', question: 'Which is it?', default: 'escalate' };
  assert.deepEqual(findings([why({ causes: undefined })], draft), ['draft/unwritten steps.why']);
  assert.deepEqual(findings([ask], draft), ['draft/unwritten steps.ask']);
});

test('every variable that an output fills has to be declared, and is used', () => {
  const look = {
    id: 'look',
    kind: 'check',
    title: 'Read how far it is',
    otherwise: 'escalate',
    link: 'orders',
  };
  const sets = (names: unknown): string[] =>
    findings([{ ...look, expect: 'Two numbers.', sets: names }, why()]);
  assert.deepEqual(sets(['SHARD', 'LAG']), ['cmd/undeclared-variable steps.look.sets.1']);
  assert.deepEqual(sets('LAG'), ['cmd/undeclared-variable steps.look.sets']);
  assert.deepEqual(sets(['SHARD', 'SHARD']).length, 1);
  assert.deepEqual(sets('SHARD'), []);
});

test('commands in a language that nothing judges are counted, wherever a step has them', () => {
  const run = (language?: string): object => ({ run: { shell: 'x', ...(language && { language }) } });
  const steps = [
    { kind: 'check', ...run('ruby') },
    { kind: 'check', ...run('sql') },
    { kind: 'check', ...run() },
    { kind: 'do', ...run('promql'), undo: run('powershell') },
    { kind: 'diagnose', causes: [run('kql'), run(), run('redis'), {}] },
  ];
  assert.equal(unexaminedCommands({ steps } as unknown as Runbook), 5);
});

function first(keys: object): object {
  return { causes: [{ ...CAUSES[0], ...keys }, CAUSES[1]] };
}

function why(keys: object = {}): object {
  return {
    id: 'why',
    kind: 'diagnose',
    title: 'Find what fills it',
    causes: CAUSES,
    otherwise: 'escalate',
    ...keys,
  };
}

/** The findings of the runbook of the base with other steps before its own, by their rules and places. */
function findings(steps: object[], keys: object = {}): string[] {
  const page = fromBase(RUNBOOK, { ...keys, steps: [...steps, ...VERIFY.steps.slice(1)] });
  const { diagnostics, todos } = checkBase({ [RUNBOOK]: JSON.parse(JSON.stringify(page)) as object });
  return [...diagnostics, ...todos]
    .filter(({ file }) => file.endsWith('order-queue.yaml'))
    .map(({ rule, place = '' }) => `${rule} ${place}`.trim())
    .sort();
}

test('a variable that changes what runs is named as it is written', () => {
  const shell = 'PATH="$HOME/tools:$PATH"\nkubectl --context prod-eu -n orders get pods';
  const step = {
    id: 'tools',
    kind: 'check',
    title: 'Look',
    run: { shell },
    expect: 'Two pods.',
    otherwise: 'escalate',
  };
  const page = fromBase(RUNBOOK, { steps: [step, ...VERIFY.steps] });
  const { diagnostics } = checkBase({ [RUNBOOK]: JSON.parse(JSON.stringify(page)) as object });
  const said = diagnostics.find(({ rule }) => rule === 'risk/unseen-code')?.message;
  assert.match(said ?? '', /"PATH=\$HOME\/tools:\$PATH" runs a file/);
});
