import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import { readSources } from '../loaders/catalog.ts';
import { changesJson, changesMarkdown } from '../report/changes.ts';
import { changesBetween } from '../upkeep/change.ts';
import { taughtBetween } from '../upkeep/taught.ts';
import { content } from './common-options.ts';
import { defineCommand } from './define-command.ts';
import { choice, text } from './option.ts';
import { sourcesAt } from './revision.ts';

export const diff = defineCommand({
  name: 'diff',
  summary: 'describe in words what a branch changes in the content',
  usage: '-- REF [OPTIONS]',
  description: `Describes in words how the content at REF differs from the content now: steps that were added, removed or changed, levels, timeboxes, escalation paths and texts. The output is Markdown for a comment on a pull request, or {changes, pages} for programs, where pages are the addresses of the pages that changed. Nothing is checked out, and no file of yours is changed.`,
  words: { most: 1, help: { REF: 'a commit, a branch or a tag, for instance origin/main' } },
  options: {
    format: choice('format', ['markdown', 'json'], 'markdown (default) or json', 'markdown'),
    output: text('FILE', 'write the output to FILE instead of the terminal'),
    content,
  },
  exitCodes: { 0: 'described, even if nothing differs' },
  run: async ({ values: { format, output, content }, words: [ref], context: { cwd, stdout } }) => {
    if (ref === undefined) throw new UsageError('Missing REF, as in npm run diff -- origin/main.');
    const [before, after] = [sourcesAt(content, ref), await readSources(content)];
    const changes = changesBetween(before, after);
    const taught = taughtBetween(before, after);
    const result = format === 'json' ? changesJson(changes, taught) : changesMarkdown(changes, taught, ref);
    if (output === undefined) stdout.write(result);
    else
      await writeFile(resolve(cwd, output), result).catch(
        ({ code = 'unknown reason' }: NodeJS.ErrnoException) => {
          throw new CommandError(`Cannot write "${output}" (${code}). Give another file with --output.`);
        },
      );
    return 0;
  },
});
