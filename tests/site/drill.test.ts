import { test } from 'node:test';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { assertNothingFound, assertNothingSpoilt } from './spoilers.ts';

test('what players may read spoils nothing', async () => {
  assertNothingSpoilt(await built({ content: FIRM }), 1);
});

test('search finds the players’ page of a drill, and nothing that spoils one', async () => {
  assertNothingFound(await built({ content: FIRM }));
});
