import { join, relative } from 'node:path';
import { Document } from 'yaml';
import { patchPath } from '../check/patch.ts';
import { fileOf, layerOf, readFile, type SourceFile } from '../check/read.ts';
import { digestOf } from '../check/replacement.ts';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import { placeOf } from '../loaders/place.ts';
import { placementOf } from '../model/kinds.ts';
import { contentFile } from './content-file.ts';
import type { Context } from './context.ts';
import { withSchema } from './scaffold/starter.ts';
import { writeNew } from './scaffold/write-new.ts';

/**
 * Writes a file into the last layer that replaces one of a lower layer and says which text it replaces, or a patch of it.
 * Throws a UsageError or a CommandError if there is nothing to replace, or if the layer has such a file already.
 */
export async function override(
  content: string,
  word: string | undefined,
  asPatch: boolean,
  { cwd, console }: Context,
): Promise<void> {
  if (word === undefined)
    throw new UsageError('Missing FILE, as in npm run new -- override handbook/during/calls.');
  const { path, used, all, top } = await contentFile(content, word, cwd);
  const { nameOf } = placeOf(content, cwd);
  const own = all.find((file) => layerOf(file) === top);
  if (own)
    throw new CommandError(
      `${nameOf(fileOf(own))} already exists${own.path === path ? '' : ' and changes that file'}. Edit it.`,
    );
  if (!used || !('text' in used))
    throw new CommandError(`${path} cannot be read. To find out why: npm run check`);
  if (asPatch && path.endsWith('.mdx'))
    throw new UsageError('A page cannot be patched, only replaced. Leave out --patch.');
  const target = asPatch ? patchPath(path) : path;
  const file = join(content, target);
  const shown = relative(cwd, file).replaceAll('\\', '/');
  const below = nameOf(fileOf(used));
  await writeNew(file, asPatch ? patchText(used, below, shown) : replacementText(used), content, shown);
  console.log(asPatch ? patched(shown, below) : replaced(shown, below, path));
}

/** The text of a file as its replacement begins: the same, with the digest of what it replaces. */
function replacementText(used: SourceFile & { text: string }): string {
  const line = `replaces: ${digestOf(used) ?? ''}`;
  if (used.path.endsWith('.mdx')) {
    const [start = '', ...lines] = used.text.split('\n');
    const end = lines.findIndex((each) => each.startsWith('---'));
    const head = lines.slice(0, end).filter((each) => !each.startsWith('replaces:'));
    return [start, ...head, line, ...lines.slice(end)].join('\n');
  }
  // With patches below, no file has the text that is replaced.
  const { text } = used.patches?.length
    ? { text: new Document(readFile(used).data).toString({ lineWidth: 0 }) }
    : used;
  return withSchema(`# ${line}\n${text.replaceAll(HEAD_LINE, '')}`, `org/${used.path}`, kindOf(used));
}

/** A patch that changes nothing yet: it repeats one key of the file below, to show the form. */
function patchText(used: SourceFile, below: string, shown: string): string {
  const { data } = readFile(used);
  const values = Object.entries((data ?? {}) as Record<string, unknown>);
  const [key, value] =
    values.find(([name]) => name === 'name' || name === 'title') ??
    values.find(([, each]) => typeof each === 'string') ??
    [];
  const body = new Document(key === undefined ? {} : { [key]: value }).toString({ lineWidth: 0 });
  const comment = [
    `# Changes ${below}. Write only the keys that differ: null deletes a key, and the items`,
    '# of a list are known by their id. To see the whole file, with the layer of each key:',
    `# npm run explain -- ${shown}`,
  ];
  return withSchema(`${comment.join('\n')}\n${body}`, `org/${used.path}`, `patch/${kindOf(used)}`);
}

function kindOf({ path }: SourceFile): string {
  return placementOf(path)?.kind ?? '';
}

function replaced(shown: string, below: string, path: string): string {
  const orPatch = path.endsWith('.yaml')
    ? `\nTo change only some of its keys, and keep taking over the others, delete it and patch instead:
  npm run new -- override ${path} --patch\n`
    : '';
  return `Wrote ${shown}, a copy of ${below} that takes its place.

Edit it. When ${below} changes, npm run check says so, and this shows how:
  npm run diff -- --base ${shown}

${UNMARKED}
${orPatch}`.trimEnd();
}

function patched(shown: string, below: string): string {
  return `Wrote ${shown}, which changes ${below}.

Write into it what differs. This shows the result, with the layer of each key:
  npm run explain -- ${shown}

${UNMARKED}`;
}

const UNMARKED = 'A public site leaves it out unless it says marking: public.';

/** What a copy says for itself: its schema, and what it replaces. */
const HEAD_LINE = /^# (?:yaml-language-server: |replaces: ).*\n/gm;
