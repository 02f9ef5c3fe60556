import type { Finding, ValuePath } from '../diagnostics/diagnostic.ts';
import { didYouMean, nearest, quote } from '../diagnostics/spelling.ts';
import type { AddedItem, Merge, MergeProblem } from './merge.ts';
import { atWriter, type Merged } from './part.ts';

/** The path of the file that a patch changes, as roles/scribe.yaml for roles/scribe.patch.yaml; undefined if a path is no patch. */
export function patchedPath(path: string): string | undefined {
  const [, start, extension] = /^(.*)\.patch\.(yaml|yml|mdx)$/.exec(path) ?? [];
  return start === undefined ? undefined : `${start}.${extension ?? ''}`;
}

/** The path of the patch that changes a file. */
export function patchPath(path: string): string {
  return path.replace(/\.yaml$/, '.patch.yaml');
}

/** A patch that changes nothing, because of where it is: `below` are the paths that the layers below it have. */
export function misplacedPatch(
  file: string,
  path: string,
  below: readonly string[],
  alone: boolean,
): Finding {
  const target = patchedPath(path) ?? path;
  const page = target.replace(/\.ya?ml$/, '.mdx');
  if (below.includes(page)) return pagePatch(file, page);
  if (alone)
    return about(
      file,
      'file is a patch, but this folder has no layer below that it could change',
      'Write the whole file without .patch in its name, or list the layers of the handbook in handbook.yaml.',
    );
  return about(
    file,
    `no layer below has ${target}, which this patch would change${didYouMean(target, below)}`,
    'Name the patch after the file that it changes, or write the whole file without .patch in its name.',
  );
}

/** A patch next to the whole file that it would change. */
export function patchBesideFile(file: string, whole: string): Finding {
  return about(
    file,
    `patch changes ${whole}, which is in the same layer`,
    'Write the change into that file, and delete the patch. A patch changes a file of a lower layer.',
  );
}

/** A patch that holds something other than keys. */
export function shapelessPatch(file: string, data: unknown): Finding {
  const found = Array.isArray(data) ? 'a list' : data === null ? 'nothing' : 'a single value';
  return {
    ...about(
      file,
      `expected the keys that the patch changes, found ${found}`,
      'Write the keys as in the file below, with their new values.',
    ),
    at: { type: 'value', path: [] },
  };
}

/** Findings about merged data at the places that wrote it, after what the patches say that cannot be done. */
export function mergeFindings(
  { problems, added }: Merge,
  found: readonly Finding[],
  merged: Merged,
): Finding[] {
  const nameOf = (source: number): string => merged.parts[source]?.file ?? '';
  const below = nameOf(0);
  let rest = [...found];
  const misnamed = added.flatMap((item): Finding[] => {
    const lacking = rest.filter(({ at }) => at.type === 'value' && at.lacks && isSame(at.path, item.merged));
    const one = lacking.length ? misnamedItem(nameOf(item.source), item, below) : undefined;
    if (one) rest = rest.filter((each) => !lacking.includes(each));
    return one ? [one] : [];
  });
  return [
    ...problems.map((problem) => patchProblem(nameOf(problem.source), problem, below)),
    ...misnamed,
    ...rest.map((each) => atWriter(each, merged)),
  ];
}

/** What a patch says that cannot be done. `below` is the name of the file that it changes. */
function patchProblem(file: string, problem: MergeProblem, below: string): Finding {
  const at = { type: 'key', path: problem.path } as const;
  switch (problem.type) {
    case 'nothing-to-delete': {
      const key = String(problem.path.at(-1));
      const message = `${below} has no key ${quote(key)} here, so nothing is deleted${didYouMean(key, problem.known)}`;
      return { ...about(file, message, 'Remove this line, or name the key as the file below does.'), at };
    }
    case 'repeated-item': {
      const message = `duplicate ${problem.key} ${quote(problem.id)}; this patch already changes that item above`;
      return {
        ...about(file, message, 'Put all that changes in the item into one entry.'),
        at: { type: 'value', path: problem.path },
      };
    }
    case 'empty-list':
      return {
        ...about(
          file,
          `${below} keeps its items here, because an empty list takes none away`,
          'Remove this line. To take away the whole list, write null. To take away an item, replace the whole file.',
        ),
        at: { type: 'value', path: problem.path },
      };
  }
}

/** An item that was meant to change one below, but has another id; undefined if no item below has a similar one. */
function misnamedItem(file: string, { path, key, id, known }: AddedItem, below: string): Finding | undefined {
  const meant = id === undefined ? undefined : nearest(id, known);
  if (id === undefined || meant === undefined) return undefined;
  return {
    ...about(
      file,
      `no item with ${key} ${quote(id)} in ${below}${didYouMean(id, known)}`,
      `Write ${key}: ${meant} to change that item, or give this one all the keys that a new item needs.`,
    ),
    at: { type: 'value', path: [...path, key] },
  };
}

/** Of a page, only the whole can be replaced: a patch could change its frontmatter, but never what people read. */
function pagePatch(file: string, page: string): Finding {
  return about(
    file,
    'a page cannot be patched',
    `Replace the page: npm run new -- override ${page.replace(/\.mdx$/, '')}. Then delete this patch.`,
  );
}

function about(file: string, message: string, help: string): Finding {
  return { file, rule: 'layer/patch', level: 'error', message, help, at: { type: 'file' } };
}

function isSame(one: ValuePath, other: ValuePath): boolean {
  return one.length === other.length && one.every((key, index) => String(key) === String(other[index]));
}
