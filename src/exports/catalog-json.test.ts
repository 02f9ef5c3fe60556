import { Ajv } from 'ajv';
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildCatalog } from '../check/build-catalog.ts';
import type { SourceFile } from '../check/read.ts';
import type { Marking } from '../model/content.ts';
import { exportOf, type CatalogExport, type ExportedEntry } from './catalog-json.ts';
import { exportSchema } from './catalog-schema.ts';

const FIRM = 'tests/fixtures/firm/content';
const AUDIENCES: Marking[] = ['public', 'internal', 'restricted'];
const ajv = new Ajv({
  allErrors: true,
  strict: false,
  discriminator: true,
  formats: { date: true, regex: true },
});
const accepts = ajv.compile(exportSchema());

const CHOOSE = `title: Choose a way
status: draft
out_of_scope: [{ when: Only refunds are late., goto: team/orders }]
steps:
  - id: choose
    kind: decide
    title: Choose a way
    options: [{ label: 'Yes', goto: next }, { label: 'No' }]
    default: escalate
  - { id: look, kind: check, title: Look at the queue }
`;

/** A content folder with, besides, files of the test's own. */
function exported(folder: string, audience: Marking, extra: Record<string, string> = {}): CatalogExport {
  return exportedFrom(
    [...filesOf(folder), ...Object.entries(extra).map(([path, text]) => ({ path, text }))],
    audience,
  );
}

function filesOf(folder: string): SourceFile[] {
  const paths = globSync('**/*.{yaml,mdx}', { cwd: folder }).sort();
  return paths.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

function exportedFrom(files: SourceFile[], audience: Marking): CatalogExport {
  const { catalog, diagnostics } = buildCatalog(files, { now: new Date('2026-11-25'), audience });
  assert.deepEqual(
    diagnostics.filter(({ level }) => level === 'error'),
    [],
  );
  return exportOf(catalog);
}

test('the schema accepts the export of a whole handbook, for every audience', () => {
  for (const audience of AUDIENCES) {
    const data = exported(FIRM, audience);
    assert.ok(accepts(data), `${audience}: ${ajv.errorsText(accepts.errors)}`);
    assert.equal(data.audience, audience);
  }
});

test('a runbook says where every step leads, by the present names of its keys', () => {
  const [entry] = exported('tests/fixtures/base', 'internal', {
    'teams/orders/runbooks/choose.yaml': CHOOSE,
  })['runbooks'] as ExportedEntry[];
  assert.deepEqual(entry?.flow, [
    {
      step: 'choose',
      number: 1,
      exits: [
        { on: 'option', label: 'Yes', to: 'step', step: 'look' },
        { on: 'option', label: 'No', to: 'unwritten' },
        { on: 'default', to: 'escalate' },
      ],
    },
    {
      step: 'look',
      number: 2,
      exits: [
        { on: 'then', to: 'end' },
        { on: 'otherwise', to: 'unwritten' },
      ],
    },
  ]);
  assert.doesNotMatch(JSON.stringify(entry), /"goto"/);
});

test('the schema refuses what is no export', () => {
  const data = exported('tests/fixtures/two-teams', 'internal');
  assert.ok(accepts(data));
  for (const wrong of [
    { ...data, version: 1 },
    { ...data, runbooks: [{ id: 'x' }] },
    { ...data, more: 1 },
  ])
    assert.equal(accepts(wrong), false);
});

test('the same content gives the same bytes, in whatever order its files are read', () => {
  const files = filesOf(FIRM);
  const [first, second] = [files, files.toReversed()].map((each) => exportedFrom(each, 'restricted'));
  assert.equal(JSON.stringify(first), JSON.stringify(second));
});

test('files and addresses are relative', () => {
  const data = exported(FIRM, 'restricted');
  const entries = Object.entries(data).flatMap(([key, value]) =>
    Array.isArray(value) && key !== 'layers' ? (value as ExportedEntry[]) : [],
  );
  assert.ok(entries.some(({ address }) => address === 'runbooks/readings-late/'));
  for (const { file, address } of entries) {
    assert.match(file, /^content\/[a-z0-9/.-]+\.(yaml|mdx)$/);
    assert.match(address ?? 'none/', /^[a-z0-9/-]+\/$/);
  }
});

test("facts are filled in, and the reader's fields stay", () => {
  const text = JSON.stringify(exported(FIRM, 'restricted'));
  assert.doesNotMatch(text, /\{\{(timer|level|channel|role)\./);
  assert.match(text, /After 4 h at most/);
  assert.match(text, /\{\{INCIDENT_ID\}\}/);
});

test('what is restricted is neither in an internal export nor named by it', () => {
  const extra = {
    'teams/orders/runbooks/stolen-till.yaml': runbook('security', 'room: The private room'),
    'teams/orders/runbooks/lost-till.yaml': runbook(
      'procedure',
      'meaning: "Someone took it? See [the other page](/runbooks/stolen-till/) or [the team](/teams/orders/)."\nout_of_scope: [{ when: Someone took it., go_to: runbook/stolen-till }]',
    ),
  };
  assert.match(JSON.stringify(exported('tests/fixtures/two-teams', 'restricted', extra)), /stolen-till/);
  const internal = exported('tests/fixtures/two-teams', 'internal', extra);
  assert.doesNotMatch(JSON.stringify(internal), /stolen-till/);
  const { data } = (internal['runbooks'] as ExportedEntry[]).find(
    ({ id }) => id === 'lost-till',
  ) as ExportedEntry;
  assert.deepEqual((data as { out_of_scope: unknown }).out_of_scope, [
    { when: 'Someone took it.', go_to: 'runbook/withheld' },
  ]);
  assert.match(JSON.stringify(data), /See the other page or \[the team\]\(\/teams\/orders\/\)/);
  assert.ok(accepts(internal));
});

test('a public export names nobody who can be paged and no place where people talk', () => {
  const marked = {
    'teams/orders/runbooks/lost-till.yaml': runbook(
      'procedure',
      'marking: public\nescalation: [{ contact: on-call, after: 0m }]',
    ),
  };
  const data = exported('tests/fixtures/two-teams', 'public', marked);
  const organisation = (data['organisation'] as ExportedEntry).data as object;
  for (const key of ['page', 'channels', 'open_incidents', 'contacts', 'authority'])
    assert.ok(!(key in organisation), key);
  const text = JSON.stringify(data);
  for (const word of ['on-call', '"channel":"command"', 'contacts']) assert.ok(!text.includes(word), word);
  assert.match(text, /lost-till/);
  assert.ok(accepts(data), ajv.errorsText(accepts.errors));
});

function runbook(kind: string, more: string): string {
  return `title: A till is gone
kind: ${kind}
status: draft
use_when: A till is not where it was.
${kind === 'security' ? 'impact: { users: Nobody yet. }\nservices: [order-intake]\nseverity: { start: sev2 }\n' : ''}${more}
steps:
  - { id: look, kind: verify, title: Look for it, link: "https://tills.example", expect: It is in the list. }
`;
}
