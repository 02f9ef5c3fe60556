import { functionWords } from './strings/search.ts';

/**
 * Pagefind, under the name of the index's state, so that a new index is never mixed with an old copy. Rejects if it
 * cannot be loaded.
 */
export async function loadPagefind(base: string, tag: string): Promise<Pagefind> {
  const address = `${base}pagefind/pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ metaCacheTag: tag, excerptLength: 16, ranking: RANKING });
  await pagefind.init();
  return pagefind;
}

/** The pages that answer a question, best first; every page of a filter if there are no words. */
export async function findPages(pagefind: Pagefind, question: Question, limit: number): Promise<Found> {
  const { query } = question;
  if (query === '' && !isFiltered(question)) return NOTHING;
  const filters = Object.fromEntries(Object.entries(question.filters).filter(([, value]) => value !== ''));
  const { results } = await pagefind.search(query === '' ? null : contentWords(query), { filters });
  const pages = await Promise.all(results.slice(0, limit).map((result) => result.data()));
  return { pages, total: results.length };
}

/**
 * Removes the words that every question has, because a page is only found if it contains all words. A query of only such
 * words, or in quotation marks, is kept as it is.
 */
export function contentWords(query: string): string {
  if (query.includes('"')) return query;
  const words = query
    .split(/\s+/)
    .filter((word) => !FUNCTION_WORDS.has(word.toLowerCase().replace(/[?!.,]+$/, '')));
  return words.length > 0 ? words.join(' ') : query;
}

/** Whether any filter is set. */
export function isFiltered({ filters }: Question): boolean {
  return Object.values(filters).some((value) => value !== '');
}

/** No page found. */
export const NOTHING: Found = { pages: [], total: 0 };

const FUNCTION_WORDS: ReadonlySet<string> = new Set(functionWords.split(' '));

/** Names and search words count for more than the text. */
const RANKING = { metaWeights: { title: 6, alerts: 8, symptoms: 6, asks: 8 } };

export interface Found {
  pages: FoundPage[];
  /** The total, including those that were not asked for. */
  total: number;
}

/** One page that Pagefind found. Excerpts are HTML with mark elements. */
export interface FoundPage {
  url: string;
  excerpt: string;
  meta: { title?: string };
  filters: Record<string, string[]>;
  sub_results: { title: string; url: string; excerpt: string; anchor?: object }[];
}

/** The question of the reader. */
export interface Question {
  query: string;
  /** Value by filter; an empty value filters nothing. */
  filters: Record<string, string>;
}

/** The part of Pagefind's interface that we use. */
export interface Pagefind {
  options: (options: object) => Promise<void>;
  init: () => Promise<void>;
  filters: () => Promise<Record<string, Record<string, number>>>;
  search: (
    query: string | null,
    options: { filters: Record<string, string> },
  ) => Promise<{ results: { data: () => Promise<FoundPage> }[] }>;
}
