import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { runbookView } from './runbook.ts';

const { catalog } = await readCatalog('tests/fixtures/firm/content', {
  now: new Date('2026-11-25'),
  audience: 'restricted',
  lint: false,
});

function stepsOf(id: string): Map<string, ReturnType<typeof runbookView>['steps'][number]> {
  const entry = catalog.runbooks.get(id);
  assert.ok(entry, id);
  return new Map(runbookView(catalog, entry).steps.map((step) => [step.id, step]));
}

test('where another role goes on, the exit says whose step it is, and that step from whom it comes', () => {
  let handed = 0;
  for (const id of catalog.runbooks.keys()) {
    const steps = stepsOf(id);
    for (const step of steps.values())
      for (const { to } of step.exits) {
        if (to.type !== 'step') continue;
        const next = steps.get(to.id);
        const theirs = next?.role?.name === step.role?.name ? undefined : next?.role?.name;
        assert.equal(to.whose, theirs, `${id}: ${step.id} to ${to.id}`);
        const sender = next?.comesFrom.find((place) => place.id === step.id);
        assert.equal(sender?.whose, theirs && step.role?.name, `${id}: ${to.id} from ${step.id}`);
        if (theirs) handed++;
      }
  }
  assert.ok(handed > 0);
});

test('a message beside the flow says with whose step it starts', () => {
  const beside = [...stepsOf('readings-late').values()].filter(({ role }) => role?.id === 'customer-liaison');
  assert.ok(beside.length > 0);
  for (const step of beside) assert.equal(step.alongside?.whose, 'Responder', step.id);
});
