import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSources } from '../loaders/catalog.ts';
import { plainLine } from '../report/changes.ts';
import { changesBetween, pagesOf, type Change } from './change.ts';
import type { SourceFile } from '../check/read.ts';

const base = await readSources('tests/fixtures/base');
const RUNBOOK = 'teams/orders/runbooks/order-queue.yaml';

function textAt(path: string): string {
  const file = base.find((each) => each.path === path);
  assert.ok(file && 'text' in file, path);
  return file.text;
}

/** The base with one file in another form; without it if there is no text. */
function withFile(path: string, text?: string, from: SourceFile[] = base): SourceFile[] {
  const others = from.filter((file) => file.path !== path);
  return text === undefined ? others : [...others, { path, text }];
}

function edited(path: string, ...edits: [from: string | RegExp, to: string][]): SourceFile[] {
  const text = edits.reduce((done, [from, to]) => {
    const next = done.replace(from, to);
    assert.notEqual(next, done, String(from));
    return next;
  }, textAt(path));
  return withFile(path, text);
}

function said(changes: Change[]): string[] {
  return changes.flatMap(({ lines }) => lines.map(plainLine));
}

test('nothing differs from itself, whatever the order and form of the text', () => {
  assert.deepEqual(changesBetween(base, base), []);
  const restyled = edited(
    RUNBOOK,
    [/impact: \{ (.+) \}/, 'impact:\n  $1'],
    ['kind: alert\n', ''],
    ['title:', 'kind: alert\ntitle:'],
  );
  assert.deepEqual(changesBetween(base, restyled), []);
});

test('a changed runbook is reported step by step', () => {
  const before = edited(
    RUNBOOK,
    ['risk: low', 'risk: low\n    timebox: 5m'],
    ['reviewed: { date: 2026-11-12, by: responder }', 'status: draft'],
  );
  const after = edited(
    RUNBOOK,
    ['risk: low', 'risk: low\n    timebox: 15m\n    caution: Once only.'],
    ['severity: { start: sev3 }', 'severity: { start: sev2, raise_if: [{ when: It grows., to: sev1 }] }'],
    [
      'reviewed: { date: 2026-11-12, by: responder }',
      'status: active\nreviewed: { date: 2026-11-24, by: responder, seen: { service/order-intake: "1" } }',
    ],
    ['users: Customers get no order emails.', 'users: Customers see positions that are old.'],
  );
  assert.deepEqual(said(changesBetween(before, after)), [
    'order queue now starts at SEV-2 (was SEV-3)',
    'order queue is now active (was draft)',
    'reviewed on 2026-11-24 by the responder',
    'impact, users Customers get no order emails. → Customers see positions that are old.',
    'severity, raise if: when: It grows., to: sev1 added',
    'step restart: timebox 5m → 15m; caution set to Once only.',
  ]);
});

test('a level is named by its label in that state, whether by its id or its position', () => {
  const severity = textAt('severity.yaml').replace('  - id: sev2\n', '  - id: sev2\n    label: P2\n');
  const moved = withFile('severity.yaml', severity, edited(RUNBOOK, ['start: sev3', 'start: major']));
  assert.deepEqual(said(changesBetween(base, moved)), [
    'level sev2: label set to P2',
    'order queue now starts at P2 (was SEV-3)',
  ]);
  const renamed = edited(RUNBOOK, ['start: sev3', 'start: below-major']);
  assert.deepEqual(said(changesBetween(base, renamed)), ['severity, start sev3 → below-major']);
});

test('steps that come, go, change their name or their place are reported as such', () => {
  const text = textAt(RUNBOOK);
  const steps = text.slice(text.indexOf('  - id: tell'));
  const [tell = '', restart = '', shrinks = ''] = steps.split(/^(?= {2}- id:)/m);
  const change = (to: string): string[] =>
    said(changesBetween(base, withFile(RUNBOOK, text.replace(steps, to))));
  assert.deepEqual(change(tell + shrinks), ['step restart removed, Restart the consumer of the shard']);
  assert.deepEqual(change(restart + tell + shrinks), ['steps reordered: restart, tell, shrinks']);
  assert.deepEqual(change(tell + restart.replace('id: restart', 'id: renew') + shrinks), [
    'step renew: renamed from restart',
  ]);
  const look =
    '  - { id: look, kind: check, title: Look at it, link: orders, expect: It grows., otherwise: end }\n';
  assert.deepEqual(change(tell + look + restart + shrinks), ['step look added, Look at it']);
});

