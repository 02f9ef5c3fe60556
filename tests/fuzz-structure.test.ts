import { test } from 'node:test';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { anyValue, commandLine, contentOf, RUNBOOK, seed, share, SMALL, survives, trouble } from './fuzz.ts';

const base = contentOf('tests/fixtures/base', '**/*.yaml').filter(({ path }) => path !== RUNBOOK);

test(`structure: ${share(0.075)} runbooks of any shape, seed ${seed}`, () => {
  fc.assert(
    fc.property(runbookOfAnyShape(), (data) =>
      survives([{ path: RUNBOOK, text: dump(data, { noRefs: true }) }], base),
    ),
    { seed, numRuns: share(0.075) },
  );
});

test(`commands: ${share(0.375)} command lines of pieces of real ones, seed ${seed}`, () => {
  fc.assert(
    fc.property(commandLine(), (shell) =>
      survives([{ path: RUNBOOK, text: dump({ ...SMALL, steps: [step(shell)] }, { noRefs: true }) }]),
    ),
    { seed, numRuns: share(0.375) },
  );
});

function step(shell: string): object {
  return { id: 'a', kind: 'do', title: 'Do it', run: { shell }, expect: 'It says 3.', risk: 'low' };
}

/** Steps of every kind whose exits lead anywhere, with keys of other kinds among theirs. */
function runbookOfAnyShape(): fc.Arbitrary<object> {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'next', 'end', 'escalate', 'a-b', 'Ä', '');
  const words = fc.oneof(
    fc.lorem({ maxCount: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    trouble(),
  );
  const someStep = fc.record(
    {
      id,
      kind: fc.constantFrom(
        'check',
        'do',
        'decide',
        'communicate',
        'escalate',
        'verify',
        'rollback',
        'wait',
        'x',
      ),
      title: words,
      expect: words,
      then: id,
      otherwise: id,
      on_timeout: id,
      alongside: id,
      risk: fc.constantFrom('low', 'high', 'destructive'),
      run: fc.record({ shell: fc.oneof(words, commandLine()), dry_run: words }, { requiredKeys: ['shell'] }),
      manual: words,
      link: fc.constantFrom('orders', 'https://grafana.shop.example/', 'none'),
      of: fc.array(id, { maxLength: 2 }),
      question: words,
      options: fc.array(fc.record({ label: words, go_to: id }), { maxLength: 3 }),
      default: id,
      message: fc.constantFrom('orders-late', 'none'),
      to: fc.constantFrom('team/orders', 'runbook/order-queue', 'service/x', 'x'),
      say: words,
      max: fc.constantFrom('5m', '1h', '0m', '-1m', '999999999999d'),
      for: fc.constantFrom('5m', '1h30m', 'x'),
      timebox: fc.constantFrom('5m', '30s', '9h'),
      undo: fc.oneof(
        fc.record({ manual: words }),
        fc.record({ impossible: words, instead: words }),
        anyValue(),
      ),
      leaves: words,
    },
    { requiredKeys: ['id', 'kind', 'title', 'expect'] },
  );
  return fc
    .record(
      {
        kind: fc.constantFrom('alert', 'symptom', 'procedure', 'recovery', 'security'),
        steps: fc.array(someStep, { maxLength: 5 }),
        meaning: words,
        variables: fc.dictionary(fc.constantFrom('SHARD', 'x', '__proto__', 'constructor'), anyValue()),
        exercised: fc.array(
          fc.record({ date: fc.constantFrom('2026-11-01', '2026-13-01'), kind: words, outcome: words }),
        ),
        alerts: fc.array(fc.record({ name: fc.constantFrom('A', 'a', 'OrderQueueGrowing') }), {
          maxLength: 3,
        }),
        links: fc.oneof(fc.array(anyValue(), { maxLength: 2 }), fc.constant(SMALL.links)),
      },
      { requiredKeys: ['kind', 'steps'] },
    )
    .map((some) => ({ ...SMALL, ...some }));
}
