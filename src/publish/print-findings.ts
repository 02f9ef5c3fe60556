import type { ReadResult } from '../loaders/catalog.ts';
import { pretty } from '../report/pretty.ts';

/** Prints all findings with their places to the terminal, coloured where it is one. */
export function printFindings(result: ReadResult, seconds: number): void {
  console.error(pretty({ ...result, seconds }, { colour: hasColour(process.stderr) }));
}

/** Whether a stream takes colours. FORCE_COLOR and then NO_COLOR decide before anything else, as they do for Node. */
export function hasColour(stream: { isTTY?: boolean } = process.stdout): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = process.env;
  if (force) return force !== '0' && force !== 'false';
  return !none && terminal !== 'dumb' && Boolean(stream.isTTY);
}