test('causes are reported one by one, and a new name of one is no other cause', () => {
  const causes = (...all: object[]): SourceFile[] => {
    const why = { id: 'why', kind: 'diagnose', title: 'Find it', causes: all, otherwise: 'end' };
    return edited(RUNBOOK, ['steps:\n', `steps:\n  - ${JSON.stringify(why)}\n`]);
  };
  const disk = { cause: 'The disk is full.', run: { shell: 'df' }, expect: '95%', go_to: 'restart' };
  const hand = { cause: 'A shard hangs.', manual: 'Look at it.', expect: 'It hangs.', go_to: 'shrinks' };
  const change = (before: object[], after: object[]): string[] =>
    said(changesBetween(causes(...before), causes(...after)));
  assert.deepEqual(change([disk, hand], [{ ...disk, run: { shell: 'df -h' } }, hand]), [
    'step why: cause The disk is full.: run, shell df → df -h',
  ]);
  assert.deepEqual(change([disk, hand], [disk, { ...hand, cause: 'A shard is stuck.', go_to: 'restart' }]), [
    'step why: cause A shard is stuck.: renamed from A shard hangs.; go to shrinks → restart',
  ]);
  assert.deepEqual(change([disk, hand], [hand, disk]), [
    'step why: causes reordered: A shard hangs., The disk is full.',
  ]);
  const [found = '', ...more] = change([disk, disk], [{ ...disk, expect: '90%' }, disk]);
  assert.match(found, /^step why: causes.* expect: 90%/);
  assert.deepEqual(more, []);
});

test('other kinds are reported by the titles of their keys', () => {
  for (const [path, edits, lines] of [
    ['teams/orders/services/order-intake.yaml', [[/tier: \d/, 'tier: 4']], ['tier 2 → 4']],
    ['roles/responder.yaml', [['name: Responder', 'name: Resolver']], ['name Responder → Resolver']],
  ] as const)
    assert.deepEqual(
      said(changesBetween(base, edited(path, ...(edits as unknown as [string, string][])))).map((line) =>
        line.replace(/tier \d/, 'tier 2'),
      ),
      lines,
      path,
    );
  const page = edited('handbook/during/incident.mdx', [/$/, '\n## Afterwards\n\nGo home.\n']);
  assert.deepEqual(said(changesBetween(base, page)), [
    'section Afterwards added',
    'text: 2 lines added, 0 lines removed',
  ]);
});

test('long texts are cut down to where they differ', () => {
  const long = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
  const [before, after] = [long, long.replace('word30', 'other')].map((text) =>
    edited(RUNBOOK, ['use_when:', `meaning: ${text}\nuse_when:`]),
  );
  assert.match(
    said(changesBetween(before ?? [], after ?? []))[0] ?? '',
    /^meaning … (word2\d )+word30 (word\d\d ?){1,5}… → … (word2\d )+other (word\d\d ?){1,5}…$/,
  );
});

test('a file that is new, removed or moved is reported with its pages', () => {
  const moved = withFile('teams/edge/runbooks/order-queue.yaml', textAt(RUNBOOK), withFile(RUNBOOK));
  assert.deepEqual(said(changesBetween(base, moved)), ['moved from orders to edge']);
  const [removed] = changesBetween(base, withFile(RUNBOOK));
  assert.deepEqual([removed?.how, removed?.pages], ['removed', []]);
  const added = changesBetween(withFile(RUNBOOK), base);
  assert.deepEqual(said(added), ['active, 3 steps, starts at SEV-3', 'answers OrderQueueGrowing']);
  assert.deepEqual(pagesOf(added), [
    '/alerts/OrderQueueGrowing/',
    '/runbooks/order-queue/',
    '/runbooks/order-queue/customer-liaison/',
    '/runbooks/order-queue/responder/',
  ]);
});

test('what cannot be read is not taken for new or gone', () => {
  const broken = withFile(RUNBOOK, 'title: [');
  assert.deepEqual(
    changesBetween(base, broken).map(({ how, lines }) => [how, lines.map(plainLine)]),
    [['unreadable', ['cannot be read as it is now']]],
  );
  assert.deepEqual(said(changesBetween(broken, base)), ['could not be read before']);
  assert.deepEqual(changesBetween(broken, broken), []);
  const stray = changesBetween(base, [...base, { path: 'notes.txt', text: 'x' }]);
  assert.deepEqual(
    stray.map(({ how, kind }) => [how, kind]),
    [['unreadable', undefined]],
  );
});
