#!/usr/bin/env node
// The command of the package. Plain JavaScript, so that even a Node that cannot run the rest says what is wrong.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [name = '', ...args] = process.argv.slice(2);

if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `Muster needs Node 22.12 or newer, but this is ${process.versions.node}. Install Node 24 from https://nodejs.org.`,
  );
  process.exitCode = 2;
} else {
  // Before Node 24, some of what we use was called an experiment.
  process.removeAllListeners('warning');
  const { runByName } = await import('../src/commands/run-by-name.ts');
  await runByName(name, args);
}
