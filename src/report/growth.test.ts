import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workOf } from '../../tests/work.ts';
import { buildCatalog } from '../check/build-catalog.ts';
import { RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import { link } from '../check/link.ts';
import { suppress } from '../check/suppression.ts';
import { readComments } from '../diagnostics/comment.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { limitedNearest } from '../diagnostics/spelling.ts';
import { emptyCatalog, type Catalog } from '../model/catalog.ts';
import type { Runbook, Team } from '../model/content.ts';
import { flowOf, type Step } from '../model/flow.ts';
import { readFile } from '../check/read.ts';
import { schemaFindings } from '../schema/finding.ts';
import type { Use } from '../schema/validate.ts';
import { alertCoverage } from '../upkeep/alert-coverage.ts';
import type { RuleFile } from '../upkeep/rule-file.ts';
import { healthOf } from '../upkeep/health.ts';
import { valueChanges } from '../upkeep/value-change.ts';
import { FORMATS } from './formats.ts';
import { githubSummary } from './github.ts';

const NOW = new Date('2026-11-24');
const FEW = 100;

const SCHEMA = { type: 'array', items: { properties: { id: {}, title: {} } } };

/** Each does work for so many findings, entries or teams. */
const PLACES: Record<string, (size: number) => unknown> = {
  ...Object.fromEntries(
    [...FORMATS].flatMap(([name, report]) => [
      [`${name}, one file`, (size: number) => report(resultOf(size, 1), { failOn: 'error' })],
      [`${name}, many files`, (size: number) => report(resultOf(size, size), { failOn: 'error' })],
    ]),
  ),
  'the summary for GitHub': (size) => githubSummary(resultOf(size, 1)),
  'comments that suppress findings': (size) => {
    const text = repeat(size, (index) => `k${index}: v # muster ignore[cmd/prompt] -- why\n`);
    suppress(resultOf(size, 1).diagnostics, [{ ...readFile({ path: 'glossary.yaml', text }), data: {} }], {
      now: NOW,
      known: RULE_DESCRIPTIONS,
    });
  },
  'lines of comments': (size) =>
    readComments({ text: `${'#\n'.repeat(size)}a: b\n`, firstLine: 1, lines: size }),
  'unknown keys in an entry of a list': (size) =>
    build(
      'glossary.yaml',
      `terms:\n  - text: A\n${repeat(size, (index) => `    k${index}: 1\n`)}    id: a\n`,
    ),
  'findings in a block of text': (size) =>
    build('messages/a.yaml', `title: A\nbody: |\n${'  {{role.x}}\n'.repeat(size)}`),
  'references to the ids of a file': (size) => {
    const file = readFile({ path: 'teams/a/runbooks/b.yaml', text: 'title: A\n' });
    const data = { links: list(size, (index) => ({ id: `l${index}` })) };
    const uses = list(size, (index): Use => ({ target: 'link', value: `l${index}`, pointer: '/link' }));
    link(emptyCatalog(), [{ ...file, data, uses, texts: [] }]);
  },
  'keys that are missing': (size) =>
    schemaFindings(
      'a.yaml',
      list(size, (index) => ({
        keyword: 'required',
        instancePath: '',
        schemaPath: '',
        params: { missingProperty: `k${index}` },
        parentSchema: {},
      })),
    ),
  'steps of a runbook': (size) => flowOf(list(size, (index) => ({ id: `s${index}`, kind: 'do' }) as Step)),
  'entries that are renamed': (size) => changes(size, (name, index) => ({ id: name, title: `t${index}` })),
  'entries that are replaced': (size) => changes(size, (name) => ({ id: name, title: name })),
  'entries that are reordered': (size) =>
    valueChanges(
      list(size, (index) => ({ id: `a${index}` })),
      list(size, (index) => ({ id: `a${size - index - 1}` })),
      SCHEMA,
      {},
    ),
  'values that change': (size) => changes(size, (name) => name),
  'runbooks of one alert': (size) => alertCoverage(catalogOf(size), [alertsOf(1)]),
  'health of teams': (size) =>
    healthOf(catalogOf(size), {
      now: NOW,
      rules: [alertsOf(size)],
      findings: list(size, (index) => ({ file: `${index}.yaml`, line: 1, rule: 'cmd/prompt' })),
    }),
};

for (const [name, run] of Object.entries(PLACES))
  test(`ten times as much takes about ten times the work: ${name}`, () => {
    // The first run also compiles what is compiled once.
    run(1);
    const [few, many] = [workOf(() => run(FEW)), workOf(() => run(10 * FEW))];
    // What depends on the square would take a hundred times the work.
    assert.ok(many < 15 * few, `${few} became ${many}`);
  });

test('the text of a file is read once, however many findings it has', () => {
  const asked: string[] = [];
  const textOf = (file: string): string => (asked.push(file), 'one\ntwo\n');
  FORMATS.get('pretty')?.({ ...resultOf(100, 10), textOf });
  assert.equal(asked.length, 10);
});

test('suggestions end when many names were compared', () => {
  const nearest = limitedNearest(5);
  const known = new Set(['alpha', 'beta', 'gamma']);
  assert.deepEqual(
    list(3, () => nearest('alpa', known)),
    ['alpha', 'alpha', undefined],
  );
});

function resultOf(
  findings: number,
  files: number,
): Parameters<typeof githubSummary>[0] & { diagnostics: Diagnostic[] } {
  const diagnostics = list(findings, (index): Diagnostic => ({
    file: `content/${files === 1 ? 'glossary' : index % files}.yaml`,
    line: index + 1,
    column: 1,
    endLine: index + 1,
    endColumn: 2,
    rule: 'cmd/prompt',
    level: 'warning',
    message: 'm',
  }));
  return { diagnostics, suppressed: [], files, seconds: 0, textOf: () => 'one\ntwo\n' };
}

function build(path: string, text: string): unknown {
  return buildCatalog([{ path, text }], { now: NOW, lint: false });
}

function changes(size: number, make: (name: string, index: number) => unknown): unknown {
  const [before, after] = ['a', 'b'].map((letter) => list(size, (index) => make(`${letter}${index}`, index)));
  return valueChanges(before, after, SCHEMA, {});
}

/** As many teams as runbooks, all of which name one alert. */
function catalogOf(size: number): Catalog {
  const catalog = emptyCatalog();
  for (const id of list(size, String)) {
    const data = { title: 'T', kind: 'alert', alerts: [{ name: 'Same' }], steps: [] } as unknown as Runbook;
    catalog.runbooks.set(id, { id, file: `${id}.yaml`, team: id, data });
    catalog.teams.set(id, {
      id,
      file: `${id}/team.yaml`,
      team: id,
      data: { name: `Team ${id}`, contacts: [], escalation: [] } as unknown as Team,
    });
  }
  return catalog;
}

function alertsOf(size: number): RuleFile {
  const alerts = list(size, (index) => ({
    file: 'rules.yaml',
    name: `Alert${index}`,
    group: 'g',
    expr: '',
    for: undefined,
    keepFiringFor: undefined,
    labels: { team: String(index) },
    annotations: {},
    urlPlace: { line: 1, column: 1 },
    line: 1,
    column: 1,
  }));
  return { file: 'rules.yaml', alerts, recording: 0, passedOver: [], findings: [] };
}

function repeat(size: number, line: (index: number) => string): string {
  return list(size, line).join('');
}

function list<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}
