import type { Site } from './built.ts';
import { divide } from './withheld.ts';
import {
  isIndexed,
  phraseOf,
  readableIn,
  textsOfGuide,
  textsOfRules,
  textsOfSchemas,
  wordsIn,
  wordsOfMuster,
} from './words.ts';

/**
 * What an audience must not find: words and whole texts that only withheld facts hold, by kind of fact. The beginnings
 * of open words are no secrets, because the index cuts words down to them.
 */
export function secretsOf(
  whole: Pick<Site, 'catalog' | 'textOf'>,
  audience: 'public' | 'internal',
): Map<string, Secrets> {
  const { withheld, open } = divide(whole, audience);
  const said = phraseOf([...open, ...textsOfSchemas(), ...textsOfRules(), ...textsOfGuide()].join('\n'));
  // The index keeps 10,000 as one word without its comma.
  const withoutCommas = open.join('\n').replace(/(\d),(?=\d{3})/g, '$1');
  const words = [...wordsIn(open.join('\n')), ...wordsIn(withoutCommas), ...wordsOfMuster()].join(' ');
  return new Map(
    [...withheld].map(([kind, texts]) => [
      kind,
      {
        words: [...wordsIn(texts.join('\n'))].filter((word) => !` ${words}`.includes(` ${word}`)),
        phrases: texts.map(phraseOf).filter((text) => text.length > 5 && !said.includes(text)),
      },
    ]),
  );
}

/** Every secret that is in a site, with the file in which it is. */
export function leaksIn(site: string, secrets: Map<string, Secrets>): Leak[] {
  return [...readableIn(site)].flatMap(([file, text]) => {
    const [all, phrase] = [wordsIn(text), phraseOf(text)];
    const isWord = (word: string) => (file.endsWith('.pf_index') ? isIndexed(text, word) : all.has(word));
    return [...secrets].flatMap(([kind, { words, phrases }]) =>
      [...words.filter(isWord), ...phrases.filter((secret) => phrase.includes(secret))].map((secret) => ({
        file,
        kind,
        secret,
      })),
    );
  });
}

interface Secrets {
  words: string[];
  phrases: string[];
}

interface Leak {
  file: string;
  kind: string;
  secret: string;
}
