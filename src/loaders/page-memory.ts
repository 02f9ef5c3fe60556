import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from '../model/digest.ts';
import { inspectPage, type PageInspector } from '../check/read.ts';
import { VOCABULARY } from '../model/vocabulary.ts';
import type { MdxInspection } from '../markdown/mdx.ts';
import { markdownDigest, PROJECT } from './project.ts';

/**
 * Remembers from one command to the next what pages hold, by their texts: parsing the hundred pages of the handbook takes
 * a third of a check, and few of them ever change. The memory lies in node_modules, so a fresh machine has none, and one
 * that another version of the parser has left is not used. Where it cannot be read or written, there is none.
 */
export async function recallPages(file = FILE): Promise<PageMemory> {
  const memory = await (memories.get(file) ?? remember(file));
  let fresh = 0;
  return {
    inspect: (text) => {
      // Whole, unlike digest(): nobody is to write a page that is taken for another one.
      const key = hash('sha256', text);
      const known = memory.pages.get(key);
      if (known) return known;
      const inspection = inspectPage(text);
      memory.pages.set(key, inspection);
      fresh++;
      return inspection;
    },
    keep: async () => {
      if (fresh >= WORTH_KEEPING) await write(file, memory);
    },
  };
}

function remember(file: string): Promise<Memory> {
  const memory = recall(file);
  memories.set(file, memory);
  return memory;
}

async function recall(file: string): Promise<Memory> {
  const version = await parserVersion();
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as Kept;
    if (kept.version === version) return { version, pages: new Map(kept.pages) };
  } catch {
    // There is none yet, or it is broken: it is made again.
  }
  return { version, pages: new Map() };
}

/** Under another name first, so that nobody ever reads half of it. */
async function write(file: string, { version, pages }: Memory): Promise<void> {
  try {
    if (!existsSync(MODULES)) return;
    const kept: Kept = { version, pages: [...pages].slice(-MOST) };
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(`${file}.${process.pid}`, JSON.stringify(kept));
    await rename(`${file}.${process.pid}`, file);
  } catch {
    // A check that could not remember has still checked.
  }
}

/** A digest of all that decides what a page is found to hold: our parser, its packages, and the vocabulary. */
async function parserVersion(): Promise<string> {
  return digest([await markdownDigest(PROJECT, 'package-lock.json'), VOCABULARY]);
}

const MODULES = join(PROJECT, 'node_modules');
const FILE = join(MODULES, '.cache/muster/pages.json');

const memories = new Map<string, Promise<Memory>>();

/** One page that was edited is parsed again in no time; writing all of them down takes longer. */
const WORTH_KEEPING = 20;

/** Pages, of which a handbook has about a hundred: enough for some branches, and a few megabytes. */
const MOST = 500;

export interface PageMemory {
  inspect: PageInspector;
  /** Writes down what was new, if that was much. Never throws. */
  keep: () => Promise<void>;
}

interface Memory {
  version: string;
  pages: Map<string, MdxInspection>;
}

interface Kept {
  version: string;
  pages: [string, MdxInspection][];
}
