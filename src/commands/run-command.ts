import { writeSync } from 'node:fs';
import { Argument, Command as Parser, CommanderError, Option as ParserOption } from 'commander';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import { escapeLines } from '../markdown/character.ts';
import { systemErrorSentence } from '../diagnostics/system-error.ts';
import { quote } from '../diagnostics/spelling.ts';
import { processContext, type Context } from './context.ts';
import { invocationBefore, type Command, type Options, type Values } from './define-command.ts';

/**
 * Runs a command and resolves with its exit code: 2 for wrong usage, 1 if the system refuses to read or write, 3 if it
 * throws anything else. Never rejects: what is thrown is printed as one sentence, and with its stack only if MUSTER_DEBUG is set.
 */
export async function runCommand<O extends Options>(
  command: Command<O>,
  args: string[],
  context: Context,
): Promise<number> {
  try {
    const { parser, optionOf } = parserOf(command, context);
    parser.parse(args, { from: 'user' });
    const [extra] = parser.args.slice(command.words?.most ?? 0);
    if (extra !== undefined) throw new UsageError(`Unexpected argument ${quote(extra)}.`);
    if (parser.args.includes(''))
      throw new UsageError('An argument is empty. If it comes from a variable, that is not set.');
    const values = Object.entries(command.options).map(([name, option]) => {
      const given = optionOf(name);
      if ([given].flat().includes('')) throw new UsageError(emptyValue(name, option));
      return [name, option.read(textsOf(given), context)];
    });
    return await command.run({
      values: Object.fromEntries(values) as Values<O>,
      words: parser.args,
      context,
    });
  } catch (error) {
    if (error instanceof CommanderError && error.code === 'commander.helpDisplayed') return 0;
    const thrown = error instanceof CommanderError ? usageErrorOf(error) : error;
    context.console.error(context.env['MUSTER_DEBUG'] ? thrown : escapeLines(sentenceOf(thrown)));
    if (thrown instanceof CommandError) return thrown.exitCode;
    return systemErrorSentence(thrown) === undefined ? 3 : 1;
  }
}

/** Runs a command as this process. */
export async function runAsProcess<O extends Options>(
  command: Command<O>,
  args = process.argv.slice(2),
): Promise<void> {
  process.stdout.on('error', endQuietly);
  process.stderr.on('error', endQuietly);
  process.exitCode = await runCommand(command, args, processContext());
}

function parserOf<O extends Options>(
  { options, words, ...command }: Command<O>,
  { stdout }: Context,
): { parser: Parser; optionOf: (name: string) => unknown } {
  const terms = Object.entries(words?.help ?? {}).map(([term, help]) => new Argument(`[${term}]`, help));
  const usage = [command.usage]
    .flat()
    .map((words) => invocationBefore(command, words))
    .join('\n       ');
  const parser = new Parser()
    .description(command.description)
    .argument('[words...]')
    .helpOption('--help', 'show this text')
    .addHelpText('after', footerOf(command))
    .exitOverride()
    .configureOutput({ writeOut: (text) => void stdout.write(text), outputError: () => undefined })
    .configureHelp({
      helpWidth: 120,
      commandUsage: () => usage,
      visibleArguments: () => terms,
      argumentTerm: (term) => term.name(),
      optionTerm: ({ flags }) => flags.replace(/[<>]/g, ''),
    });
  const declared = new Map(Object.entries(options).map(([key, option]) => [key, parserOption(key, option)]));
  for (const option of declared.values()) parser.addOption(option);
  return {
    parser,
    optionOf: (key) => parser.getOptionValue(declared.get(key)?.attributeName() ?? '') as unknown,
  };
}

function parserOption(name: string, { takes, placeholder, help, heading }: Options[string]): ParserOption {
  const value = {
    nothing: '',
    one: ` <${placeholder}>`,
    optional: ` [${placeholder}]`,
    many: ` <${placeholder}>`,
  };
  const option = new ParserOption(`--${name}${value[takes]}`, help);
  if (heading !== undefined) option.helpGroup(`${heading}:`);
  if (takes === 'many') option.argParser((text, before: string[] = []) => [...before, text]);
  return option;
}

/** An empty value often comes from a variable that is not set, and would be read as the current folder or the default. */
function emptyValue(name: string, { placeholder = '' }: Options[string]): string {
  return `The value of --${name} is empty. If it comes from a variable, that is not set. Expected --${name} ${placeholder}.`;
}

/** The texts that an option was given; undefined if it was left out. */
function textsOf(value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  return [value === true ? '' : (value as string | string[])].flat();
}

function footerOf({ notes, exitCodes }: Pick<Command, 'notes' | 'exitCodes'>): string {
  const codes = Object.entries({ ...exitCodes, ...OTHER_CODES });
  const lines = codes.map(([code, meaning]) => `  ${code}  ${meaning}\n`).join('');
  return [notes && `\n${notes}\n`, exitCodes && `\nExit codes:\n${lines}`].filter(Boolean).join('').trimEnd();
}

const OTHER_CODES = {
  2: 'wrong usage, or the command could not look at what it was asked about, so there is no answer',
  3: 'the command refused, or something else went wrong',
};

/** The parser's own message as a sentence of ours. */
function usageErrorOf({ message }: CommanderError): UsageError {
  const [, option = '', placeholder = ''] = /option '(\S+) <(.+)>' argument missing/.exec(message) ?? [];
  if (option !== '') return new UsageError(`Missing value of ${option}. Expected ${option} ${placeholder}.`);
  const [text = '', hint] = message.replace(/^error: /, '').split('\n');
  const suggestion = /\(Did you mean (.+)\?\)/.exec(hint ?? '')?.[1];
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replaceAll("'", '"');
  return new UsageError(
    suggestion === undefined ? `${sentence}.` : `${sentence}; did you mean ${quote(suggestion)}?`,
  );
}

/** For an error that a command reports, its message; for any other, how to report it. */
function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return `${error.message} Run with --help to see the usage.`;
  if (error instanceof CommandError) return error.message;
  const cause = systemErrorSentence(error);
  if (cause !== undefined) return cause;
  const message = error instanceof Error ? error.message : String(error);
  return `Something went wrong inside Muster: ${message}\nRun the command again with MUSTER_DEBUG=1, then report the command and its output to the people who maintain Muster.`;
}

/**
 * Ends when the output can no longer be written, never with the exit code of a clean result unless the command had finished:
 * without a word if the reader of a pipe has left, as `head` does after ten lines, and with one about a full disk.
 */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? READER_LEFT);
  try {
    writeSync(
      2,
      `Cannot write the output (${error.code ?? 'unknown reason'}). Free some space, or write it elsewhere.\n`,
    );
  } finally {
    process.exit(1);
  }
}

/** What a shell reports of a program that ended because the reader of its pipe left. */
const READER_LEFT = 141;
