import { isDevice } from '../../model/alert-name.ts';
import { COMMON } from '../../schema/schemas.ts';

/** An id made from a name, whatever letters that has; empty if none of them is allowed in an id. */
export function idOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøåłđðþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
}

/** Letters that are no others with a mark. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  å: 'a',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** A first name, made from an id: `card-declines` becomes `Card declines`. */
export function nameOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Says in a sentence why an id is refused and what to write instead; undefined if it is valid. */
export function refuseId(text: string): string | undefined {
  const pattern = COMMON.definitions?.['id']?.pattern ?? '';
  if (isDevice(text)) return `"${text}" is a name that Windows keeps for a device. Choose another id.`;
  return new RegExp(pattern, 'u').test(text) && text.length <= LONGEST
    ? undefined
    : `"${text}" is not a valid id: write at most ${LONGEST} lower-case letters and digits, words joined by hyphens, as in card-payments.`;
}

/** Shorter than the schema's limit, so that addresses and file names stay readable. */
const LONGEST = 48;
