import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import type { Change } from '../upkeep/change.ts';
import type { TaughtProgram } from '../upkeep/taught.ts';
import { changesJson, changesMarkdown } from './changes.ts';

function change(name: string, part: string): Change {
  return {
    file: 'content/teams/x/runbooks/y.yaml',
    kind: 'runbook',
    id: 'y',
    name,
    how: 'changed',
    lines: [['step ', { name: 'roll-back' }, ': risk ', { code: part }, ' → ', { code: 'high' }]],
    pages: ['/runbooks/y/'],
  };
}

function taught(text: string): TaughtProgram {
  return { names: [text], file: 'content/programs.yaml', line: 3, isNew: true, calls: [text], why: text };
}

test('a change reads as a sentence', () => {
  assert.equal(
    changesMarkdown([change('Card declines', 'low')], [], 'origin/main'),
    '## What changes in the handbook\n\n1 changed since `origin/main`.\n\n' +
      '**Runbook** `Card declines` changed (`content/teams/x/runbooks/y.yaml`)\n- step *roll back*: risk `low` → `high`\n',
  );
  assert.equal(changesMarkdown([], [], 'main'), 'No changes in the content since `main`.\n');
});

test('nothing that an author wrote is anything but text', () => {
  for (const text of [
    '<img src=x onerror=alert(1)>',
    '@everyone',
    '![x](https://evil.example/x.png) [y](javascript:1)',
    '`` code ` ticks ```',
    '`',
    '\n\n# heading\n- item',
    '\u202Eright to left\u0000',
    '',
  ]) {
    const markdown = changesMarkdown([change(text, text)], [taught(text)], text);
    const seen = new Set<string>();
    visit(fromMarkdown(markdown), (node) => {
      seen.add(node.type);
      if (node.type === 'text') assert.doesNotMatch(node.value, /@\w|evil|onerror/, text);
    });
    for (const type of ['html', 'image', 'link', 'code']) assert.ok(!seen.has(type), `${type} from ${text}`);
    assert.equal(fromMarkdown(markdown).children.filter(({ type }) => type === 'heading').length, 2, text);
    assert.doesNotMatch(markdown, /[\u0000\u202E]/);
  }
});

test('a comment stays as long as a comment may be, and says what it leaves out', () => {
  const many = Array.from({ length: 2000 }, (_, index) => change(`Runbook ${index}`, 'low'));
  const markdown = changesMarkdown(many, [], 'main');
  assert.ok(markdown.length < 65_536);
  assert.match(markdown, /\n\d+ more changes do not fit here\./);
});

test('programs that newly count as reading come first, with their place and the reason', () => {
  const program = { ...taught('labelctl'), calls: ['labelctl get', 'labelctl list'], why: 'They only ask.' };
  const twice = [program, { ...program, names: ['lctl'], line: 9, isNew: false, why: '' }];
  assert.equal(
    changesMarkdown([], twice, 'main'),
    '## Programs that newly count as reading\n\n' +
      'Once this is merged, a `check` step may run these calls. Make sure that none of them changes anything.\n\n' +
      '- `labelctl` is new (`content/programs.yaml:3`). Counts as reading: `labelctl get`, `labelctl list`. Reason given: `They only ask.`\n' +
      '- `lctl` may read more than before (`content/programs.yaml:9`). Counts as reading: `labelctl get`, `labelctl list`.\n\n' +
      '## What changes in the handbook\n\nOnly the order of keys differs since `main`.\n',
  );
  assert.deepEqual((JSON.parse(changesJson([], twice)) as { taught: unknown }).taught, twice);
});

test('however much is taught, a comment has room for it and for the changes', () => {
  const long = { ...taught('x'.repeat(64)), calls: Array.from({ length: 400 }, () => 'y'.repeat(400)) };
  const markdown = changesMarkdown(
    Array.from({ length: 2000 }, (_, index) => change(`Runbook ${index}`, 'low')),
    Array.from({ length: 200 }, () => long),
    'main',
  );
  assert.ok(markdown.length < 65_536, String(markdown.length));
  assert.match(markdown, / and 376 more\. Reason/);
  assert.match(markdown, /\n\d+ more changes do not fit here\..*\n\n## What changes/);
});

test('as data, lines are plain and pages are listed once', () => {
  const data = JSON.parse(changesJson([change('A', 'low'), change('B', 'low')], [])) as {
    changes: { lines: string[] }[];
    pages: string[];
  };
  assert.deepEqual(data.changes[0]?.lines, ['step roll back: risk low → high']);
  assert.deepEqual(data.pages, ['/runbooks/y/']);
});
