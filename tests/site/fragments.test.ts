import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fragmentsOf } from '../../src/exports/fragments.ts';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { elementsOf } from './element.ts';
import { filesIn } from './files.ts';

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
  if (/^(?:menu|side|d_.*|term-.*)$/.test(id)) return true;
  return /^\/(?:severity\/)?$/.test(address) && /^page-|-(?:title|text)$/.test(id);
}

/** Pages that are not made of content, or that a public site does not have. */
const ELSEWHERE = /^\/(?:contribute|health)\//;
