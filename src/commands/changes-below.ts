import { Document } from 'yaml';
import { compose } from '../check/compose.ts';
import { fileOf, layerOf, readFile, type SourceFile } from '../check/read.ts';
import { digestOf, replacesIn } from '../check/replacement.ts';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import { quote } from '../diagnostics/spelling.ts';
import { placeOf } from '../loaders/place.ts';
import { textDigest } from '../model/digest.ts';
import { contentFile, type ContentFile } from './content-file.ts';
import type { Context } from './context.ts';
import { patchOf } from './fix.ts';
import { git } from '../loaders/git.ts';

/**
 * What has changed in the file that another one replaces since it replaced it, as a patch. Where no commit has the text that
 * was replaced, the patch shows how the file below differs from the one that replaces it, and a line above says so.
 */
export async function changesBelow(
  content: string,
  word: string,
  { cwd, console }: Context,
): Promise<string> {
  const file = await contentFile(content, word, cwd);
  const { nameOf } = placeOf(content, cwd);
  const { own, below } = pairOf(file, word);
  const [name, lower] = [nameOf(fileOf(own)), below && nameOf(fileOf(below))];
  const replaces = replacesIn(own)?.digest;
  const now = below && textOf(below);
  const digest = below && digestOf(below);
  if (lower !== undefined && replaces !== undefined && replaces === digest) {
    console.error(`${lower} has not changed since ${name} replaced it.`);
    return '';
  }
  const old = replaces === undefined ? undefined : textThen(file, own, replaces);
  if (lower === undefined) {
    console.error(`No layer below has ${file.path} any more.`);
    return old === undefined ? '' : patchOf(file.path, old, '');
  }
  if (now === undefined) throw new CommandError(`${lower} cannot be read. To find out why: npm run check`);
  if (old !== undefined) {
    console.error(
      `What has changed in ${lower} since ${name} replaced it. When you have taken over what you need, write there: replaces: ${digest ?? ''}`,
    );
    return patchOf(lower, old, now);
  }
  console.error(
    replaces === undefined
      ? `${name} does not say which text it replaces, so this shows how ${lower} differs from it. To be told of changes from now on, write there: replaces: ${digest ?? ''}`
      : `No commit here has the text that ${name} replaced, so what has changed in ${lower} since then is not known. This shows how it differs from ${name}.`,
  );
  return patchOf(lower, 'text' in own ? own.text : '', now);
}

/** A file that replaces another, and the other as the layers below make it. */
function pairOf({ used, sources, path }: ContentFile, word: string): { own: SourceFile; below?: SourceFile } {
  if (!used) throw new UsageError(`${quote(word)} is a patch of a file that no layer has.`);
  const { rank } = layerOf(used);
  const lower = sources.filter((file) => layerOf(file).rank < rank);
  const below = lower.length ? compose(lower).files.find((file) => file.path === path) : undefined;
  if (!below && !replacesIn(used))
    throw new UsageError(
      `${quote(word)} is in the layer ${layerOf(used).id} and replaces no file of a lower one.`,
    );
  return { own: used, ...(below && { below }) };
}

/** The text of a file; with patches on it, as no file has it. */
function textOf(file: SourceFile): string | undefined {
  if (!('text' in file)) return undefined;
  if (!file.patches?.length) return file.text;
  const { data } = readFile(file);
  return data === undefined ? undefined : new Document(data).toString({ lineWidth: 0 });
}

/** The text with a digest that a lower layer once had at the path of a file, from the history of its repository. */
function textThen({ folders, path }: ContentFile, own: SourceFile, digest: string): string | undefined {
  const { rank } = layerOf(own);
  for (const { folder } of folders.filter(({ layer }) => layer.rank < rank).reverse()) {
    const { code, out } = git(folder, ['log', '--full-history', '--format=%H', '--', path]);
    for (const commit of code === 0 ? out.split('\n').filter(Boolean) : []) {
      const text = git(folder, ['show', `${commit}:./${path}`]);
      if (text.code === 0 && textDigest(text.out) === digest) return text.out;
    }
  }
  return undefined;
}
