import { writeFile } from 'node:fs/promises';
import { changesBetween, type Change } from '../upkeep/change.ts';
import { readSources } from '../loaders/catalog.ts';
import { readEnvironment, UsageError } from '../loaders/environment.ts';
import { changesJson, changesMarkdown } from '../report/changes.ts';
import { refuseNoFolder } from './check-options.ts';
import type { Values } from './command.ts';
import { Refusal } from '../diagnostics/command-error.ts';
import { sourcesAt } from './revision.ts';

/** Tells in words what differs between the content at a commit and the content now. Resolves with 0. */
export async function diff({ format = 'markdown', output }: Values, [ref]: string[]): Promise<number> {
  const print = FORMATS.get(format);
  if (!print)
    throw new UsageError(`There is no format "${format}". It must be ${[...FORMATS.keys()].join(' or ')}.`);
  if (ref === undefined) throw new UsageError('Say what to compare with: npm run diff -- origin/main.');
  const { content } = readEnvironment();
  refuseNoFolder(content);
  const text = print(changesBetween(sourcesAt(content, ref), await readSources(content)), ref);
  if (output === undefined) process.stdout.write(text);
  else
    await writeFile(output, text).catch((error: NodeJS.ErrnoException) => {
      throw new Refusal(
        `${output} cannot be written (${error.code ?? 'unknown reason'}). Name another file with --output.`,
      );
    });
  return 0;
}

const FORMATS = new Map<string, (changes: Change[], ref: string) => string>(
  Object.entries({ markdown: changesMarkdown, json: changesJson }),
);
