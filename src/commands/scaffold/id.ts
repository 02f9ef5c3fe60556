import { COMMON } from '../../schema/schemas.ts';

/** An id made from a name, whatever letters that has; empty where none of them can be in an id. */
export function idOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
}

/** A name to begin with, made from an id: `card-declines` becomes `Card declines`. */
export function nameOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is wrong with an id, as a sentence that says what to write instead; undefined if nothing is. */
export function refuseId(text: string): string | undefined {
  const pattern = COMMON.definitions?.['id']?.pattern ?? '';
  return new RegExp(pattern, 'u').test(text) && text.length <= LONGEST
    ? undefined
    : `"${text}" is no id: write at most ${LONGEST} lower-case letters and digits, words joined by hyphens, as in card-payments.`;
}

/** Shorter than what the schema allows, so that addresses and file names stay readable. */
const LONGEST = 48;
