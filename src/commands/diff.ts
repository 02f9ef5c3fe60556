import { UsageError } from '../diagnostics/command-error.ts';
import { escapeLines } from '../markdown/character.ts';
import { placeOf } from '../loaders/place.ts';
import { readSources } from '../loaders/catalog.ts';
import { changesJson, changesMarkdown } from '../report/changes.ts';
import { changesBetween, type Change } from '../upkeep/change.ts';
import { taughtBetween, type TaughtProgram } from '../upkeep/taught.ts';
import { changesBelow } from './changes-below.ts';
import { content } from './common-options.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { choice, text } from './option.ts';
import { writeReport } from './output-file.ts';
import { sourcesAt } from './revision.ts';

/** What differs between the content at a commit and at another, or now, with each file by its path in the repository. */
export async function changesSince(
  content: string,
  ref: string,
  { cwd, console }: Context,
  to?: string,
): Promise<{ changes: Change[]; taught: TaughtProgram[] }> {
  const { nameOf } = placeOf(content, cwd);
  const before = await sourcesAt(content, ref);
  const after =
    to === undefined ? { files: await readSources(content), notes: [] } : await sourcesAt(content, to);
  for (const note of new Set([...before.notes, ...after.notes])) console.error(note);
  const named = <T extends { file: string }>(one: T): T => ({ ...one, file: nameOf(one.file) });
  return {
    changes: changesBetween(before.files, after.files).map(named),
    taught: taughtBetween(before.files, after.files).map(named),
  };
}

export const diff = defineCommand({
  name: 'diff',
  summary: 'describe in words what a branch changes in the content',
  usage: ['REF [OPTIONS]', '--base FILE [--content DIR]'],
  description: `Describes in words how the content at REF differs from the content now: steps that were added, removed or changed, levels, timeboxes, escalation paths and texts. The output is Markdown for a comment on a pull request, or {taught, changes, pages} for programs, where taught are the programs that newly count as reading and pages are the addresses of the pages that changed. Nothing is checked out, and no file of yours is changed. With --base, prints what has changed in the file that FILE of a later layer replaces since it replaced it, as a patch.`,
  words: { most: 1, help: { REF: 'a commit, a branch or a tag, for instance origin/main' } },
  options: {
    to: text(
      'REF',
      'compare with the content at this commit, branch or tag (default: the files as they are now)',
    ),
    base: text('FILE', 'what has changed below a file that replaces one of a lower layer'),
    format: choice('format', ['markdown', 'json'], 'markdown (default) or json', 'markdown'),
    output: text('FILE', 'write the output to FILE instead of the terminal'),
    content,
  },
  exitCodes: { 0: 'described, even if nothing differs' },
  run: async ({ values: { format, output, content, to, base }, words: [ref], context }) => {
    const { cwd, stdout } = context;
    if (base !== undefined) {
      if (ref !== undefined || to !== undefined)
        throw new UsageError('--base cannot be combined with REF or --to.');
      const text = await changesBelow(content, base, context);
      if (output === undefined) stdout.write(stdout.isTTY ? escapeLines(text) : text);
      else await writeReport(output, text, content, cwd);
      return 0;
    }
    if (ref === undefined) throw new UsageError('Missing REF, as in npm run diff -- origin/main.');
    const { changes, taught } = await changesSince(content, ref, context, to);
    const result = format === 'json' ? changesJson(changes, taught) : changesMarkdown(changes, taught, ref);
    if (output === undefined) stdout.write(result);
    else await writeReport(output, result, content, cwd);
    return 0;
  },
});
