import type { Plugin } from 'vite';
import { rewording } from '../markdown/words.ts';
import { buildContext } from './build-context.ts';

/** Writes the texts of the scripts in the words of the organisation, as those of the pages are. */
export function wordsInScripts(): Plugin {
  return {
    name: 'muster-words-in-scripts',
    transform: {
      filter: { id: /\/site\/browser\/strings\/\w+\.ts$/ },
      handler: (code) => {
        const reword = rewording(buildContext.catalog?.words ?? {});
        // A word has neither quotation marks nor backslashes, so that a literal stays one.
        const written = code.replace(LITERAL, (literal) => reword(literal, notIn(literal)));
        return written === code ? undefined : { code: written, map: null };
      },
    },
  };
}

/** Whether a place in a template is not in an expression. */
function notIn(literal: string): (start: number) => boolean {
  const expressions = [...literal.matchAll(/\$\{[^}]*\}/g)];
  return (start) => !expressions.some(({ 0: { length }, index }) => index <= start && start < index + length);
}

/** A string or a template in the generated modules, which have no comments with quotation marks. */
const LITERAL = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
