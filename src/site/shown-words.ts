import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { interfaceStrings, type Interface } from '../model/interface.ts';
import type { Text } from '../model/interface-text.ts';
import { buildContext } from './build-context.ts';
import { moduleOf } from './script-words.ts';

/**
 * Compiles the words of each script in the language of the handbook, so that a page loads the words of one language. The
 * English ones stay as they are.
 */
export function shownWords(): Plugin {
  return {
    name: 'muster-shown-words',
    enforce: 'pre',
    load: {
      filter: { id: /[\\/]site[\\/]browser[\\/]strings[\\/]\w+\.ts$/ },
      handler: (id) =>
        buildContext.interface
          ? moduleOf(wordsOf(basename(id, '.ts'), buildContext.interface), buildContext.interface.language)
          : readFileSync(id, 'utf8'),
    },
  };
}

/** The words of one script by their keys, in English where there is no translation. */
function wordsOf(script: string, { translated, english }: Interface): Map<string, Text> {
  const start = `browser/${script}.`;
  return new Map(
    [...interfaceStrings()]
      .filter(([id]) => id.startsWith(start))
      .map(([id, text]) => [id.slice(start.length), translated.get(id) ?? english.get(id) ?? text]),
  );
}
