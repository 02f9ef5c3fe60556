import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse, stringify } from 'yaml';
import { built } from './built.ts';
import { FIRM, scratch } from './content.ts';
import { filesIn } from './files.ts';
import { brokenLinks } from './links.ts';
import { unpack } from './search-index.ts';

/** Larkspur carries parcels. */
const FOREIGN =
  /larkspur|parcels?\b|\bdepots?\b|\bcouriers?\b|\bshippers?\b|consignments?\b|label printers?|\bscanners?\b|labelctl/gi;

/** A firm of its own on the base that we ship: another trade, four levels with labels, one team. */
const site = await built({ content: firmOnBase() });

test('a firm on the base has no broken link', () => {
  assert.deepEqual(brokenLinks(site), []);
});

test('no file of its site has a word of the example, or of the example’s trade', () => {
  const found = textsOfSite().flatMap(([path, text]) =>
    [...text.matchAll(FOREIGN)].map(([word]) => `${path}: ${word}`),
  );
  assert.deepEqual(found, []);
});

test('its levels are called as it calls them, and none as the base does', () => {
  const page = readFileSync(join(site.folder, 'severity/index.html'), 'utf8');
  assert.match(page, /\bP1\b/);
  const named = textsOfSite().flatMap(([path, text]) =>
    path.startsWith('reference/') ? [] : [...text.matchAll(/\bSEV-\d/g)].map(([word]) => `${path}: ${word}`),
  );
  assert.deepEqual(named, []);
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
  const org = join(scratch(), 'org');
  mkdirSync(org);
  writeFileSync(join(org, 'handbook.yaml'), 'layers: [muster, .]\n');
  for (const part of [
    'severity.yaml',
    'programs.yaml',
    'teams',
    'drills/missing-village.yaml',
    'drill-settings',
  ])
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
  return org;
}

function settingsIn(folder: string): Settings {
  return parse(readFileSync(join(folder, 'organisation.yaml'), 'utf8')) as Settings;
}

interface Settings {
  channels: Record<string, object>;
  timers: Record<string, object>;
}
