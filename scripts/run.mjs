// Plain JavaScript, so that even a Node that cannot run the rest reads it and reports what is wrong.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [name = '', ...args] = process.argv.slice(2);

if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `Muster needs Node 22.12 or newer, but this is ${process.versions.node}. Run npm ci, which installs one on most machines, or install Node 24 from https://nodejs.org.`,
  );
  process.exitCode = 2;
} else if (process.features.typescript) {
  await start();
} else {
  // Node before 22.18 reads TypeScript only with this option. As a variable it also reaches the processes that a command starts.
  const options = '--experimental-strip-types --disable-warning=ExperimentalWarning';
  const env = { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${options}` };
  const { status } = spawnSync(process.execPath, [process.argv[1], name, ...args], { stdio: 'inherit', env });
  process.exitCode = status ?? 1;
}

/** Runs a command of src/commands, or a tool of this folder for our own development. */
async function start() {
  // Reading TypeScript takes a quarter of a check, and few modules change between two of them.
  const modules = new URL('../node_modules/', import.meta.url);
  if (existsSync(modules)) module.enableCompileCache(fileURLToPath(new URL('.cache/muster/code', modules)));
  const { COMMANDS, commandList, isCommandName, unknownCommand } = await import('../src/commands/index.ts');
  const tool = new URL(`./${name}.ts`, import.meta.url);
  if (isCommandName(name)) {
    const { runAsProcess } = await import('../src/commands/run-command.ts');
    await runAsProcess(await COMMANDS[name](), args);
  } else if (/^[a-z-]+$/.test(name) && existsSync(tool)) {
    process.argv.splice(1, 2, fileURLToPath(tool));
    await import(tool.href);
  } else {
    const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.ts'));
    const tools = files.map((file) => file.slice(0, -'.ts'.length)).filter((file) => !isCommandName(file));
    const list = await commandList(tools);
    if (name === '') process.stdout.write(list);
    else process.stderr.write(`${unknownCommand(name)}\n${list}`);
    process.exitCode = name === '' ? 0 : 2;
  }
}
