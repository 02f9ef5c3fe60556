import { ASCII_WIDTHS, OTHER_WIDTHS } from './glyph-widths.ts';

/** How wide a text is in the handbook's font at a type size, in pixels. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += advance(character);
  return (width * size) / 1000;
}

/**
 * A text in lines no wider than so many pixels, and no more of them than asked for; what is left over becomes an
 * ellipsis, and `cut` says so. A word that is wider than a line is broken wherever the line ends. What a no-break space
 * joins stays together.
 */
export function wrap(text: string, room: number, size: number, most: number): Wrapped {
  const lines: string[] = [];
  for (const word of text.split(/[ \t\r\n]+/).filter(Boolean)) {
    const last = lines.at(-1);
    const together = last === undefined ? word : `${last} ${word}`;
    if (widthOf(together, size) <= room) lines.splice(-1, 1, together);
    else lines.push(...broken(word, room, size));
  }
  if (lines.length <= most) return { lines, cut: false };
  return { lines: [...lines.slice(0, most - 1), shortened(lines[most - 1] ?? '', room, size)], cut: true };
}

function broken(word: string, room: number, size: number): string[] {
  const pieces = [''];
  for (const character of word) {
    const piece = pieces.at(-1) ?? '';
    if (piece !== '' && widthOf(piece + character, size) > room) pieces.push(character);
    else pieces[pieces.length - 1] = piece + character;
  }
  return pieces;
}

function shortened(line: string, room: number, size: number): string {
  const characters = [...line];
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, size) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** An accented letter is as wide as the letter; one of another script is taken as square, which is never too little. */
function advance(character: string): number {
  return (
    OTHER_WIDTHS[character] ??
    ASCII_WIDTHS[(character.codePointAt(0) ?? 0) - 32] ??
    ASCII_WIDTHS[(character.normalize('NFD').codePointAt(0) ?? 0) - 32] ??
    1000
  );
}

export interface Wrapped {
  lines: string[];
  cut: boolean;
}
