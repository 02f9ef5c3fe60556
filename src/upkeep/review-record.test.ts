import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { recordReview } from './review-record.ts';
import { parseYaml } from '../diagnostics/yaml.ts';

const REVIEW = {
  date: '2026-11-25',
  by: 'responder',
  seen: { 'level/sev2': '1234567', 'service/checkout': 'a41c09e' },
};
const BLOCK = `reviewed:
  date: 2026-11-25
  by: responder
  seen:
    level/sev2: '1234567'
    service/checkout: 'a41c09e'
`;

test('only the review is written, and comments and order stay', () => {
  for (const [before, after] of [
    [
      '# top\ntitle: A # what\nreviewed: { date: 2026-01-01, by: scribe } # by hand\n# end\nexercised: []\n',
      `# top\ntitle: A # what\n${BLOCK.trimEnd()} # by hand\n# end\nexercised: []\n`,
    ],
    ['title: A\nsteps: [] # last\n', `title: A\nsteps: [] # last\n${BLOCK}`],
    ['title: A\nsteps: []', `title: A\nsteps: []\n${BLOCK}`],
    ['title: A\nmeaning: |\n  Text.\n\n# end\n', `title: A\nmeaning: |\n  Text.\n${BLOCK}\n# end\n`],
    ['title: A\nreviewed:\nsteps: []\n', `title: A\n${BLOCK}steps: []\n`],
    [
      'reviewed:\n    # when\n    date: 2026-01-01 # a Thursday\n    by: scribe\ntitle: A\n',
      "reviewed:\n    # when\n    date: 2026-11-25 # a Thursday\n    by: responder\n    seen:\n      level/sev2: '1234567'\n      service/checkout: 'a41c09e'\ntitle: A\n",
    ],
    [
      "reviewed:\n  by: scribe\n  seen:\n    level/sev9: 'x'\n  # after\n  date: 2026-01-01\ntitle: A\n",
      "reviewed:\n  by: responder\n  seen:\n    level/sev2: '1234567'\n    service/checkout: 'a41c09e'\n  # after\n  date: 2026-11-25\ntitle: A\n",
    ],
    [
      'reviewed: { # by hand\n  date: 2026-01-01, by: scribe }\ntitle: A\n',
      "reviewed: { # by hand\n  date: 2026-11-25, by: responder, seen: { level/sev2: '1234567', service/checkout: 'a41c09e' } }\ntitle: A\n",
    ],
    [
      '{ "title": "A", "steps": [] }\n',
      `{ "title": "A", "steps": [], reviewed: { date: 2026-11-25, by: responder, seen: { level/sev2: '1234567', service/checkout: 'a41c09e' } } }\n`,
    ],
  ] as const)
    assert.equal(recordReview(before, REVIEW), after, before);
});

test('line ends stay what they are', () => {
  const after = recordReview('title: A\r\nsteps: []\r\n', REVIEW) ?? '';
  assert.equal(after, `title: A\r\nsteps: []\r\n${BLOCK.replaceAll('\n', '\r\n')}`);
});

test('a second review writes only what is new', () => {
  const first = recordReview('title: A\n', REVIEW) ?? '';
  assert.equal(recordReview(first, REVIEW), first);
});

test('every runbook of the fixtures can be reviewed, and nothing else in it changes', () => {
  for (const file of globSync('tests/fixtures/{base,firm,two-teams,twenty-steps}/**/runbooks/*.yaml')) {
    const text = readFileSync(file, 'utf8');
    const after = recordReview(text, REVIEW);
    assert.ok(after, file);
    const data = parseYaml(file, after).data as { reviewed: unknown };
    assert.deepEqual(data.reviewed, REVIEW, file);
    const kept = after.split('\n').filter((line) => text.split('\n').includes(line));
    assert.ok(kept.length >= text.split('\n').length - 6, file);
  }
});

test('what cannot be edited safely is left alone', () => {
  for (const text of ['', '- a\n', 'title: [\n', 'reviewed: *x\n', 'a: 1\na: 2\n'])
    assert.equal(recordReview(text, REVIEW), undefined, text);
});
