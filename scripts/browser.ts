import { spawnSync } from 'node:child_process';
import { findChromium } from '../tests/chromium.ts';

const help = `Usage: npm run browser [-- <arguments of playwright test>]

Tests the built site in dist/ in a real Chromium. Build it first: npm run build.
MUSTER_CHROMIUM names the browser to use; otherwise one is looked for, and installed if that is possible.

  --help    this text`;

if (process.argv.includes('--help')) {
  console.log(help);
} else {
  try {
    const chromium = findChromium((line) => console.error(line));
    const result = spawnSync(
      process.execPath,
      ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)],
      {
        stdio: 'inherit',
        env: { ...process.env, MUSTER_CHROMIUM: chromium },
      },
    );
    process.exitCode = result.status ?? 3;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
