import { spawnSync } from 'node:child_process';
import { findChromium } from '../tests/chromium.ts';

const help = `Usage: npm run browser [-- [--shipped] <arguments of playwright test>]

Runs the tests in a real Chromium: over the small handbook in tests/fixtures/firm, which is built first.
MUSTER_CHROMIUM names the browser to use; otherwise one is looked for, and installed if that is possible.
To see what a failed test did, add --trace on.

  --shipped  run those over the shipped handbook instead; build it first: npm run build
  --help     this text`;

const FIRM = ['--content', 'tests/fixtures/firm/content', '--out', '.site/firm'];

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(help);
else process.exitCode = test(args.includes('--shipped'));

/** Returns the exit code. */
function test(shipped: boolean): number {
  try {
    const chromium = findChromium((line) => console.error(line));
    const built = shipped ? 0 : run(['scripts/run.mjs', 'build', ...FIRM], {});
    if (built !== 0) return built;
    const rest = args.filter((arg) => arg !== '--shipped');
    return run(['node_modules/@playwright/test/cli.js', 'test', ...rest], {
      MUSTER_CHROMIUM: chromium,
      MUSTER_SUITE: shipped ? 'content' : 'browser',
      MUSTER_SITE: shipped ? 'dist' : '.site/firm',
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

function run(command: string[], settings: Record<string, string>): number {
  const { status } = spawnSync(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, ...settings },
  });
  return status ?? 3;
}
