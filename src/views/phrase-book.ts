import type { Catalog } from '../model/catalog.ts';
import { PHRASE_TOPICS } from '../model/phrase-topics.ts';

/** Phrases to say and to avoid, by topic, in the order of the file. */
export function phraseBookView(catalog: Catalog): PhraseBookView {
  const phrases = catalog.phrases?.data.phrases ?? [];
  return Object.fromEntries(
    PHRASE_TOPICS.map((topic) => [
      topic,
      phrases
        .filter((phrase) => phrase.topic === topic)
        .map(({ when, say, rather_not, why }) => ({ when, say, ratherNot: rather_not, why })),
    ]),
  ) as PhraseBookView;
}

export type PhraseBookView = Record<(typeof PHRASE_TOPICS)[number], PhraseView[]>;

export interface PhraseView {
  when: string;
  say: string;
  ratherNot: string | undefined;
  why: string | undefined;
}
