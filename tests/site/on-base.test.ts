import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse, stringify } from 'yaml';
import { repositoryAt, type Repository } from '../repository.ts';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { scratch } from '../scratch.ts';
import { filesIn } from './files.ts';
import { brokenLinks } from './links.ts';
import { unpack } from './search-index.ts';

/** Larkspur carries parcels. */
const FOREIGN =
  /larkspur|parcels?\b|\bdepots?\b|\bcouriers?\b|\bshippers?\b|consignments?\b|label printers?|\bscanners?\b|labelctl/gi;

/** Its words for those of the base, its colours and its logo. */
const WORDS = {
  'incident commander': 'incident manager',
  commander: 'incident manager',
  customers: 'households',
};
const THEME = {
  accent: '#00695c',
  header: { background: '#00332b', text: '#ffffff' },
  logo: { file: 'logo.svg', alt: 'Saltmarsh Metering' },
};
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#5fd6bf"/></svg>';

/** The old words where they are no words of the base: ids, commands, what search finds a page by, and what laws and other handbooks say. */
const KEPT = /\{\{COMMANDER\}\}|\/page commander|(?:Deputy )?Incident Commander|Also called: .*/g;

const EDIT_URL = 'https://git.saltmarsh.example/metering/edit/main/{path}';

/**
 * A firm of its own on the base that we ship: another trade, four levels with labels, and one team, which keeps its part in
 * another repository. There are three: ours, the firm's and the team's.
 */
const room = scratch();
const team = committed('metering', (root) =>
  cpSync(join(FIRM, 'teams'), join(root, 'docs/incidents/teams'), { recursive: true }),
);
const firm = firmOnBase();
const site = await built({ content: firm });

test('a firm on the base has no broken link', () => {
  assert.deepEqual(brokenLinks(site), []);
});

test('no file of its site has a word of the example, or of the example’s trade', () => {
  const found = textsOfSite().flatMap(([path, text]) =>
    [...text.matchAll(FOREIGN)].map(([word]) => `${path}: ${word}`),
  );
  assert.deepEqual(found, []);
});

