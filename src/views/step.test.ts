import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addEntry, emptyCatalog, type Catalog } from '../model/catalog.ts';
import type { Runbook } from '../model/content.ts';
import type { EscalationStepView } from './contact.ts';
import type { ExitView } from './exit.ts';
import { stepViews, type StepView } from './step.ts';

const ON_CALL = { after: '15 min', atOnce: false, contact: { id: 'on-call', label: 'Gerda' } };

const MAIL = { type: 'link', id: 'mail', name: 'Mail', href: '/teams/mail/' };

const STEPS = [
  {
    id: 'look',
    kind: 'check',
    title: 'Look at the queue',
    timebox: '3m',
    detail: 'The queue is shared.',
    caution: 'It is slow.',
    run: { shell: 'queue list' },
    link: 'board',
    sets: 'LENGTH',
    expect: 'A short queue.',
    otherwise: 'choose',
    on_timeout: 'escalate',
  },
  {
    id: 'choose',
    kind: 'decide',
    title: 'Choose',
    role: 'lead',
    question: 'What fills it?',
    options: [
      { label: 'One `customer`', go_to: 'drop' },
      { label: 'Nothing', go_to: 'end' },
    ],
    default: 'next',
    on_timeout: 'drop',
  },
  {
    id: 'drop',
    kind: 'do',
    title: 'Drop the queue',
    team: 'mail',
    when: 'it is full',
    run: { shell: 'queue drop' },
    ui: 'Press *Drop*.',
    manual: 'Pull the plug.',
    expect: 'An empty queue.',
    risk: 'destructive',
    blast_radius: 'All mail of the day.',
    approval: { by: 'lead', if_unreached: 'hold', after: '10m' },
    undo: { impossible: 'Dropped mail is gone.', instead: 'Ask the senders.' },
    leaves: 'The plug is out.',
  },
  { id: 'tell', kind: 'communicate', title: 'Tell all', role: 'scribe', message: 'mail-down' },
  { id: 'note', kind: 'check', title: 'Note it', alongside: 'choose', expect: 'A note.', otherwise: 'end' },
  {
    id: 'call',
    kind: 'escalate',
    title: 'Call the vendor',
    to: 'team/mail',
    say: 'Mail is down.',
    then: 'hold',
  },
  { id: 'hold', kind: 'wait', title: 'Wait', for: '5m', until: 'it is empty', max: '1h', on_timeout: 'back' },
  {
    id: 'see',
    kind: 'verify',
    title: 'See it',
    link: 'https://mail.test/',
    for: '15m',
    expect: 'x',
    then: 'end',
  },
  {
    id: 'back',
    kind: 'rollback',
    title: 'Plug it in',
    of: ['drop', 'gone'],
    manual: 'Plug it in.',
    expect: 'A light.',
    risk: 'low',
    undo: { run: { shell: 'unplug' } },
  },
];

function views(path: EscalationStepView[] = [ON_CALL]): Map<string, StepView> {
  const links = [{ id: 'board', label: 'The board', url: 'https://board.test/' }];
  const data = { steps: STEPS, links, severity: { start: 'sev2' } } as unknown as Runbook;
  const steps = stepViews(smallCatalog(), { id: 'mail', file: 'mail.yaml', data }, path[0]);
  return new Map(steps.map((view) => [view.id, view]));
}

function smallCatalog(): Catalog {
  const catalog = emptyCatalog();
  const add = (kind: Parameters<typeof addEntry>[1], id: string, data: object): void => {
    addEntry(catalog, kind, { id, file: `${id}.yaml`, data });
  };
  for (const name of ['Responder', 'Lead', 'Scribe']) add('role', name.toLowerCase(), { name });
  add('team', 'mail', { name: 'Mail' });
  add('organisation', 'organisation', {
    defaults: { timebox: { do: '5m' } },
    channels: {},
    authority: [
      { act: 'fail-over', by: 'lead' },
      { act: 'accept-data-loss', by: 'lead', delegate: 'scribe' },
    ],
  });
  add('severity', 'severity', { levels: [{ id: 'sev2', response: { update_every: { users: '30m' } } }] });
  add('message', 'mail-down', {
    title: 'Mail is down',
    audience: 'users',
    channel: 'banner',
    body: 'Sorry.',
  });
  return catalog;
}

/** A step of a kind; fails if it has another. */
function step<K extends StepView['kind']>(id: string, kind: K): Extract<StepView, { kind: K }> {
  const found = views().get(id);
  assert.equal(found?.kind, kind);
  return found as Extract<StepView, { kind: K }>;
}

/** The exits of a step, one a line. */
function exits(id: string, steps = views()): string[] {
  return (steps.get(id)?.exits ?? []).map((exit) => `${exit.on}: ${targetText(exit)}`);
}

