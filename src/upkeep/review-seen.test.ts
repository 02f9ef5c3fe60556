import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Runbook } from '../model/content.ts';
import { changedSinceReview, seenNow } from './review-seen.ts';

const { catalog } = await readCatalog('tests/fixtures/base', {
  now: new Date('2026-11-24'),
  audience: 'restricted',
});

/** A copy that may be changed, with its runbook reviewed as it is. */
function reviewed(): { catalog: Catalog; entry: Entry<Runbook> & { data: { services: string[] } } } {
  const copy = structuredClone(catalog);
  const entry = copy.runbooks.get('order-queue');
  assert.ok(entry?.data.services);
  entry.data.reviewed = { date: '2026-11-12', by: 'responder', seen: seenNow(copy, entry) };
  return { catalog: copy, entry: entry as ReturnType<typeof reviewed>['entry'] };
}

test('nothing has changed right after a review', () => {
  const { catalog: copy, entry } = reviewed();
  assert.deepEqual(changedSinceReview(copy, entry), []);
  for (const [ref, digest] of Object.entries(entry.data.reviewed?.seen ?? {}))
    assert.match(`${ref} ${digest}`, /^(service|team|runbook|message|level)\/[a-z0-9-]+ [0-9a-f]{7}$/);
});

test('a service, a ladder and a level that change are named', () => {
  const { catalog: copy, entry } = reviewed();
  const service = copy.services.get(entry.data.services[0] ?? '');
  const team = copy.teams.get(entry.team ?? '');
  const level = copy.severity?.data.levels.find(({ id }) => id === entry.data.severity?.start);
  assert.ok(service && team && level);
  service.data.tier = service.data.tier === 1 ? 2 : 1;
  team.data.contacts.forEach((contact) => (contact.page = '/page someone-else'));
  level.criteria.push('More than a thousand users are hurt.');
  assert.deepEqual(
    changedSinceReview(copy, entry).map(({ ref, how }) => `${ref} ${how}`),
    [`level/${level.id} changed`, `service/${service.id} changed`, `team/${team.id} changed`],
  );
});

test('who may make the decision of a step is part of what was reviewed', () => {
  const { catalog: copy, entry } = reviewed();
  const organisation = copy.organisation?.data;
  const step = entry.data.steps?.find(({ kind }) => kind === 'do');
  assert.ok(organisation && step?.kind === 'do');
  organisation.authority = [{ act: 'accept-data-loss', by: 'incident-commander', delegate: 'responder' }];
  step.act = 'accept-data-loss';
  const changes = (): string[] => changedSinceReview(copy, entry).map(({ ref, how }) => `${ref} ${how}`);
  assert.deepEqual(changes(), ['act/accept-data-loss added']);
  entry.data.reviewed = { date: '2026-11-12', by: 'responder', seen: seenNow(copy, entry) };
  assert.deepEqual(changes(), []);
  organisation.authority = [{ act: 'accept-data-loss', by: 'incident-commander' }];
  assert.deepEqual(changes(), ['act/accept-data-loss changed']);
});

test('a corrected description and keys in another order are no change', () => {
  const { catalog: copy, entry } = reviewed();
  const service = copy.services.get(entry.data.services[0] ?? '');
  assert.ok(service);
  service.data.description = 'Said better.';
  service.data = Object.fromEntries(Object.entries(service.data).reverse()) as unknown as typeof service.data;
  assert.deepEqual(changedSinceReview(copy, entry), []);
});

test('files that are moved are no change', () => {
  const { catalog: copy, entry } = reviewed();
  const before = seenNow(copy, entry);
  const places: unknown[] = Object.values(copy);
  const entries = places.flatMap((place) =>
    place instanceof Map ? ([...place.values()] as unknown[]) : [place],
  );
  for (const each of entries as ({ file?: string } | undefined)[])
    if (each?.file !== undefined) each.file = each.file.replace('content/', 'elsewhere/');
  assert.ok(copy.severity?.file.startsWith('elsewhere/'));
  assert.deepEqual(seenNow(copy, entry), before);
});

test('new and former dependencies are distinguished from changed ones', () => {
  const { catalog: copy, entry } = reviewed();
  copy.runbooks.set('other', { ...entry, id: 'other' });
  entry.data.out_of_scope = [{ when: 'Always.', go_to: 'runbook/other' }];
  assert.ok(entry.data.reviewed?.seen);
  entry.data.reviewed.seen['message/long-gone'] = 'a41c09e';
  assert.deepEqual(
    changedSinceReview(copy, entry).map(({ ref, how }) => `${ref} ${how}`),
    ['message/long-gone removed', 'runbook/other added'],
  );
});

test('what a reader does in a runbook that is followed is part of what was reviewed', () => {
  const { catalog: copy, entry } = reviewed();
  const called = structuredClone(entry);
  copy.runbooks.set('other', { ...called, id: 'other' });
  entry.data.steps?.push({ id: 'follow', kind: 'follow', title: 'Follow the other', runbook: 'other' });
  entry.data.reviewed = { date: '2026-11-12', by: 'responder', seen: seenNow(copy, entry) };
  const changes = (): string[] => changedSinceReview(copy, entry).map(({ ref, how }) => `${ref} ${how}`);
  const step = called.data.steps?.find(({ kind }) => kind === 'do');
  assert.ok(step?.kind === 'do' && step.run);
  step.title = 'Said better';
  step.detail = 'Explained.';
  assert.deepEqual(changes(), []);
  step.run.shell = 'kubectl --context prod-eu -n orders delete deploy/order-consumer';
  assert.deepEqual(changes(), ['runbook/other changed']);
});

test('what an audience may not see is no change for it', () => {
  const { catalog: copy, entry } = reviewed();
  assert.deepEqual(changedSinceReview({ ...copy, audience: 'public' }, entry), []);
  entry.data.out_of_scope = [{ when: 'Always.', go_to: 'runbook/withheld' }];
  assert.deepEqual(changedSinceReview(copy, entry), []);
});

test('a review that noted nothing says nothing', () => {
  const { catalog: copy, entry } = reviewed();
  delete entry.data.reviewed?.seen;
  assert.deepEqual(changedSinceReview(copy, entry), []);
});
