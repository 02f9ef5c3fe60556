import { factsIn, replaceFacts } from '../model/facts.ts';
import { escapeProse } from '../markdown/escape.ts';
import { pathOf } from '../schema/pointer.ts';
import { isGone, mayDissolve, nameOf, type Run, type View } from './gone.ts';
import type { Draft } from './draft.ts';
import { shownName } from './shown-name.ts';

/** Writes plain names in place of the facts that name what is gone: `{{role.scribe}}` becomes "scribe". */
export function dissolveFacts(draft: Draft, after: View, run: Run): void {
  const nameFor = (target: string, id: string): string =>
    shownName(run.before.catalog, target, id, run.audience).toLowerCase();
  for (const { form, text, pointer } of draft.texts) {
    const gone = factsIn(text).filter(({ target, id }) => isGone(draft, target, id, after, run));
    const allowed = new Set(
      gone
        .filter(({ target, id, offset }) => {
          const at = { type: 'value', path: pathOf(pointer), offset } as const;
          const word = nameFor(target, id);
          return mayDissolve(draft, { at, names: nameOf(target, id), done: `now “${word}”`, word }, run);
        })
        .map(({ target, id }) => `${target}.${id}`),
    );
    if (allowed.size === 0) continue;
    const written = replaceFacts(text, ({ target, id }) => {
      if (!allowed.has(`${target}.${id}`)) return undefined;
      return form === 'prose' ? escapeProse(nameFor(target, id)) : nameFor(target, id);
    });
    draft.write(pointer, written);
  }
}
