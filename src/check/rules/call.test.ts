import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { checkBase, fromBase, RUNBOOK } from '../../../tests/base.ts';

const FIRST = 'order-queue';
const RULES = /^flow\/(?:call|no-return)/;
/** What a page has that answers no alert. */
const PROCEDURE = { kind: 'procedure', alerts: undefined, severity: undefined };
const LOOK = {
  id: 'look',
  kind: 'verify',
  title: 'Look at the queue',
  link: 'orders',
  expect: 'Nothing waits.',
};
const ASK = {
  id: 'ask',
  kind: 'escalate',
  title: 'Ask for a drain',
  to: 'team/orders',
  say: 'Please drain node 4.',
};

/** Pages by their ids, with the steps of each, and what is found: the page, the rule and the step. */
const CASES: [how: string, pages: Record<string, object>, found: string[]][] = [
  ['a page that is followed', { [FIRST]: calls('a'), a: {} }, []],
  ['two pages that follow the same one', { [FIRST]: follows('a', 'b'), a: calls('b'), b: {} }, []],
  ['a page that is followed twice', { [FIRST]: follows('a', 'a'), a: {} }, []],
  ['a page that follows itself', { [FIRST]: calls(FIRST) }, [`${FIRST} call-cycle to-${FIRST}-0`]],
  [
    'two pages that follow each other, once',
    { [FIRST]: calls('a'), a: calls(FIRST) },
    ['a call-cycle to-order-queue-0'],
  ],
  [
    'three in a circle, once, and not the one that leads there',
    { [FIRST]: calls('a'), a: calls('b'), b: calls('c'), c: calls('a') },
    ['a call-cycle to-b-0', `${FIRST} call-depth to-a-0`],
  ],
  [
    'two circles that share a page, each once',
    { [FIRST]: follows('a', 'b'), a: calls(FIRST), b: calls(FIRST) },
    ['a call-cycle to-order-queue-0', 'b call-cycle to-order-queue-0'],
  ],
  ['two levels below the first page', { [FIRST]: calls('a'), a: calls('b'), b: {} }, []],
  [
    'three levels below it',
    { [FIRST]: calls('a'), a: calls('b'), b: calls('c'), c: {} },
    [`${FIRST} call-depth to-a-0`],
  ],
  [
    'a page that only escalates',
    { [FIRST]: calls('a'), a: asks({ then: 'escalate' }) },
    [`${FIRST} no-return to-a-0`],
  ],
  ['a page whose last step hands over', { [FIRST]: calls('a'), a: asks() }, [`${FIRST} no-return to-a-0`]],
  ['a page that ends after it asked', { [FIRST]: calls('a'), a: asks({ then: 'end' }) }, []],
  [
    'a page of which one way ends',
    { [FIRST]: calls('a'), a: { steps: [{ ...LOOK, otherwise: 'escalate' }] } },
    [],
  ],
  [
    'a page that a way around the end leads out of',
    { [FIRST]: calls('a'), a: { steps: [{ ...LOOK, then: 'escalate', otherwise: 'escalate' }] } },
    [`${FIRST} no-return to-a-0`],
  ],
  [
    'a draft of which nobody has written the steps',
    { [FIRST]: draft(calls('a')), a: draft({ steps: undefined }) },
    [],
  ],
  [
    'a draft that an active page follows',
    { [FIRST]: calls('a'), a: draft({}) },
    [`${FIRST} call-draft to-a-0`],
  ],
  ['a draft that a draft follows', { [FIRST]: draft(calls('a')), a: draft({}) }, []],
  ['a value that is declared there', { [FIRST]: calls('a', { NODE: 'node-4' }), a: declares('NODE') }, []],
  [
    'a value that is not',
    { [FIRST]: calls('a', { NOD: 'node-4' }), a: declares('NODE') },
    [`${FIRST} call-value to-a-0`],
  ],
];

for (const [how, pages, found] of CASES)
  test(`${how}: ${found.join(', ') || 'nothing'}`, () => {
    const calling = checkPages(pages);
    const said = calling.map(({ file, rule, place }) =>
      [file.split('/').at(-1)?.split('.')[0], rule.split('/')[1], place?.split('.')[1]].join(' '),
    );
    assert.deepEqual(said.sort(), [...found].sort(), JSON.stringify(calling.map(({ message }) => message)));
  });

test('a circle of several pages is named in its order', () => {
  const [found] = checkPages({ a: calls('b'), b: calls('c'), c: calls('a') });
  assert.equal(found?.message, 'runbook "b" leads back to this one through "c"');
});

function checkPages(pages: Record<string, object>): Diagnostic[] {
  const files = Object.entries(pages).map(([id, keys]) => [
    RUNBOOK.replace(FIRST, id),
    fromBase(RUNBOOK, {
      ...(id === FIRST ? {} : PROCEDURE),
      variables: undefined,
      steps: [LOOK],
      ...keys,
    }),
  ]);
  const { diagnostics } = checkBase(Object.fromEntries(files) as Record<string, object>);
  return diagnostics.filter(({ rule }) => RULES.test(rule));
}

/** The steps of a page that follows others, one after the other. */
function follows(...ids: string[]): { steps: object[] } {
  const steps = ids.map((runbook, at) => ({
    id: `to-${runbook}-${at}`,
    kind: 'follow',
    title: `Follow the next page, ${at}`,
    runbook,
  }));
  return { steps: [...steps, LOOK] };
}

function calls(runbook: string, values?: Record<string, string>): { steps: object[] } {
  const { steps } = follows(runbook);
  return { steps: steps.map((step, at) => (at === 0 && values ? { ...step, with: values } : step)) };
}

function asks(keys: object = {}): object {
  return { steps: [{ ...ASK, ...keys }] };
}

function draft(keys: object): object {
  return { status: 'draft', reviewed: undefined, ...keys };
}

function declares(name: string): object {
  const run = { shell: `kubectl --context prod-eu get pods -A --field-selector spec.nodeName={{${name}}}` };
  return {
    variables: { [name]: { description: 'The node', example: 'node-4', pattern: '^node-[0-9]+$' } },
    steps: [{ ...LOOK, link: undefined, run }],
  };
}
