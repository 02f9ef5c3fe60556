import type { Phrases } from './content.ts';

/** The parts of the phrase book. */
export const PHRASE_TOPICS = [
  'calls',
  'decisions',
  'tasks',
  'reports',
  'customers',
  'executives',
  'reviews',
  'hand-over',
] as const satisfies Phrases['phrases'][number]['topic'][];