function targetText(exit: ExitView): string {
  const label = exit.on === 'option' ? `${exit.label} ` : '';
  const { to } = exit;
  if (to.type === 'step') return `${label}${to.number ?? ''} ${to.title}${to.whose ? ` of ${to.whose}` : ''}`;
  return label + (to.type === 'end' ? 'end' : `page ${to.contact?.label ?? 'nobody'}`);
}

test('a check has its command, its link, what to expect and what that sets', () => {
  const { instructions, expect, sets } = step('look', 'check');
  assert.deepEqual(instructions, [
    { type: 'command', run: { shell: 'queue list' } },
    { type: 'link', label: 'The board', url: 'https://board.test/' },
  ]);
  assert.deepEqual({ expect, sets }, { expect: 'A short queue.', sets: ['LENGTH'] });
});

test('a link that is an address is named for its host', () => {
  const { instructions, ...verify } = step('see', 'verify');
  assert.deepEqual(instructions, [{ type: 'link', label: 'mail.test', url: 'https://mail.test/' }]);
  assert.equal(verify.for, '15 min');
});

test('a change has every way to make it, its risk, its undo and what it leaves', () => {
  const { instructions, risk, undo, leaves } = step('drop', 'do');
  assert.deepEqual(instructions, [
    { type: 'command', run: { shell: 'queue drop' } },
    { type: 'text', text: 'Press *Drop*.' },
    { type: 'text', text: 'Pull the plug.' },
  ]);
  assert.deepEqual(risk, {
    level: 'destructive',
    isSaid: true,
    blastRadius: 'All mail of the day.',
    approval: {
      by: { type: 'link', id: 'lead', name: 'Lead', href: '/roles/lead/' },
      ifUnreached: 'hold',
      after: '10 min',
    },
  });
  assert.deepEqual(undo, { type: 'impossible', why: 'Dropped mail is gone.', instead: 'Ask the senders.' });
  assert.equal(leaves, 'The plug is out.');
});

test('a change says which decision it is, which hosts it cuts off until when, and what a person fills in', () => {
  const catalog = smallCatalog();
  const steps = [
    {
      id: 'cut',
      kind: 'do',
      title: 'Cut it off',
      manual: 'Pull {{PLUG}} and {{PLUG}}.',
      cuts: ['a.test', 'b.test'],
    },
    {
      id: 'join',
      kind: 'do',
      title: 'Let it back',
      manual: 'Plug {{PLUG}} in.',
      joins: ['a.test'],
      act: 'fail-over',
    },
    {
      id: 'lose',
      kind: 'do',
      title: 'Lose it',
      act: 'accept-data-loss',
      approval: { by: 'scribe', after: '5m' },
    },
    { id: 'odd', kind: 'do', title: 'Odd', act: 'constructor' },
  ];
  const variables = {
    PLUG: { description: 'The plug.', by_hand: true },
    OTHER: { description: 'Never used.', by_hand: true },
  };
  const data = { title: 'Mail is down', steps, variables } as unknown as Runbook;
  const found = stepViews(catalog, { id: 'mail-down', file: 'mail-down.yaml', data }, undefined);
  const [cut, join, lose, odd] = found.filter((view) => view.kind === 'do');
  assert.deepEqual(cut?.cuts, [
    { host: 'a.test', until: [{ id: 'join', number: 2, title: 'Let it back', whose: undefined }] },
    { host: 'b.test', until: [] },
  ]);
  assert.deepEqual(join?.joins, ['a.test']);
  assert.deepEqual(
    found.map(({ fillIn }) => fillIn),
    [[{ name: 'PLUG', description: 'The plug.' }], [], [], []],
  );
  assert.deepEqual(join?.decision, {
    type: 'act',
    act: 'fail-over',
    href: '/print/authority/',
    first: undefined,
  });
  assert.equal(lose?.decision?.type === 'act' && lose.decision.first?.id, 'lead');
  assert.equal(odd?.decision, undefined);
  const [, open] = stepViews({ ...catalog, audience: 'public' }, { id: 'm', file: 'm', data }, undefined);
  assert.equal(open?.kind === 'do' && open.decision?.type === 'act' && open.decision.href, undefined);
  const wipe = { id: 'wipe', kind: 'do', title: 'Wipe', risk: 'destructive' };
  const decisionOf = (status: string): unknown => {
    const runbook = { title: 'Wipe the disk', status, steps: [wipe] } as unknown as Runbook;
    const [view] = stepViews(catalog, { id: 'm', file: 'm', data: runbook }, undefined);
    return view?.kind === 'do' && view.decision;
  };
  assert.deepEqual(['draft', 'active'].map(decisionOf), [{ type: 'unwritten' }, undefined]);
});

test('a rollback names the steps that it rolls back, and a low risk is not shown', () => {
  const { of, risk, undo } = step('back', 'rollback');
  assert.deepEqual(of, [{ id: 'drop', number: 3, title: 'Drop the queue', whose: undefined }]);
  assert.equal(risk, undefined);
  assert.deepEqual(undo, { type: 'command', run: { shell: 'unplug' } });
});

