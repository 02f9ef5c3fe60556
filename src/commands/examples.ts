import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCaptured } from './captured.ts';
import type { Command } from './define-command.ts';
import { COMMANDS, isCommandName } from './index.ts';

/**
 * Runs the examples of a guide and returns it with their current output: a block that names a file is written there, a
 * `diff` that names one is applied to it, and below a block `sh run` the block `text` shows what its commands print. All of
 * it happens in `folder`, in the order of the text. Throws an ExampleError with the line of a block that does not work.
 */
export async function withFreshExamples(text: string, folder: string): Promise<string> {
  const run = { output: undefined as string | undefined };
  const fresh: string[] = [];
  let line = 1;
  for (const part of text.split(FENCE)) {
    const block = BLOCK.exec(part);
    const [, language = '', meta = '', body = ''] = block ?? [];
    try {
      fresh.push(block ? await runBlock({ language, meta, body, part }, folder, run) : part);
    } catch (error) {
      throw new ExampleError(line, error instanceof Error ? error.message : String(error));
    }
    line += part.split('\n').length - 1;
  }
  if (run.output) throw new ExampleError(line, 'commands print something, but no block shows it');
  return fresh.join('');
}

/** Thrown for an example that does not work any more. */
export class ExampleError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

async function runBlock({ language, meta, body, part }: Block, folder: string, run: Run): Promise<string> {
  if (run.output !== undefined) {
    if (language !== 'text')
      throw new Error('block "sh run" must be followed by its output in a block "text"; write an empty one');
    const shown = sameButSeconds(body, run.output) ? part : `\`\`\`text\n${run.output}\`\`\`\n`;
    run.output = undefined;
    return shown;
  }
  if (language === 'sh' && meta === 'run') run.output = await runLines(body, folder);
  else if (language === 'diff' && meta) change(join(folder, meta), body);
  else if (meta) write(join(folder, meta), body);
  return part;
}

/** The output of commands, one after the other, as a reader at a terminal sees it. */
async function runLines(body: string, folder: string): Promise<string> {
  const outputs: string[] = [];
  for (const line of body.trim().split('\n')) outputs.push(`${(await runLine(line, folder)).trimEnd()}\n`);
  return outputs.join('\n');
}

async function runLine(line: string, folder: string): Promise<string> {
  const [, name = '', rest = ''] = /^npm run ([a-z]+)(?: -- (.+))?$/.exec(line) ?? [];
  if (!isCommandName(name)) throw new Error(`only commands like "npm run check -- …" are run, not "${line}"`);
  const args = [...rest.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  // No colours and always the same day, on every machine.
  const env = { SOURCE_DATE_EPOCH: String(DAY), TZ: 'UTC' };
  const command: Command = await COMMANDS[name]();
  const { status, stdout, stderr } = await runCaptured(command, args, { cwd: folder, env });
  if (status !== 0 && status !== 1) throw new Error(`"${line}" exits with ${status}: ${stderr}`);
  return stdout + stderr;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Replaces the lines that a diff removes with those that it adds. They must be in the file once, next to each other. */
function change(file: string, diff: string): void {
  const text = readFileSync(file, 'utf8');
  const lines = diff.trimEnd().split('\n');
  const side = (sign: string): string =>
    lines
      .filter((line) => line === '' || line.startsWith(' ') || line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const before = side('-');
  if (text.split(before).length !== 2)
    throw new Error(`the lines that the diff changes are not once in ${file}:\n${before}`);
  writeFileSync(
    file,
    text.replace(before, () => side('+')),
  );
}

/** Whether two outputs differ only in how long a run took. */
function sameButSeconds(one: string, other: string): boolean {
  const still = (text: string): string => text.replace(/\b\d+\.\d s\b/g, '0.0 s');
  return still(one) === still(other);
}

const FENCE = /(^```[a-z]+[^\n]*\n[^]*?^```\n)/m;
const BLOCK = /^```([a-z]+)(?: ([^\n]+))?\n([^]*?)```\n$/;
/** The day that the guide is set on, in seconds since 1970. */
const DAY = Date.parse('2026-11-25') / 1000;

interface Block {
  language: string;
  meta: string;
  body: string;
  /** The whole block, with its fences. */
  part: string;
}

/** The output of the previous commands, until a block shows it. */
interface Run {
  output: string | undefined;
}
