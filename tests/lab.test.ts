import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Runbook } from '../src/model/content.ts';
import { isNumbered, stepsOf } from '../src/model/flow.ts';
import { exampleRunbooks, readRecording, readWalks, TABLE } from './lab/files.ts';
import {
  commandOf,
  commandsDigest,
  exitsOf,
  exitTable,
  fill,
  FROM_SHELL,
  rowsOf,
  type Walks,
} from './lab/walk.ts';

const runbooks = await exampleRunbooks();
const walks = readWalks();

for (const [id, { data }] of runbooks) {
  const file = walks.get(id);
  test(`every exit of ${id} was run, or read against something that is named`, () => {
    assert.ok(file, `tests/lab/walks/${id}.yaml is missing`);
    const rows = rowsOf(data, file);
    const missing = exitsOf(data).filter(({ at, exit }) => !rows.has(`${at} ${exit}`));
    assert.deepEqual(missing, [], 'walk them, or add rows under `exits`');
    assert.deepEqual(
      unknownIn(file, new Set([...exitsOf(data).map(({ at, exit }) => `${at} ${exit}`), ...besides(data)])),
      [],
    );
    for (const row of file.exits ?? [])
      assert.ok(row.saw && (row.against ?? row.how === 'not-possible'), JSON.stringify(row));
    assert.deepEqual(doubled(data, file), [], 'an exit that is walked needs no row');
  });

  test(`what was walked or read of ${id} is what the page says today`, () => {
    if (!file) return;
    const digests = new Map(stepsOf(data).map((step) => [step.id, commandsDigest(step)]));
    const stale = (file.exits ?? []).flatMap((row) =>
      'step' in row && row.commands !== digests.get(row.step) ? [`${row.step} ${row.exit}`] : [],
    );
    assert.deepEqual(stale, [], `read these exits again, then npm run lab -- seal ${id}`);
    assert.deepEqual(differences(id, file, data), [], `npm run lab -- walk ${id}`);
  });
}

test('no walk is of a runbook that does not exist, and the table of exits is fresh', () => {
  assert.deepEqual(
    [...walks.keys()].filter((id) => !runbooks.has(id)),
    [],
  );
  const entries = [...walks].flatMap(([id, file]) => {
    const entry = runbooks.get(id);
    return entry ? [[entry, file] as [typeof entry, Walks]] : [];
  });
  assert.equal(readFileSync(TABLE, 'utf8'), exitTable(entries), 'npm run lab -- table');
});

/** A step that nobody waits for leads nowhere, and is done all the same. */
function besides(data: Runbook): string[] {
  return stepsOf(data).flatMap((step) => (isNumbered(step) ? [] : [`${step.id} then`]));
}

/** The rows of exits that a walk takes, or that another row has. */
function doubled(data: Runbook, { lab, walks: all = [], exits = [] }: Walks): string[] {
  const walked = rowsOf(data, { lab, walks: all });
  const names = exits.map((row) => ('page' in row ? `page ${row.page}` : `${row.step} ${row.exit}`));
  return names.filter((name, index) => walked.has(name) || names.indexOf(name) !== index);
}

/** The exits that a file names and the page does not have. */
function unknownIn({ walks: all = [], exits = [] }: Walks, known: Set<string>): string[] {
  const named = [
    ...all.flatMap(({ visits }) =>
      visits.flatMap((visit) =>
        'step' in visit && visit.exit !== undefined ? [`${visit.step} ${visit.exit}`] : [],
      ),
    ),
    ...exits.map((row) => ('page' in row ? `page ${row.page}` : `${row.step} ${row.exit}`)),
  ];
  return named.filter((name) => !known.has(name));
}

/** What differs between the visits with a command, the recording, and the page. */
function differences(id: string, file: Walks, data: Runbook): string[] {
  const recording = readRecording(id);
  return (file.walks ?? []).flatMap(({ name, values: first = {}, visits }) => {
    const recorded = recording?.walks.find((each) => each.name === name)?.visits ?? [];
    const set = { ...first };
    const wanted = visits.flatMap((visit) => {
      if ('values' in visit) Object.assign(set, visit.values);
      const command = commandOf(data, visit);
      return 'lab' in visit || command === undefined ? [] : [{ visit, command, set: { ...set } }];
    });
    if (wanted.length !== recorded.length)
      return [`${name}: ${recorded.length} of ${wanted.length} commands are recorded`];
    return wanted.flatMap(({ visit, command, set }, index) => {
      const { command: ran = '', values = {}, output = '', code } = recorded[index] ?? {};
      const at = `${name}: ${'step' in visit ? visit.step : `access ${visit.access}`}`;
      if (fill(command, values) !== ran) return [`${at} runs another command now`];
      if (Object.entries(set).some(([key, value]) => !value.startsWith(FROM_SHELL) && values[key] !== value))
        return [`${at} was run with other values`];
      if ((visit.code ?? 0) !== code) return [`${at} ended with ${code}`];
      return visit.prints === undefined || new RegExp(visit.prints, 'm').test(output)
        ? []
        : [`${at} printed something else`];
    });
  });
}
