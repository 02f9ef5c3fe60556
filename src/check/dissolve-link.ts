import { inspectProse } from '../markdown/prose.ts';
import { unlink } from '../markdown/unlink.ts';
import type { At } from '../diagnostics/diagnostic.ts';
import { pathOf } from '../schema/pointer.ts';
import { checkAddress } from './address.ts';
import type { Draft } from './draft.ts';
import { mayDissolve, viewOf, type Mention, type Run, type View } from './gone.ts';
import { originOnPage } from './link.ts';
import type { ReadFile } from './read.ts';

/** Makes links to pages and places that are gone their words. */
export function dissolveLinks(run: Run): void {
  if (!run.site) return;
  const after = viewOf(
    run.drafts.map((draft) => draft.finish()),
    run.site,
  );
  for (const draft of run.drafts) {
    const isGone = goneFrom(draft, run.before, after);
    dissolveInTexts(draft, isGone, run);
    dissolveInPage(draft, isGone, run);
  }
}

function dissolveInTexts(draft: Draft, isGone: Test, run: Run): void {
  const written = new Map(draft.source.texts.map((use) => [use.pointer, use]));
  for (const { form, text, pointer } of draft.texts) {
    const source = written.get(pointer);
    if (form !== 'prose' || !source || !text.includes('](')) continue;
    const allowed = inspectProse(source.text, source.inline ? 'line' : 'block').links.filter(
      ({ url, offset }) =>
        isGone(url) &&
        mayDissolve(draft, linkMention({ type: 'value', path: pathOf(pointer), offset }, url), run),
    );
    if (allowed.length) draft.write(pointer, unlink(text, 'prose', isGone));
  }
}

function dissolveInPage(draft: Draft, isGone: Test, run: Run): void {
  const { mdx } = draft.source;
  const allowed = mdx?.links.filter(({ url, image, ...range }) => {
    const at: At = { type: 'text', ...range };
    return !image && isGone(url) && mayDissolve(draft, linkMention(at, url), run);
  });
  if (allowed?.length) draft.writePage(run.inspect(unlink(draft.current.mdx?.body ?? '', 'page', isGone)));
}

/** Tests whether an address on the page of a file led somewhere, and no longer does. */
function goneFrom(draft: Draft, before: View, after: View): Test {
  const known = new Map<string, boolean>();
  const current = draft.finish();
  const leads = (url: string, file: ReadFile, view: View): boolean =>
    checkAddress({ ...originOnPage(file, view.catalog), url, at: { type: 'file' } }, view.known).next()
      .done === true;
  return (url) => {
    let found = known.get(url);
    if (found === undefined) {
      found = !leads(url, current, after) && leads(url, draft.source, before);
      known.set(url, found);
    }
    return found;
  };
}

function linkMention(at: At, names: string): Omit<Mention, 'file'> {
  return { at, names, done: 'now only its words' };
}

type Test = (url: string) => boolean;
