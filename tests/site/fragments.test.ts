import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fragmentsOf } from '../../src/exports/fragments.ts';
import { siteOf } from '../../src/exports/site.ts';
import { addressesOf } from '../../src/model/addresses.ts';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { elementsOf } from './element.ts';
import { filesIn } from './files.ts';

/** Files that are named by their content, so that nobody links to them. */
const OURS = /^\/(?:_astro\/|pagefind\/|theme\/theme\.)/;

const INSIDE = ['/print/authority/', '/print/contacts/', '/reference/schemas/health/'];

/** A checklist is there only for a role that has a step. */
const CHECKLIST = /^\/runbooks\/[^/]+\/[^/]+\/$/;

/** Pages that are not made of content, or that a public site does not have. */
const ELSEWHERE = /^\/(?:contribute|health)\//;

for (const audience of ['internal', 'public'] as const)
  test(`every place on every page of the ${audience} site is known without building it, and no other`, async () => {
    const { folder, catalog } = await built({ content: FIRM, audience });
    for (const { address, ids, redirects } of pagesOf(folder)) {
      if (ELSEWHERE.test(address)) continue;
      const known = [...(fragmentsOf(catalog, address) ?? ['no such page'])];
      if (redirects) assert.deepEqual(known, fragmentsOf(catalog, address) ? ['main'] : known, address);
      else assert.deepEqual(known.sort(), ids.filter((id) => !isHidden(address, id)).sort(), address);
    }
  });

test('every page and file of a site is known without building it, and no other', async () => {
  const { folder, catalog } = await built({ content: FIRM });
  const site = siteOf(catalog, () => globSync('**/*.*', { cwd: 'public' }).map((path) => `/${path}`));
  const files = filesIn(folder).map((file) => `/${file}`);
  const isKnownPage = (address: string): boolean =>
    ELSEWHERE.test(address) ||
    INSIDE.includes(address) ||
    site.redirect(address) !== undefined ||
    site.hasPage(address) ||
    addressesOf(catalog).has(address);
  const isKnown = (file: string): boolean =>
    file.endsWith('/index.html') ? isKnownPage(file.replace(/index\.html$/, '')) : site.files(file).has(file);
  assert.deepEqual(
    files.filter((file) => !OURS.test(file) && !isKnown(file)),
    [],
  );
  const pages = [...addressesOf(catalog)].filter(
    (address) => !CHECKLIST.test(address) || site.fragments(address) !== undefined,
  );
  const known = [...pages.map((address) => `${address}index.html`), ...site.files(''), ...site.files('x.md')];
  assert.deepEqual(
    known.filter((file) => !files.includes(file)),
    [],
  );
});

function pagesOf(folder: string): { address: string; ids: string[]; redirects: boolean }[] {
  const files = filesIn(folder).filter((file) => /(^|\/)index\.html$/.test(file));
  return files.map((file) => {
    const elements = elementsOf(readFileSync(join(folder, file), 'utf8'));
    return {
      address: `/${file.replace(/index\.html$/, '')}`,
      ids: elements.flatMap(({ attributes }) => attributes.get('id') ?? []),
      redirects: elements.some(({ attributes }) => attributes.get('http-equiv') === 'refresh'),
    };
  });
}

/** Whether no reader is sent to an id: of menus, names for screen readers, diagrams, terms, and commands to copy. */
function isHidden(address: string, id: string): boolean {
  // A footnote is reached from its text alone.
  if (/^(?:menu|side|d_.*|term-.*|fn-.*)$/.test(id)) return true;
  return /^\/(?:severity\/)?$/.test(address) && /^page-|-(?:title|text)$/.test(id);
}