test('what the base says is in the words of the firm', () => {
  const owned = ownTexts();
  const left = textsOfSite().flatMap(([path, text]) => {
    if (!path.endsWith('.md') || path === 'clocks.md') return [];
    const said = owned.reduce((rest, own) => rest.replaceAll(own, ''), text.replace(KEPT, ''));
    return [...said.matchAll(/(?<![\w/{`#-])(?:commanders?|customers?)(?![\w-]).{0,30}/gi)].map(
      ([word]) => `${path}: ${word}`,
    );
  });
  assert.deepEqual(left, []);
  const start = readFileSync(join(site.folder, 'index.html'), 'utf8');
  assert.match(start, /No incident manager yet\?/);
  const page = readFileSync(join(site.folder, 'handbook/during/decide/index.html'), 'utf8');
  assert.match(page, /<h[23] id="contradict-the-commander">.{0,60}incident manager/);
});

test('every page has the colours and the logo of the firm, and the printed card has the logo', () => {
  const page = readFileSync(join(site.folder, 'roles/scribe/index.html'), 'utf8');
  const [, sheet = ''] = /<link rel="stylesheet" href="\/(theme\/theme\.\w+\.css)">/.exec(page) ?? [];
  const css = readFileSync(join(site.folder, sheet), 'utf8');
  assert.match(css, /--link:light-dark\(#00695c,#[0-9a-f]{6}\)/);
  const [, logo = ''] =
    /<img class="logo" src="\/(theme\/logo\.\w+\.svg)" alt="Saltmarsh Metering" width="30" height="10">/.exec(
      page,
    ) ?? [];
  assert.equal(readFileSync(join(site.folder, logo), 'utf8'), LOGO);
  assert.match(page, /<img class="card-logo"/);
  for (const [path, text] of textsOfSite())
    if (path.endsWith('.html') && text.includes('class="top"')) assert.ok(text.includes(sheet), path);
});

test('its levels are called as it calls them, and none as the base does', () => {
  const page = readFileSync(join(site.folder, 'severity/index.html'), 'utf8');
  assert.match(page, /\bP1\b/);
  const named = textsOfSite().flatMap(([path, text]) =>
    path.startsWith('reference/') ? [] : [...text.matchAll(/\bSEV-\d/g)].map(([word]) => `${path}: ${word}`),
  );
  assert.deepEqual(named, []);
});

test('pages of another repository say where they are edited and at which commit they were read', () => {
  const page = readFileSync(join(site.folder, 'runbooks/readings-late/index.html'), 'utf8');
  const path = 'docs/incidents/teams/metering/runbooks/readings-late.yaml';
  assert.ok(page.includes(`href="${EDIT_URL.replace('{path}', path)}"`));
  const commit = team.git('rev-parse', 'HEAD').trim();
  const health = readFileSync(join(site.folder, 'health/index.html'), 'utf8');
  assert.ok(health.includes(commit.slice(0, 9)));
  const { layers } = JSON.parse(readFileSync(join(site.folder, 'catalog.json'), 'utf8')) as Exported;
  assert.deepEqual(
    layers.map((layer) => [layer.id, layer.commit, layer.uncommitted]),
    [
      ['muster', undefined, undefined],
      ['metering', commit, false],
      ['org', undefined, undefined],
    ],
  );
});

test('no file says where on this machine the repositories are', () => {
  const found = textsOfSite().filter(([, text]) => text.includes(room) || text.includes(process.cwd()));
  assert.deepEqual(
    found.map(([path]) => path),
    [],
  );
});

/** Every file with what it holds, those of the search index unpacked. */
function textsOfSite(): [path: string, text: string][] {
  return filesIn(site.folder)
    .filter((path) => !path.endsWith('.woff2'))
    .map((path) => {
      const bytes = readFileSync(join(site.folder, path));
      return [path, /\.pf_\w+$/.test(path) ? unpack(bytes) : bytes.toString()];
    });
}

/** The settings, levels, programs and teams of the firm, with every timer and channel that the base names. */
function firmOnBase(): string {
  return join(committed('handbook', writeFirm).root, 'org');
}

function writeFirm(root: string): void {
  const org = join(root, 'org');
  mkdirSync(org);
  const layers = [
    'muster',
    { id: 'metering', path: '../../metering/docs/incidents', holds: ['teams/metering'], edit_url: EDIT_URL },
    '.',
  ];
  writeFileSync(join(org, 'handbook.yaml'), stringify({ layers, words: WORDS }));
  mkdirSync(join(org, 'theme'));
  writeFileSync(join(org, 'theme/logo.svg'), LOGO);
  writeFileSync(join(org, 'theme.yaml'), stringify(THEME));
  for (const part of ['severity.yaml', 'programs.yaml', 'drills/missing-village.yaml', 'drill-settings'])
    cpSync(join(FIRM, part), join(org, part), { recursive: true });
  const [own, shipped] = [FIRM, 'example'].map(settingsIn);
  assert.ok(own && shipped);
  const channels = Object.fromEntries(
    Object.entries(shipped.channels).map(([id, channel]) => [id, { ...channel, name: `The ${id}` }]),
  );
  const settings = {
    ...own,
    channels: { ...channels, ...own.channels },
    timers: { ...shipped.timers, ...own.timers },
  };
  writeFileSync(join(org, 'organisation.yaml'), stringify(settings));
}

/** A repository with one commit. */
function committed(name: string, write: (root: string) => void): Repository {
  const root = join(room, name);
  mkdirSync(root);
  write(root);
  const repository = repositoryAt(root);
  repository.git('init', '-q', '-b', 'main');
  repository.commit('First');
  return repository;
}

/** What the firm and its team write themselves, the longest first. */
function ownTexts(): string[] {
  const texts = [firm, join(team.root, 'docs/incidents')].flatMap((root) =>
    filesIn(root)
      .filter((path) => path.endsWith('.yaml') && path !== 'handbook.yaml')
      .flatMap((path) => stringsIn(parse(readFileSync(join(root, path), 'utf8')))),
  );
  return texts.filter((text) => /commander|customer/i.test(text)).sort((a, b) => b.length - a.length);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function settingsIn(folder: string): Settings {
  return parse(readFileSync(join(folder, 'organisation.yaml'), 'utf8')) as Settings;
}

interface Exported {
  layers: { id: string; commit?: string; uncommitted?: boolean }[];
}

interface Settings {
  channels: Record<string, object>;
  timers: Record<string, object>;
}
