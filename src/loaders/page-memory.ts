import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from '../model/digest.ts';
import { inspectPage, type PageInspector } from '../check/read.ts';
import { VOCABULARY } from '../model/vocabulary.ts';
import type { MdxInspection } from '../markdown/mdx.ts';
import { markdownDigest, PROJECT, WORK } from './project.ts';

/**
 * Remembers from one command to the next what pages contain, by their texts: parsing the hundred pages of the handbook
 * takes a third of a check, and few of them ever change. The memory is in node_modules, so a new machine has none. A memory
 * from another version of the parser is not used, and one that cannot be read or written is ignored.
 */
export async function loadPageMemory(file = FILE): Promise<PageMemory> {
  const memory = await (memories.get(file) ?? remember(file));
  let fresh = 0;
  return {
    inspect: (text) => {
      // The whole hash, unlike digest(), so that nobody can write a page that is mistaken for another.
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
    // The file is missing or broken, so it is written again.
  }
  return { version, pages: new Map() };
}

/** Writes under another name first, so that no command reads half a file. */
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

/** A digest of everything that decides the result of parsing: our parser, its packages and the vocabulary. */
async function parserVersion(): Promise<string> {
  const lock = join(WORK, 'package-lock.json');
  const packages = ['package.json', ...(existsSync(lock) ? [lock] : [])];
  return digest([await markdownDigest(PROJECT, ...packages), VOCABULARY]);
}

const MODULES = join(WORK, 'node_modules');
const FILE = join(MODULES, '.cache/muster/pages.json');

const memories = new Map<string, Promise<Memory>>();

/** Parsing a few edited pages again is faster than writing all pages to disk. */
const WORTH_KEEPING = 20;

/** A handbook has about a hundred pages, so this is enough for several branches, in a few megabytes. */
const MOST = 500;

export interface PageMemory {
  inspect: PageInspector;
  /** Saves the memory if enough pages were new. Never throws. */
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
