// Plain JavaScript, so that even a Node that cannot run the rest reads it and reports what is wrong.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
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
  const tool = new URL(`./${name}.ts`, import.meta.url);
  if (/^[a-z-]+$/.test(name) && existsSync(tool)) {
    process.argv.splice(1, 2, fileURLToPath(tool));
    await import(tool.href);
  } else {
    const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.ts'));
    const { runByName } = await import('../src/commands/run-by-name.ts');
    await runByName(
      name,
      args,
      files.map((file) => file.slice(0, -'.ts'.length)),
    );
  }
}
