import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/**
 * The path of a Chromium to test with: the one named by MUSTER_CHROMIUM, one of the system's, or Playwright's own. Without
 * one, it tries to install one, which takes a minute. If that fails, it throws with one sentence on what to install.
 */
export function findChromium(say: (line: string) => void): string {
  const named = process.env['MUSTER_CHROMIUM'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `MUSTER_CHROMIUM names ${named}, which does not exist. Set it to the path of a Chromium or Chrome.`,
    );
  }
  return firstFound() ?? install(say);
}

function firstFound(): string | undefined {
  return [...onPath(), ...PLACES, playwrightOwn()].find((path) => path !== undefined && existsSync(path));
}

function install(say: (line: string) => void): string {
  for (const [why, command, args] of installers()) {
    say(`No Chromium found; trying ${why} …`);
    spawnSync(command, args, { stdio: 'ignore', timeout: 300_000 });
    const found = firstFound();
    if (found) return found;
  }
  throw new Error(
    'The browser tests need Chromium: install it (on Debian: sudo apt-get install chromium) or set MUSTER_CHROMIUM to the path of one.',
  );
}

/** Ways to install a browser, from the least to the most intrusive. */
function installers(): [string, string, string[]][] {
  const ways: [string, string, string[]][] = [
    [
      "Playwright's installer",
      process.execPath,
      ['node_modules/@playwright/test/cli.js', 'install', 'chromium'],
    ],
  ];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    ways.push([
      'apt-get install chromium',
      'sh',
      ['-c', 'apt-get update -qq && apt-get install -y -qq chromium'],
    ]);
  }
  return ways;
}

function playwrightOwn(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];

const PLACES = [
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
