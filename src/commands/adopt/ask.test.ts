import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { UsageError } from '../../diagnostics/command-error.ts';
import type { Answers } from './answers.ts';
import { ask } from './ask.ts';
import { readKnown } from './known.ts';

const { answers: usual, verdict } = await readKnown();

/** The answers of a hospital, by question. */
const HOSPITAL = {
  name: 'Klinikum Nord',
  audience: '',
  zone: 'Europe/Berlin',
  language: '',
  tool: '2',
  page: '',
  command: '#störung',
  updates: '',
  bridge: '',
  phone: '',
  status: '',
  repository: '',
  levels: 'P1, P2, P3, P4',
  major: '',
  team: 'Netz & Größe',
  id: '',
  paged: '',
  channel: '#netz',
  service: 'WLAN',
  more: '',
  other: '',
};

async function talk(lines: readonly string[]): Promise<{ answers: Answers | undefined; said: string }> {
  let said = '';
  const output = { write: (text: string) => (said += text) };
  const input = Readable.from(lines.map((line) => `${line}\n`));
  const answers = await ask({ answers: usual, zone: 'UTC' }, verdict, { input, output }, 'Write');
  return { answers, said };
}

function hospital(changes: Partial<Record<keyof typeof HOSPITAL, string[]>> = {}): string[] {
  return Object.entries(HOSPITAL).flatMap(([key, text]) => changes[key as keyof typeof HOSPITAL] ?? [text]);
}

test('suggestions are accepted with Enter, and the answers are those of a file', async () => {
  const { answers, said } = await talk([...hospital(), 'yes']);
  assert.deepEqual(answers, {
    name: 'Klinikum Nord',
    audience: 'internal',
    time_zone: 'Europe/Berlin',
    language: 'en',
    paging_tool: 'opsgenie',
    page: { command: '/genie alert Help is needed for incident-command' },
    channels: { command: '#störung', updates: '#incident-updates', bridge: 'The incident call' },
    levels: ['P1', 'P2', 'P3', 'P4'],
    major_at: 'P2',
    teams: [
      {
        name: 'Netz & Größe',
        id: 'netz-grosse',
        page: { command: '/genie alert Help is needed for netz-grosse' },
        channel: '#netz',
        services: ['WLAN'],
      },
    ],
  });
  assert.match(said, /\[UTC\]: [^]*Your answers:\n {3}1 {2}Name +Klinikum Nord\n[^]*Another|Write: yes, no/);
  assert.deepEqual(verdict('answers', answers), []);
});

test('in another language than English the levels are given names too', async () => {
  const { answers, said } = await talk([
    ...hospital({ language: ['de'], major: ['', 'Rot, Gelb', ''] }),
    'yes',
  ]);
  assert.deepEqual(answers?.level_names, ['Kritisch', 'Schwer', 'Mittel', 'Gering']);
  assert.match(said, /What P1, P2, P3, P4 mean, [^]*Write a short name for each level/);
});

test('back and < return to the question before, which keeps its answer as a suggestion', async () => {
  const { answers, said } = await talk([
    ...hospital({ zone: ['back', 'public', 'Asia/Tokyo', '<', ''], name: ['<', 'Klinikum'] }),
    'yes',
  ]);
  assert.equal(answers?.audience, 'public');
  assert.equal(answers.time_zone, 'Asia/Tokyo');
  assert.equal(answers.name, 'Klinikum');
  assert.match(said, /This is the first question\./);
  assert.match(said, /\[Asia\/Tokyo\]/);
});

test('in the summary an answer is changed by its number, and what no longer fits is asked again', async () => {
  const number = (said: string, label: string): string =>
    new RegExp(`^ *(\\d+) {2}${label} `, 'm').exec(said)?.[1] ?? '';
  const { said } = await talk([...hospital(), 'yes']);
  const lines = [
    number(said, 'Levels'),
    'Rot, Gelb, Grün',
    'Gelb',
    number(said, 'Team 1'),
    'Netz',
    '99',
    'perhaps',
    '',
    'yes',
  ];
  const { answers, said: after } = await talk([...hospital(), ...lines]);
  assert.deepEqual([answers?.levels, answers?.major_at], [['Rot', 'Gelb', 'Grün'], 'Gelb']);
  assert.deepEqual([answers?.teams[0]?.name, answers?.teams[0]?.id], ['Netz', 'netz-grosse']);
  assert.match(
    after,
    /Write yes, no, or a number from 1 to \d+\.[^]*Write yes, no, or a number[^]*Write yes, no, or a number/,
  );
});

test('several teams and services are asked for until an empty answer, and an id only where none can be made', async () => {
  const more = ['Firewall', '支払い', '', 'pay', ''];
  const other = ['Apps', '', '+49 40 123456', '', 'WLAN', 'wlan', 'wlan-apps', '', ''];
  const { answers } = await talk([...hospital({ more, other }), 'yes']);
  assert.deepEqual(
    answers?.teams.map(({ services }) => services),
    [['WLAN', 'Firewall', { name: '支払い', id: 'pay' }], [{ name: 'WLAN', id: 'wlan-apps' }]],
  );
});

test('no writes nothing', async () => {
  assert.equal((await talk([...hospital(), 'no'])).answers, undefined);
});

test('an odd answer is refused at its question in one sentence that says what to write', async () => {
  const refusals: [keyof typeof HOSPITAL, string, RegExp][] = [
    ['name', '', /This question needs an answer\./],
    ['name', 'x'.repeat(5000), /5000 characters; at most 240 are allowed\. Write a shorter one\./],
    ['name', 'a\u0007b', /Write it on one line/],
    ['name', '{{x}}', /Write it on one line/],
    ['name', '<script>', /Write it on one line/],
    ['name', '+49 30 123456', /is not a name/],
    ['audience', 'all', /Write public, internal, restricted/],
    ['zone', 'Berlin', /as in Europe\/Berlin/],
    ['tool', '12', /Write a number from 1 to 11/],
    ['page', '#incident', /wakes nobody/],
    ['page', '030 1234', /is not a phone number/],
    ['phone', '12', /as in \+44/],
    ['status', 'http://status.example', /https/],
    ['repository', 'https://github.com', /is not the address of a repository/],
    ['levels', 'P1, P2', /Write three to five labels/],
    ['levels', 'P1, P2, p1', /Give each its own/],
    ['major', 'P4', /Write one of P1, P2, P3/],
    ['id', 'Netz!', /is not a valid id/],
    ['id', 'con', /Windows/],
    ['service', '[a](b)', /not allowed/],
  ];
  const odd = Map.groupBy(refusals, ([key]) => key);
  const typed = Object.entries(HOSPITAL).flatMap(([key, text]) => [
    ...(odd.get(key as keyof typeof HOSPITAL) ?? []).map(([, word]) => word),
    text,
  ]);
  const { answers, said } = await talk([...typed, 'yes']);
  let from = 0;
  for (const [, text, pattern] of refusals) {
    const found = pattern.exec(said.slice(from));
    assert.ok(found, `${text}: ${said.slice(from)}`);
    from += found.index + found[0].length;
  }
  assert.deepEqual(answers, (await talk([...hospital(), 'yes'])).answers);
  assert.doesNotMatch(said, /mistake|undefined|\u0007/);
});

test('an input that ends early, or whose lines have slipped, ends with a sentence and no answers', async () => {
  for (const lines of [[], ['Acme'], hospital().slice(1), hospital(), hospital().slice(0, -3)])
    await assert.rejects(talk(lines), (error) => {
      assert.ok(error instanceof UsageError);
      assert.match(error.message, /nothing was written\. To answer in a file/);
      return true;
    });
});
