import type { At, Finding } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/spelling.ts';
import { rowOf, type ManyKind } from '../model/kinds.ts';
import { pathOf } from '../schema/pointer.ts';
import { dissolveComponents } from './dissolve-component.ts';
import { dissolveFacts } from './dissolve-fact.ts';
import { dissolveLinks } from './dissolve-link.ts';
import { Draft, placeOfUse } from './draft.ts';
import type { Excluded } from './exclude.ts';
import {
  isGone,
  mayDissolve,
  nameOf,
  needed,
  viewOf,
  wordFor,
  type DissolveOptions,
  type Mention,
  type Run,
  type View,
} from './gone.ts';
import { writerAt } from './part.ts';
import type { ReadFile } from './read.ts';

/**
 * The files of a handbook without what it leaves out. What the base says about it goes too: a key, an item of a list or the
 * smallest part that can be missed, and in texts the name stays as plain words. Where nothing smaller than the file would
 * do, and where a file of another layer names what is left out, there is a finding instead.
 */
export function dissolve(
  files: readonly ReadFile[],
  excluded: Excluded,
  options: DissolveOptions,
): Dissolved {
  const isLeft = ({ file }: ReadFile): boolean => excluded.files.has(file);
  const drafts = files.filter((file) => !isLeft(file)).map((file) => new Draft(file));
  const before = viewOf(files, options.site);
  const run: Run = { ...options, before, drafts, findings: [], mentions: [] };
  takeItems(excluded, run);
  dissolveReferences(run);
  const after = viewOf(drafts.map(({ current }) => current));
  for (const draft of drafts) {
    reportOwner(draft, after, run);
    dissolveFacts(draft, after, run);
    dissolveComponents(draft, after, run);
  }
  dissolveLinks(run);
  return { files: drafts.map((draft) => draft.finish()), findings: run.findings, mentions: run.mentions };
}

/** Takes away the items that are left out of files that stay. */
function takeItems({ items }: Excluded, { drafts, findings }: Run): void {
  for (const draft of drafts) {
    const { source } = draft;
    for (const { name, pointer, from } of items.get(source.file) ?? []) {
      if (draft.remove(pointer) !== undefined) continue;
      findings.push({
        ...from,
        rule: 'layer/exclude',
        level: 'error',
        message: `${quote(name)} cannot be left out alone, because ${source.file} is not valid without it`,
        help: `Leave out the whole file as ${wordFor(source)}, or keep ${name}.`,
      });
    }
  }
}

/** Takes away what names something that is gone, and then what names the parts that went with it, until nothing does. */
function dissolveReferences(run: Run): void {
  const seen = new Set<string>();
  for (;;) {
    const after = viewOf(run.drafts.map(({ current }) => current));
    let isChanged = false;
    for (const draft of run.drafts)
      for (const use of draft.uses) {
        const key = `${draft.source.file} ${use.pointer} ${use.value}`;
        // An earlier reference may have taken the part away that this one is in.
        if (seen.has(key) || !draft.has(use.pointer)) continue;
        if (!isGone(draft, use.target, use.value, after, run)) continue;
        seen.add(key);
        const place = placeOfUse(draft.source.data, use);
        if (takeReference(draft, place, nameOf(use.target, use.value), run)) isChanged = true;
      }
    if (!isChanged) return;
  }
}

/** Takes away one reference of the base, with as little as possible around it. Returns whether anything changed. */
function takeReference(draft: Draft, place: string, names: string, run: Run): boolean {
  const { source } = draft;
  const path = pathOf(place);
  const at: At = { type: 'value', path };
  if (!writerAt(source, at).layer.isBase) return mayDissolve(draft, { at, names, done: '' }, run);
  const taken = draft.remove(place);
  if (taken === undefined) {
    run.findings.push(needed(draft, at, names));
    return false;
  }
  const levels = pathOf(taken).length;
  return mayDissolve(draft, { at, names, done: 'removed', ...(taken === place ? {} : { levels }) }, run);
}

/** Reports a file that only adds to something that is left out, or belongs to it. */
function reportOwner(draft: Draft, { known }: View, run: Run): void {
  const { placement, layer, file } = draft.source;
  if (!placement) return;
  const { kind, id, team } = placement;
  const { of } = rowOf(kind) as { of?: ManyKind };
  const owners: [ManyKind, string][] = [
    ...(of ? [[of, id] as [ManyKind, string]] : []),
    ...(team === undefined || kind === 'team' ? [] : [['team', team] as [ManyKind, string]]),
  ];
  for (const [owner, name] of owners) {
    if (known[owner].has(name) || !run.before.known[owner].has(name)) continue;
    const names = `${owner}/${name}`;
    if (layer.isBase) run.findings.push(needed(draft, { type: 'file' }, names));
    else
      run.findings.push({
        file,
        rule: 'ref/excluded',
        level: 'error',
        message: `file belongs to ${quote(names)}, which the handbook leaves out`,
        help: 'Delete this file, or remove the word that leaves it out from exclude in handbook.yaml.',
        at: { type: 'file' },
      });
  }
}

export interface Dissolved {
  /** What is left. */
  files: ReadFile[];
  findings: Finding[];
  mentions: Mention[];
}
