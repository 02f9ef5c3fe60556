import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { splitFrontmatter } from '../markdown/frontmatter.ts';
import { ExampleError, withFreshExamples } from './examples.ts';
import { PROJECT } from '../loaders/project.ts';

/**
 * Runs the examples of docs/contribute in the order in which the pages are read, all in one folder that begins as a small
 * handbook, and writes what they print now. With `check` it writes nothing. Resolves with the exit code: 1 if a page is
 * stale or an example does not work any more.
 */
export function refreshGuide({ check }: { check: boolean }): number {
  const folder = mkdtempSync(join(tmpdir(), 'muster-guide-'));
  cpSync(join(PROJECT, 'tests/fixtures/base'), join(folder, 'content'), { recursive: true });
  try {
    const stale = guidePages().filter(({ file, text }) => {
      const fresh = freshOf(file, text, folder);
      if (fresh !== text && !check) writeFileSync(join(PROJECT, file), fresh);
      return fresh !== text;
    });
    for (const { file } of stale)
      console.error(check ? `${file} is stale. Run: npm run examples` : `Wrote ${file}.`);
    return check && stale.length ? 1 : 0;
  } catch (error) {
    if (!(error instanceof GuideError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function freshOf(file: string, text: string, folder: string): string {
  try {
    return withFreshExamples(text, folder);
  } catch (error) {
    if (!(error instanceof ExampleError)) throw error;
    throw new GuideError(`${file}:${error.line}: ${error.message}`);
  }
}

/** The pages of the guide, in the order in which they are read. */
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
