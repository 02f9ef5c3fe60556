import { isEnglish } from './language.ts';

/**
 * The name of a role inside a sentence, as in "the incident commander". Abbreviations keep their capitals, and in other
 * languages than English the name stays as the organisation wrote it, because some write all nouns with a capital.
 */
export function roleInSentence(name: string, language: string): string {
  if (!isEnglish(language)) return name;
  return name.replace(/[\p{L}\p{N}]+/gu, (word) =>
    /^\p{Lu}\p{Ll}*$/u.test(word) ? word.toLowerCase() : word,
  );
}