test('a message has its text, and how often its audience hears', () => {
  const { message } = step('tell', 'communicate');
  assert.deepEqual([message?.title, message?.body, message?.cadence], ['Mail is down', 'Sorry.', '30 min']);
});

test('the other kinds have what their schema says', () => {
  assert.equal(step('choose', 'decide').question, 'What fills it?');
  const { to, say } = step('call', 'escalate');
  assert.deepEqual(
    { to, say },
    { to: { type: 'team', ref: MAIL, contact: undefined }, say: 'Mail is down.' },
  );
  const wait = step('hold', 'wait');
  assert.deepEqual([wait.for, wait.until, wait.max], ['5 min', 'it is empty', '1 h']);
});

test('every step has its number, its role and its time; the usual time of its kind says so', () => {
  const rows = [...views().values()].map(({ number, id, role, timebox }) =>
    [number, id, role?.name, timebox?.text, timebox?.usual && 'usual'].filter(Boolean).join(' '),
  );
  assert.deepEqual(rows, [
    '1 look Responder 3 min',
    '2 choose Lead',
    '3 drop Responder 5 min usual',
    'tell Scribe',
    'note Responder',
    '4 call Responder',
    '5 hold Responder 1 h',
    '6 see Responder',
    '7 back Responder',
  ]);
});

test('every kind of exit leads where its author or the default says, and names the role that goes on', () => {
  assert.deepEqual(exits('look'), [
    'then: 2 Choose of Lead',
    'otherwise: 2 Choose of Lead',
    'timeout: page Gerda',
  ]);
  assert.deepEqual(exits('choose'), [
    'option: One `customer` 3 Drop the queue of Responder',
    'option: Nothing end',
    'default: 3 Drop the queue of Responder',
    'timeout: 3 Drop the queue of Responder',
  ]);
  assert.deepEqual(exits('drop'), ['then: 4 Call the vendor', 'otherwise: page Gerda']);
  assert.deepEqual(exits('tell'), []);
  assert.deepEqual(exits('note'), ['otherwise: end']);
  assert.deepEqual(exits('call'), ['then: 5 Wait']);
  assert.deepEqual(exits('hold'), ['then: 6 See it', 'timeout: 7 Plug it in']);
  assert.deepEqual(exits('see'), ['then: end', 'otherwise: page Gerda']);
  assert.deepEqual(exits('back'), ['then: end', 'otherwise: page Gerda']);
});

test('where the escalation path is withheld, an escalation has no contact', () => {
  assert.deepEqual(exits('drop', views([])), ['then: 4 Call the vendor', 'otherwise: page nobody']);
});

test('a step names the steps of other roles that lead to it', () => {
  const from = (id: string) =>
    views()
      .get(id)
      ?.comesFrom.map((place) => `${place.title} of ${place.whose ?? ''}`);
  assert.deepEqual(from('choose'), ['Look at the queue of Responder']);
  assert.deepEqual(from('drop'), ['Choose of Lead']);
  assert.deepEqual(from('hold'), []);
});

test('a step that runs alongside says with which step of which role it starts', () => {
  const alongside = { id: 'choose', number: 2, title: 'Choose', whose: 'Lead' };
  assert.deepEqual(views().get('note')?.alongside, alongside);
});

test('a step that finds the cause has each way to look, what to see and where to go', () => {
  const steps = [
    {
      id: 'why',
      kind: 'diagnose',
      title: 'Find what fills it',
      causes: [
        {
          cause: 'One customer sends too much.',
          ui: 'Console › Senders',
          expect: 'One is above 90%.',
          go_to: 'stop',
        },
        {
          cause: 'The disk is full.',
          run: { shell: 'df', where: 'on mail-1' },
          link: 'board',
          manual: 'Listen.',
        },
      ],
      otherwise: 'escalate',
    },
    { id: 'stop', kind: 'do', title: 'Stop it', manual: 'Stop it.', expect: 'x' },
  ];
  const data = {
    steps,
    links: [{ id: 'board', label: 'The board', url: 'https://board.test/' }],
  } as unknown as Runbook;
  const [why] = stepViews(smallCatalog(), { id: 'mail', file: 'mail.yaml', data }, ON_CALL);
  assert.equal(why?.kind, 'diagnose');
  assert.deepEqual(why?.causes, [
    {
      cause: 'One customer sends too much.',
      expect: 'One is above 90%.',
      instructions: [{ type: 'text', text: 'Console › Senders' }],
      to: { type: 'step', id: 'stop', number: 2, title: 'Stop it', whose: undefined },
    },
    {
      cause: 'The disk is full.',
      expect: undefined,
      instructions: [
        { type: 'command', run: { shell: 'df', where: 'on mail-1' } },
        { type: 'link', label: 'The board', url: 'https://board.test/' },
        { type: 'text', text: 'Listen.' },
      ],
      to: { type: 'unwritten', contact: ON_CALL.contact },
    },
  ]);
});
