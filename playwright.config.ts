import { defineConfig } from '@playwright/test';

/** Run by `npm run browser`, which finds Chromium, builds the site that is tested and hands both over. */
export default defineConfig({
  testDir: 'tests/browser',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  workers: 2,
  use: {
    baseURL: `http://localhost:${process.env['MUSTER_TEST_PORT'] ?? '4399'}`,
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['MUSTER_CHROMIUM'] ?? '',
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
    command: `"${process.execPath}" scripts/run.mjs serve --port ${process.env['MUSTER_TEST_PORT'] ?? '4399'}`,
    url: `http://localhost:${process.env['MUSTER_TEST_PORT'] ?? '4399'}/`,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
