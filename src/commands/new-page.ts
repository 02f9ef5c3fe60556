import { join, relative } from 'node:path';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import { quote } from '../diagnostics/spelling.ts';
import { fileOf, layerOf } from '../check/read.ts';
import { today } from '../loaders/build-day.ts';
import { readSources } from '../loaders/catalog.ts';
import { placeOf } from '../loaders/place.ts';
import { addressOf } from '../model/addresses.ts';
import { formatDay } from '../model/day.ts';
import type { Context } from './context.ts';
import { nameOf, refuseId } from './scaffold/id.ts';
import { writeNew } from './scaffold/write-new.ts';

/**
 * Writes a page of the handbook into the last layer, with its questions in it. Throws a UsageError for a word that names no
 * page, and a CommandError if there is such a page already.
 */
export async function newPage(content: string, word: string | undefined, context: Context): Promise<void> {
  const [section = '', name = '', ...rest] = (word ?? '').split('/');
  if (name === '' || rest.length > 0)
    throw new UsageError('Expected npm run new -- page SECTION/NAME, as in during/night-shift.');
  const refusal = refuseId(section) ?? refuseId(name);
  if (refusal) throw new UsageError(refusal);
  const path = `handbook/${section}/${name}.mdx`;
  const file = join(content, path);
  const shown = relative(context.cwd, file).replaceAll('\\', '/');
  const sources = await readSources(content);
  const same = sources.findLast((source) => source.path.toLowerCase() === path);
  if (same)
    throw new CommandError(
      taken(
        placeOf(content, context.cwd).nameOf(fileOf(same)),
        path,
        layerOf(same) !== layerOf(sources.at(-1) ?? {}),
      ),
    );
  await writeNew(file, textOf(nameOf(name), formatDay(today(context.env))), content, shown);
  context.console.log(`Wrote ${shown}

Next:
  npm run check   reports what is wrong, and where
  npm run dev     shows it at http://localhost:4321${addressOf('page', `${section}/${name}`)}`);
}

function taken(file: string, path: string, isBelow: boolean): string {
  return isBelow
    ? `${quote(file)} already exists in a lower layer. To replace it: npm run new -- override ${path}`
    : `${quote(file)} already exists. Edit it, or choose another name.`;
}

function textOf(title: string, day: string): string {
  return `---
title: ${title}
# FILL IN: What does the reader know or do after reading it? One sentence.
purpose: What this page is for.
# FILL IN: Who reads it?
audience: Everyone in the response.
minutes: 1
# FILL IN: Where is it in its section? The pages of a section are in the order of these numbers.
order: 100
verified: ${day}
---

This page is still to be written.
`;
}
