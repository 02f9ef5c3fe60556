import { test } from 'node:test';
import fc from 'fast-check';
import { anyValue, contentOf, RUNBOOK, seed, share, survives, trouble } from './fuzz.ts';

const real = ['firm/content', 'base', 'twenty-steps'].flatMap((folder) =>
  contentOf(`tests/fixtures/${folder}`),
);
const runbooks = real.filter(({ path }) => path.includes('/runbooks/'));

test(`values: ${share(0.175)} real runbooks with a value replaced, seed ${seed}`, () => {
  fc.assert(
    fc.property(fc.nat(runbooks.length - 1), fc.nat(), anyValue(), (index, line, value) => {
      const lines = runbooks[index]?.text.split('\n') ?? [];
      const at = line % lines.length;
      lines[at] = (lines[at] ?? '').replace(/: .*/, () => `: ${JSON.stringify(value)}`);
      survives([{ path: RUNBOOK, text: lines.join('\n') }]);
    }),
    { seed, numRuns: share(0.175) },
  );
});

test(`text: ${share(0.375)} real files of every kind with letters changed, seed ${seed}`, () => {
  fc.assert(
    fc.property(fc.nat(real.length - 1), fc.array(edit(), { minLength: 1, maxLength: 4 }), (index, edits) => {
      const file = real[index] ?? { path: RUNBOOK, text: '' };
      survives([{ path: file.path, text: edits.reduce(edited, file.text) }]);
    }),
    { seed, numRuns: share(0.375) },
  );
});

/** A place, as a part of the text's length; how many letters go; and what comes instead. */
function edit(): fc.Arbitrary<[number, number, string]> {
  return fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(0, 0, 1, 3, 40, 400),
    fc.oneof(trouble(), fc.string({ unit: 'binary', maxLength: 5 })),
  );
}

function edited(text: string, [place, length, instead]: [number, number, string]): string {
  const at = Math.floor(place * text.length);
  return text.slice(0, at) + instead + text.slice(at + length);
}
