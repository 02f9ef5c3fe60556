import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { splitFrontmatter } from '../markdown/frontmatter.ts';
import type { Context } from './context.ts';
import { ExampleError, withFreshExamples } from './examples.ts';
import { ORG, PROJECT } from '../loaders/project.ts';

/**
 * Runs the examples of docs/contribute in reading order, all in one folder that starts as a small handbook, and writes
 * their current output into the pages. With `check` it writes nothing. Resolves with the exit code, which is 1 if a page is
 * stale or an example does not work any more.
 */
export async function refreshGuide({ check }: { check: boolean }, { console }: Context): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-guide-'));
  cpSync(join(PROJECT, 'tests/fixtures/base'), join(folder, ORG), { recursive: true });
  try {
    let stale = 0;
    for (const { file, text } of guidePages()) {
      const fresh = await freshOf(file, text, folder);
      if (fresh === text) continue;
      stale++;
      if (!check) writeFileSync(join(PROJECT, file), fresh);
      console.error(check ? `${file} is stale. Run: npm run examples` : `Wrote ${file}.`);
    }
    return check && stale > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof GuideError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function freshOf(file: string, text: string, folder: string): Promise<string> {
  try {
    return await withFreshExamples(text, folder);
  } catch (error) {
    if (!(error instanceof ExampleError)) throw error;
    throw new GuideError(`${file}:${error.line}: ${error.message}`);
  }
}

/** The pages of the guide, in reading order. */
function guidePages(): { file: string; text: string }[] {
  return globSync('docs/contribute/*.md', { cwd: PROJECT })
    .map((path) => {
      const file = path.replaceAll('\\', '/');
      const text = readFileSync(join(PROJECT, file), 'utf8');
      const order = Number(/^order: (\d+)$/m.exec(splitFrontmatter(text).yaml ?? '')?.[1]);
      return { file, text, order };
    })
    .sort((a, b) => a.order - b.order);
}

class GuideError extends Error {}
