import type { ReadResult } from '../loaders/catalog.ts';
import { pretty } from '../report/pretty.ts';
import { hasColour } from './check.ts';

/** Prints all findings with their places to the terminal, coloured where it is one. */
export function printFindings(result: ReadResult, seconds: number): void {
  console.error(pretty({ ...result, seconds }, { colour: hasColour(process.stderr) }));
}
