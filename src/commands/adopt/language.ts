import type { Document } from 'yaml';

/** Writes the language into a handbook file, unless it is the one that is taken without it. */
export function addLanguage(handbook: Document, language: string): Document {
  if (language !== 'en') handbook.set('language', language);
  return handbook;
}
