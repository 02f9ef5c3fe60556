import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A guide with its examples run: a block that names a file is written there, a `diff` that names one is applied to it, and
 * below a block `sh run` the block `text` shows what its commands print now. Everything happens in `folder`, in the order
 * of the text. Throws an ExampleError that names the line if a block cannot be taken.
 */
export function withFreshExamples(text: string, folder: string): string {
  const parts = text.split(FENCE);
  const run = { output: undefined as string | undefined };
  const fresh = parts.map((part) => {
    const block = BLOCK.exec(part);
    if (!block) return part;
    const [, language = '', meta = '', body = ''] = block;
    const line = text.slice(0, text.indexOf(part)).split('\n').length;
    try {
      return takeBlock({ language, meta, body, part }, folder, run);
    } catch (error) {
      throw new ExampleError(line, error instanceof Error ? error.message : String(error));
    }
  });
  if (run.output)
    throw new ExampleError(text.split('\n').length, 'commands print something, and no block shows it');
  return fresh.join('');
}

/** An example that does not work any more. */
export class ExampleError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

function takeBlock({ language, meta, body, part }: Block, folder: string, run: Run): string {
  if (run.output !== undefined) {
    if (language !== 'text')
      throw new Error('a block "sh run" is followed by its output, in a block "text"; write an empty one');
    const shown = sameButSeconds(body, run.output) ? part : `\`\`\`text\n${run.output}\`\`\`\n`;
    run.output = undefined;
    return shown;
  }
  if (language === 'sh' && meta === 'run') run.output = runCommands(body, folder);
  else if (language === 'diff' && meta) change(join(folder, meta), body);
  else if (meta) write(join(folder, meta), body);
  return part;
}

/** What the commands print, one after the other, as somebody at a terminal sees it. */
function runCommands(body: string, folder: string): string {
  const outputs = body
    .trim()
    .split('\n')
    .map((command) => runCommand(command, folder));
  return outputs.map((output) => `${output.trimEnd()}\n`).join('\n');
}

function runCommand(command: string, folder: string): string {
  const [, name = '', rest = ''] = /^npm run ([a-z]+)(?: -- (.+))?$/.exec(command) ?? [];
  if (name === '') throw new Error(`only commands like "npm run check -- …" are run, not "${command}"`);
  const args = [...rest.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, name, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: plainEnvironment(),
  });
  if (status !== 0 && status !== 1) throw new Error(`"${command}" ends with ${status}: ${stderr}`);
  return stdout + stderr;
}

/** Nothing of whoever runs it: no colours, no settings of ours, always the same day. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:MUSTER_|FORCE_COLOR$|GITHUB_)/.test(name),
  );
  return { ...Object.fromEntries(inherited), NO_COLOR: '1', SOURCE_DATE_EPOCH: String(DAY) };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Puts what a diff adds in the place of what it takes away. Its lines stand once in the file, and beside each other. */
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
    throw new Error(`what the diff begins with is not once in ${file}:\n${before}`);
  writeFileSync(
    file,
    text.replace(before, () => side('+')),
  );
}

/** A run is never as long as the last one. */
function sameButSeconds(one: string, other: string): boolean {
  const still = (text: string): string => text.replace(/\b\d+\.\d s\b/g, '0.0 s');
  return still(one) === still(other);
}

const FENCE = /(^```[a-z]+[^\n]*\n[^]*?^```\n)/m;
const BLOCK = /^```([a-z]+)(?: ([^\n]+))?\n([^]*?)```\n$/;
const RUN = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));
/** The day on which the guide takes place. */
const DAY = Date.parse('2026-11-25') / 1000;

interface Block {
  language: string;
  meta: string;
  body: string;
  /** The whole block, with its fences. */
  part: string;
}

/** What the commands before have printed, until a block shows it. */
interface Run {
  output: string | undefined;
}
