import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { readCatalog } from '../../src/loaders/catalog.ts';
import type { Entry } from '../../src/model/catalog.ts';
import type { Runbook } from '../../src/model/content.ts';
import type { Recording, Walks } from './walk.ts';

/** The example runbooks, by id, as their pages have them: with facts filled in. */
export async function exampleRunbooks(): Promise<Map<string, Entry<Runbook>>> {
  const { catalog } = await readCatalog('example', { now: new Date(), audience: 'restricted' });
  return catalog.runbooks;
}

/** The walks of each runbook that has some. */
export function readWalks(): Map<string, Walks> {
  const files = existsSync(WALKS) ? readdirSync(WALKS).filter((file) => file.endsWith('.yaml')) : [];
  return new Map(
    files
      .sort()
      .map((file) => [file.replace('.yaml', ''), load(readFileSync(`${WALKS}/${file}`, 'utf8')) as Walks]),
  );
}

/** What was recorded of a runbook's walks; undefined if nothing was. */
export function readRecording(runbook: string): Recording | undefined {
  const file = recordingFile(runbook);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recording) : undefined;
}

export function recordingFile(runbook: string): string {
  return `tests/lab/recorded/${runbook}.json`;
}

export const WALKS = 'tests/lab/walks';
export const TABLE = 'tests/lab/exits.md';
