import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { changesMarkdown } from '../report/changes.ts';
import { changesBetween } from './change.ts';

const RUNBOOK = 'teams/orders/runbooks/order-queue.yaml';
const PAGE = 'handbook/during/incident.mdx';

for (const [name, path, from, to, expected] of [
  ['a letter that imitates another', RUNBOOK, 'kubectl', 'kub\u0435ctl', /`[^`]*kub<U\+0435>ctl[^`]*`/],
  [
    'a no-break space in prose',
    RUNBOOK,
    'use_when: Orders ',
    'use_when: Orders\u00A0',
    /`[^`]*Orders<U\+00A0>[^`]*`/,
  ],
  ['a space at the end', RUNBOOK, /use_when: (.*)/, 'use_when: \"$1 \"', /→ `[^`]*stored\.<U\+0020>`/],
  ['an override', RUNBOOK, 'use_when: Orders', 'use_when: Orders\u202E', /new: text contains U\+202E/],
  ['an escaped override', RUNBOOK, /use_when: .*/, 'use_when: "a\\u202eb"', /new: text contains U\+202E/],
  [
    'a carriage return as an escape',
    RUNBOOK,
    /use_when: .*/,
    'use_when: "a\\rb"',
    /new: text contains U\+000D/,
  ],
  ['a zero-width space on a page', PAGE, /\n\n(?=[A-Z])/, '\n\n\u200B', /new: text contains U\+200B/],
  [
    'a no-break space on a page',
    PAGE,
    /(\n\n[A-Z]\w+) /,
    '$1\u00A0',
    /text `\w+ [^`]*` → `\w+<U\+00A0>[^`]*`/,
  ],
] as const) {
  test(`a change of nothing but ${name} is not two identical lines`, () => {
    const text = readFileSync(`tests/fixtures/base/${path}`, 'utf8');
    const other = text.replace(from, to);
    assert.notEqual(other, text);
    const markdown = changesMarkdown(changesBetween([{ path, text }], [{ path, text: other }]), [], 'main');
    assert.match(markdown, expected);
    assert.doesNotMatch(markdown, /[\p{Cf}\u00A0\r]/u);
    for (const [, before, after] of markdown.matchAll(/`([^`]+)` → `([^`]+)`/g))
      assert.notEqual(before, after);
    // Taking it out again is shown too.
    assert.match(
      changesMarkdown(changesBetween([{ path, text: other }], [{ path, text }]), [], 'main'),
      /U\+[0-9A-F]{4}/,
    );
  });
}
