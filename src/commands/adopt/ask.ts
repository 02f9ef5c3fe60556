import { createInterface } from 'node:readline';
import { UsageError } from '../../diagnostics/command-error.ts';
import { QUESTIONS, refusalOf, suggestionFor, type Given, type Question } from './question.ts';

/**
 * The answers that were given as options, and whether they are enough to continue without questions. Throws a UsageError
 * for the first option with a wrong answer.
 */
export function givenIn(values: Given): { given: Given; isEnough: boolean } {
  const given: Given = {};
  for (const question of QUESTIONS) {
    const text = values[question.flag]?.trim();
    if (text === undefined) continue;
    const refusal = refusalOf(question, text);
    if (refusal) throw new UsageError(`--${question.flag}: ${refusal}`);
    given[question.flag] = text;
  }
  const open = QUESTIONS.filter(({ flag, required }) => required && given[flag] === undefined);
  return { given, isEnough: open.every((question) => suggestionFor(question, given) !== '') };
}

/**
 * Asks the questions that are not answered yet, one line each, where an empty line accepts the suggestion. Then asks whether
 * to continue, and resolves with undefined if not. Throws a UsageError if the input ends before the last answer.
 */
export async function ask(
  given: Given,
  { input, output }: Streams,
  confirmation: string,
): Promise<Given | undefined> {
  const terminal = createInterface({ input });
  const lines = terminal[Symbol.asyncIterator]();
  const next = async (prompt: string, missing: string): Promise<string> => {
    output.write(prompt);
    const line = await lines.next();
    if (!line.done) return line.value.trim();
    output.write('\n');
    throw new UsageError(`The input ended before this was answered. Give ${missing}.`);
  };
  try {
    return await converse({ ...given }, output, next, confirmation);
  } finally {
    // An open terminal would keep the process running.
    terminal.close();
  }
}

async function converse(
  answers: Given,
  output: Streams['output'],
  next: Next,
  confirmation: string,
): Promise<Given | undefined> {
  for (const question of QUESTIONS)
    answers[question.flag] ??= await answerTo(question, answers, output, (prompt) =>
      next(prompt, `--${question.flag}`),
    );
  output.write(summaryOf(answers));
  const answer = await next(`${confirmation} [yes]: `, 'an answer, or all options that are required');
  return /^(y|yes)?$/i.test(answer) ? answers : undefined;
}

/** All answers again, because it is not possible to go back to a question. */
function summaryOf(answers: Given): string {
  const lines = QUESTIONS.map(({ flag }) => `  ${flag.padEnd(18)}${answers[flag] || '(none)'}\n`);
  return `\nYour answers, with the options that give them in advance:\n${lines.join('')}\n`;
}

async function answerTo(
  question: Question,
  answers: Given,
  output: Streams['output'],
  next: (prompt: string) => Promise<string>,
): Promise<string> {
  const suggestion = suggestionFor(question, answers);
  const brackets = suggestion || !question.required ? ` [${suggestion || 'none'}]` : '';
  for (;;) {
    const text = (await next(`${question.ask}${brackets}: `)) || suggestion;
    const refusal = refusalOf(question, text);
    if (refusal === undefined) return text;
    output.write(`  ${refusal}\n`);
  }
}

/** Prints a prompt and reads a line. `missing` is what to give if the input has ended. */
type Next = (prompt: string, missing: string) => Promise<string>;

interface Streams {
  input: NodeJS.ReadableStream;
  output: { write: (text: string) => unknown };
}
