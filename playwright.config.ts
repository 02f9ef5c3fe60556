import { defineConfig } from '@playwright/test';

/** Run by `npm run browser`, which finds Chromium and says which tests to run over which site. */
const { MUSTER_CHROMIUM = '', MUSTER_SUITE = 'browser', MUSTER_SITE = 'dist' } = process.env;

/** One for each suite, because both may run at the same time. */
const port = MUSTER_SUITE === 'browser' ? 4399 : 4398;

export default defineConfig({
  testDir: `tests/${MUSTER_SUITE}`,
  outputDir: `test-results/${MUSTER_SUITE}`,
  testMatch: '*.spec.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  workers: 2,
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: MUSTER_CHROMIUM,
      // Chromium's sandbox refuses to run as root, which is what most containers are.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" scripts/run.mjs serve --out "${MUSTER_SITE}" --port ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
