import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import type { Change } from '../upkeep/change.ts';
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

test('a change reads as a sentence', () => {
  assert.equal(
    changesMarkdown([change('Card declines', 'low')], 'origin/main'),
    '## What changes in the handbook\n\n1 changed since `origin/main`.\n\n' +
      '**Runbook** `Card declines` changed (`content/teams/x/runbooks/y.yaml`)\n- step *roll back*: risk `low` → `high`\n',
  );
  assert.equal(changesMarkdown([], 'main'), 'No changes in the content since `main`.\n');
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
    const markdown = changesMarkdown([change(text, text)], text);
    const seen = new Set<string>();
    visit(fromMarkdown(markdown), (node) => {
      seen.add(node.type);
      if (node.type === 'text') assert.doesNotMatch(node.value, /@\w|evil|onerror/, text);
    });
    for (const type of ['html', 'image', 'link', 'code']) assert.ok(!seen.has(type), `${type} from ${text}`);
    assert.equal(fromMarkdown(markdown).children.filter(({ type }) => type === 'heading').length, 1, text);
    assert.doesNotMatch(markdown, /[\u0000\u202E]/);
  }
});

test('a comment stays as long as a comment may be, and says what it leaves out', () => {
  const many = Array.from({ length: 2000 }, (_, index) => change(`Runbook ${index}`, 'low'));
  const markdown = changesMarkdown(many, 'main');
  assert.ok(markdown.length < 65_536);
  assert.match(markdown, /\n\d+ more changes do not fit here\./);
});

test('as data, lines are plain and pages are listed once', () => {
  const data = JSON.parse(changesJson([change('A', 'low'), change('B', 'low')])) as {
    changes: { lines: string[] }[];
    pages: string[];
  };
  assert.deepEqual(data.changes[0]?.lines, ['step roll back: risk low → high']);
  assert.deepEqual(data.pages, ['/runbooks/y/']);
});
