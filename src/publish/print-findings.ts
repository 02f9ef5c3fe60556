import type { ReadResult } from '../loaders/catalog.ts';
import { inPlace, placeOf } from '../loaders/place.ts';
import { pretty } from '../report/pretty.ts';

/** Prints all findings with their places to the error stream, in colour if it is a terminal. */
export function printFindings(
  result: ReadResult,
  content: string,
  seconds: number,
  { cwd, stderr, env }: Terminal & { cwd: string },
): void {
  const shown = inPlace({ ...result, seconds }, placeOf(content, cwd));
  stderr.write(`${pretty(shown, { colour: hasColour(stderr, env) })}\n`);
}

/** Whether a stream takes colours. FORCE_COLOR and then NO_COLOR decide before anything else, as they do for Node. */
export function hasColour(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = env;
  if (force) return force !== '0' && force !== 'false';
  return !none && terminal !== 'dumb' && Boolean(stream.isTTY);
}

/** Where messages are printed, and the variables that decide on their colours. */
interface Terminal {
  stderr: { write: (text: string) => unknown; isTTY?: boolean };
  env: NodeJS.ProcessEnv;
}
