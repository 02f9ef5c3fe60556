// Plain JavaScript, so that a Node too old for everything else can still read it and say what is wrong.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [command = '', ...rest] = process.argv.slice(2);

if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `Muster needs Node 22.12 or newer, and this is ${process.versions.node}. Run npm ci, which brings one along on most machines, or install Node 24 from https://nodejs.org.`,
  );
  process.exitCode = 2;
} else if (process.features.typescript) {
  process.argv.splice(1, 2, fileURLToPath(new URL(`${command}.ts`, import.meta.url)));
  await import(`./${command}.ts`);
} else {
  // Before 22.18, Node reads TypeScript only when told to. The variable tells the processes that a command starts, too.
  const options = '--experimental-strip-types --disable-warning=ExperimentalWarning';
  const env = { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${options}` };
  const { status } = spawnSync(process.execPath, [process.argv[1], command, ...rest], {
    stdio: 'inherit',
    env,
  });
  process.exitCode = status ?? 1;
}
