import { createInterface } from 'node:readline';
import { UsageError } from '../diagnostics/command-error.ts';
import { escapeLines } from '../markdown/character.ts';

/**
 * Talks with a person at a terminal, one line at a time. `ended` is the message of the UsageError that is thrown if the input
 * ends while a line is awaited.
 */
export async function withTerminal<T>(
  { input, output }: Streams,
  ended: string,
  talk: (person: Person) => Promise<T>,
): Promise<T> {
  const terminal = createInterface({ input });
  const lines = terminal[Symbol.asyncIterator]();
  const read = async (prompt: string): Promise<string> => {
    output.write(prompt);
    const line = await lines.next();
    if (!line.done) return line.value.trim();
    output.write('\n');
    throw new UsageError(ended);
  };
  const say = (sentence: string): void => void output.write(`  ${escapeLines(sentence)}\n`);
  try {
    return await talk({ read, say, write: (text) => void output.write(text) });
  } finally {
    // An open terminal would keep the process running.
    terminal.close();
  }
}

/** The person at the terminal. */
export interface Person {
  read: (prompt: string) => Promise<string>;
  say: (sentence: string) => void;
  write: (text: string) => void;
}

export interface Streams {
  input: NodeJS.ReadableStream;
  output: { write: (text: string) => unknown };
}
