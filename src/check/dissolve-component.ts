import { escapeMdx } from '../markdown/escape.ts';
import type { MdxInspection } from '../markdown/mdx.ts';
import { replaceElements, type Replacement } from '../markdown/replace-elements.ts';
import { entriesOf } from '../model/catalog.ts';
import type { At } from '../diagnostics/diagnostic.ts';
import { rowOf, type Kind } from '../model/kinds.ts';
import { VOCABULARY, type DiagramId } from '../model/vocabulary.ts';
import type { Draft } from './draft.ts';
import { isGone, mayDissolve, nameOf, type Mention, type Run, type View } from './gone.ts';
import type { ReferenceTarget } from './known.ts';
import { shownName } from './shown-name.ts';

/**
 * Replaces the components of a page that show what is gone: a role or a term by its name, a source by nothing, and
 * whatever has its own lines by one line that says what is not used here.
 */
export function dissolveComponents(draft: Draft, after: View, run: Run): void {
  const { mdx } = draft.source;
  if (!mdx) return;
  const replacements = mdx.elements.flatMap((element): Replacement[] => {
    const { line, column, endLine, endColumn } = element;
    const range = { line, column, endLine, endColumn };
    const gone = goneIn(element, draft, after, run);
    if (!gone) return [];
    const at: At = { type: 'text', ...range };
    const { text, ...outcome } = replacementFor(element, gone, mdx.body);
    return mayDissolve(draft, { at, names: gone.names, ...outcome }, run) ? [{ ...range, text }] : [];
  });
  if (replacements.length) draft.writePage(run.inspect(replaceElements(mdx.body, replacements)));
}

/** What a component shows that is gone; undefined if everything is there. */
function goneIn({ component, attributes }: Element, draft: Draft, after: View, run: Run): Gone | undefined {
  for (const [key, value] of Object.entries(attributes)) {
    const taken = VOCABULARY[component]?.attributes[key];
    if (taken?.type !== 'reference') continue;
    const target = taken.to as ReferenceTarget;
    if (isGone(draft, target, value, after, run))
      return {
        target,
        names: nameOf(target, value),
        title: shownName(run.before.catalog, target, value, run.audience),
      };
  }
  const kind = SHOWN[component]?.(attributes);
  if (!kind || entriesOf(after.catalog, kind).length || !entriesOf(run.before.catalog, kind).length)
    return undefined;
  return { target: kind, names: kind, title: rowOf(kind).label };
}

function replacementFor(element: Element, { target, title }: Gone, body: string): Outcome {
  if (!VOCABULARY[element.component]?.inline)
    return { text: `Not used here: *${escapeMdx(title)}*`, done: `now “Not used here: ${title}”` };
  if (element.component === 'Cite' && isAside(element, body)) return { text: '', done: 'removed' };
  const word = target === 'role' ? title.toLowerCase() : title;
  return { text: escapeMdx(word), done: `now “${word}”`, word };
}

/** Whether a source is only added to a sentence, so that the sentence is whole without it. */
function isAside({ line, column }: Element, body: string): boolean {
  const before = (body.split('\n')[line - 1] ?? '').slice(0, column - 1).trimEnd();
  return (
    /[\p{L}\p{N}\p{P}>*]$/u.test(before) &&
    !/(?:^\s*(?:[-*+>|]|\d+[.)])|\||\b(?:and|or|see|in|by|from|of|to))$/i.test(before)
  );
}

/** The kinds that a component shows without naming them. */
const SHOWN: Record<string, (attributes: Record<string, string>) => Kind | undefined> = {
  PhraseBook: () => 'phrases',
  Forms: () => 'forms',
  Diagram: ({ id }) => DRAWN[id as DiagramId],
};

/** What a picture is drawn from; left out if it is drawn from what every handbook has. */
const DRAWN: Partial<Record<DiagramId, Kind>> = {
  lifecycle: 'lifecycle',
  'roles-minimal': 'role',
  'roles-full': 'role',
  'roles-scaled': 'role',
  'who-talks-to-whom': 'role',
};

type Element = MdxInspection['elements'][number];

interface Gone {
  target: string;
  /** As a word under exclude names it. */
  names: string;
  /** What a page calls it. */
  title: string;
}

/** What a page shows instead, as MDX and in words. */
type Outcome = { text: string } & Pick<Mention, 'done' | 'word'>;
