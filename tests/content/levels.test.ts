import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogOf, readSources } from '../../src/loaders/catalog.ts';
import { jumpList } from '../../src/exports/jump.ts';
import { markdownVersions } from '../../src/exports/markdown/index.ts';
import type { Severity } from '../../src/model/content.ts';
import { ALONE } from '../../src/model/layer.ts';
import { findLevel, levelName, scaleOf, type Level } from '../../src/model/level.ts';

/** The base serves organisations whose levels are fewer, have other names, or draw the line of a major incident elsewhere. */
const now = new Date();
const shipped = await readSources('example');
const base = shipped.filter(({ layer, path }) => layer?.isBase === true && path !== 'severity.yaml');
const firmFiles = shipped.filter(({ path }) => path === 'organisation.yaml' || path === 'handbook.yaml');
const place = { path: 'severity.yaml', file: 'example/severity.yaml', layer: firmFiles[0]?.layer ?? ALONE };
const { catalog: example } = await catalogOf(shipped, { now, lint: false });
const severity = example.severity?.data;
assert.ok(severity);

const FIRMS: Record<string, Firm> = {
  'two levels that are both major': { ids: 'red amber', like: [0, 1], majorAt: 'amber' },
  'three levels, without labels': { ids: 'high middle low', like: [0, 1, 3], majorAt: 'high' },
  'four levels, P1 to P4': {
    ids: 'outage-1 outage-2 outage-3 outage-4',
    labels: ['P1', 'P2', 'P3', 'P4'],
    like: [0, 1, 2, 3],
    majorAt: 'outage-2',
  },
  'five levels, with characters that Markdown reads': {
    ids: 'class-a class-b class-c class-d class-e',
    labels: ['*A*', '*B*', '*C*', '*D*', '*E*'],
    like: [0, 1, 2, 3, 4],
    majorAt: 'class-c',
  },
};

for (const [name, firm] of Object.entries(FIRMS))
  test(`the base is whole with ${name}`, async () => {
    const own = severityOf(firm, severity);
    const text = JSON.stringify(own);
    const { catalog, ...result } = await catalogOf([...base, ...firmFiles, { ...place, text }], { now });
    assert.deepEqual(result.diagnostics, []);
    const versions = markdownVersions(catalog);
    assert.ok(versions.size > 100);
    for (const [address, version] of versions) assert.doesNotMatch(version, strangersTo(own.levels), address);
    const major = findLevel(scaleOf(own), 'major');
    assert.ok(major);
    const shown = `From ${levelName(major).replaceAll('*', '\\*')} ${major.name} upwards`;
    assert.ok(versions.get('/handbook/during/incident/')?.includes(shown), shown);
    assert.deepEqual(
      jumpList(catalog).flatMap(([title, , kind]) => (kind === 'Severity' ? [title] : [])),
      own.levels.map((level) => `${levelName(level)} ${level.name}`),
    );
  });

/** The levels of another firm, with the criteria and times of some of ours. */
function severityOf({ ids, labels, like, majorAt }: Firm, ours: Severity): Severity {
  const names = ids.split(' ');
  const levels = like.map((index, place): Level => {
    const level = { ...(ours.levels[index] as Level), id: names[place] ?? '', rank: place + 1 };
    delete level.label;
    const label = labels?.[place];
    return { ...level, ...(label !== undefined && { label }) };
  });
  const theirs = (id: string): string => {
    const index = ours.levels.findIndex((level) => level.id === id);
    return names[like.findIndex((each) => each >= index)] ?? names.at(-1) ?? '';
  };
  const cells = Object.entries(ours.grid.cells).map(([impact, row]) => [
    impact,
    Object.fromEntries(Object.entries(row).map(([urgency, id]) => [urgency, theirs(id)])),
  ]);
  return {
    levels,
    major_at: majorAt,
    overrides: ours.overrides.map((override) => ({ ...override, at_least: theirs(override.at_least) })),
    grid: { ...ours.grid, cells: Object.fromEntries(cells) as Severity['grid']['cells'] },
  };
}

/** Matches what no page may show: our own levels, an id where there is a label, and a fact that was not filled in. */
function strangersTo(levels: Level[]): RegExp {
  const ids = levels.flatMap(({ id, label }) => (label === undefined ? [] : [levelName({ id })]));
  return new RegExp(['\\{\\{level\\.', '\\bSEV-\\d', ...ids.map((id) => `\\b${id}\\b`)].join('|'));
}

/** `like`: for each level, the index of the one of ours whose criteria and times it has. */
interface Firm {
  ids: string;
  labels?: string[];
  like: number[];
  majorAt: string;
}
