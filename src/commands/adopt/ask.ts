import { createInterface } from 'node:readline';
import { UsageError } from '../../loaders/environment.ts';
import { QUESTIONS, refusalOf, suggestionFor, type Given, type Question } from './question.ts';

/**
 * The answers given as options, checked, and whether they are enough to go on without asking. Throws a UsageError that
 * names the first option that cannot stand as it is.
 */
export function givenIn(values: Record<string, string | undefined>): { given: Given; enough: boolean } {
  const given: Given = {};
  for (const question of QUESTIONS) {
    const text = values[question.flag]?.trim();
    if (text === undefined) continue;
    const refusal = refusalOf(question, text);
    if (refusal) throw new UsageError(`--${question.flag}: ${refusal}`);
    given[question.flag] = text;
  }
  const open = QUESTIONS.filter(({ flag, required }) => required && given[flag] === undefined);
  return { given, enough: open.every((question) => suggestionFor(question, given) !== '') };
}

/**
 * Asks for what is not given yet, one line each; an empty line takes the suggestion. Then asks whether to go on.
 * Resolves with undefined if not. Throws a UsageError if the input ends before the last answer.
 */
export async function ask(
  given: Given,
  { input, output }: Streams,
  goOn: string,
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
    return await converse({ ...given }, output, next, goOn);
  } finally {
    // An open terminal would keep the process waiting.
    terminal.close();
  }
}

async function converse(
  answers: Given,
  output: Streams['output'],
  next: Next,
  goOn: string,
): Promise<Given | undefined> {
  for (const question of QUESTIONS)
    answers[question.flag] ??= await answerTo(question, answers, output, (prompt) =>
      next(prompt, `--${question.flag}`),
    );
  output.write(summaryOf(answers));
  const answer = await next(`${goOn} [yes]: `, 'an answer, or all options that are required');
  return /^(y|yes)?$/i.test(answer) ? answers : undefined;
}

/** All answers once more, since nobody can go back to one. */
function summaryOf(answers: Given): string {
  const lines = QUESTIONS.map(({ flag }) => `  ${flag.padEnd(18)}${answers[flag] || '(none)'}\n`);
  return `\nYour answers, by the options that they can be given as:\n${lines.join('')}\n`;
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

/** Prints a prompt and reads a line; `missing` is what to give where no line comes any more. */
type Next = (prompt: string, missing: string) => Promise<string>;

interface Streams {
  input: NodeJS.ReadableStream;
  output: { write: (text: string) => unknown };
}
