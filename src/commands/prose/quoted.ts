/** The ranges of a text that are quoted: between typographic or plain quotation marks, and in block quotes. */
export function quotedIn(text: string): [start: number, end: number][] {
  return [...text.matchAll(QUOTED)].map(({ index, 0: found }) => [index, index + found.length]);
}

/** Whether an offset is in one of the ranges. */
export function isWithin(ranges: [start: number, end: number][], offset: number): boolean {
  return ranges.some(([start, end]) => start <= offset && offset < end);
}

const QUOTED = /“[^”]*”|(?<![\w"])"[^"\n]*"|^[ \t]*>.*$/gm;
