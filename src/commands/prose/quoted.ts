/** The stretches of a text that quote somebody: between typographic or plain quotation marks, and in block quotes. */
export function quotedIn(text: string): [start: number, end: number][] {
  return [...text.matchAll(QUOTED)].map(({ index, 0: found }) => [index, index + found.length]);
}

/** Whether an offset lies in one of the stretches. */
export function isWithin(stretches: [start: number, end: number][], offset: number): boolean {
  return stretches.some(([start, end]) => start <= offset && offset < end);
}

const QUOTED = /“[^”]*”|(?<![\w"])"[^"\n]*"|^[ \t]*>.*$/gm;
