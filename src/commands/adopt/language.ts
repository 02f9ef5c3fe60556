import type { Document } from 'yaml';
import { SCHEMAS } from '../../schema/schemas.ts';

/** Whether a handbook can say which language it is in. */
export const HAS_LANGUAGE = SCHEMAS.handbook.properties?.['language'] !== undefined;

/** Writes the language into a handbook file, unless it is the one that is taken without it. */
export function addLanguage(handbook: Document, language: string): Document {
  if (HAS_LANGUAGE && language !== 'en') handbook.set('language', language);
  return handbook;
}
