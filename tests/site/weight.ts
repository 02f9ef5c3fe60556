import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { elementsOf } from './element.ts';
import { filesIn } from './files.ts';

/** The bytes of a file as a static host sends it: with brotli at its best, which is done once, ahead of time. */
export function weightOf(file: string, effort: number = constants.BROTLI_MAX_QUALITY): number {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: effort };
  return brotliCompressSync(readFileSync(file), { params: quality }).length;
}

/**
 * The pages of a built site that are heavier than they may be, and the heaviest of all. A page that is light enough
 * when it is packed in haste is so when it is packed well, which takes twenty times as long.
 */
export function weigh(folder: string): { tooHeavy: Page[]; heaviest: Page | undefined; pages: number } {
  const pages = filesIn(folder).filter((file) => file.endsWith('.html'));
  const inHaste = pages
    .map((page) => ({ page, weight: weightOf(join(folder, page), HASTY) }))
    .sort((a, b) => b.weight - a.weight);
  const [heaviest, ...rest] = inHaste
    .filter(({ page, weight }, at) => at === 0 || weight > ceilingOf(page))
    .map(({ page }) => ({ page, weight: weightOf(join(folder, page)) }));
  const tooHeavy = [...(heaviest ? [heaviest] : []), ...rest].filter(
    ({ page, weight }) => weight > ceilingOf(page),
  );
  return { tooHeavy, heaviest, pages: pages.length };
}

/** How heavy a page may be, in bytes. */
function ceilingOf(page: string): number {
  if (TO_BE_SPLIT.test(page)) return SPLIT_CEILING;
  return AT_A_DESK.test(page) ? DESK_CEILING : CEILING;
}

/**
 * What a browser with an empty cache asks for to show a page, by ending: the page, its styles with every font in them,
 * its icon, and its scripts with all that they import, except those that wait: search until it is opened, and
 * what runs a drill, the training or the clocks until there is one.
 */
export function requestsOf(folder: string, page: string): Record<string, string[]> {
  const linked = elementsOf(readFileSync(join(folder, page), 'utf8')).flatMap(({ name, attributes }) =>
    name === 'script' || (name === 'link' && !ELSEWHERE.has(attributes.get('rel') ?? ''))
      ? (attributes.get('src') ?? attributes.get('href') ?? [])
      : [],
  );
  const asked = new Set([page]);
  const waiting = linked.map((address) => address.slice(1));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (asked.has(file) || /\/(?:search|drill|wheel|training|clocks)\./.test(file)) continue;
    asked.add(file);
    waiting.push(...neededBy(folder, file));
  }
  return Object.groupBy(asked, extname) as Record<string, string[]>;
}

const HASTY = 5;

/** No page of the handbook itself is heavier, whatever it is about. */
const CEILING = 10_000;

/** What a trainer or a facilitator opens at a desk, well ahead: a whole course, or a whole evening, on one page. */
const AT_A_DESK = /^training\/[^/]+\/(?:slides|answers)\/|^drills\/[^/]+\/index\.html$/;
const DESK_CEILING = 18_000;

/** Runbooks that grew when they were walked, with a way out of every state. They are to be split into pages that follow each other. */
const TO_BE_SPLIT = /^runbooks\/(?:backup-restore|postgres-failover)\//;
const SPLIT_CEILING = 14_000;

/** Links that a browser follows only when it is asked to. */
const ELSEWHERE = new Set(['canonical', 'alternate']);

/** The other files that this one names: fonts in styles, scripts in scripts. */
function neededBy(folder: string, file: string): string[] {
  if (!/\.(css|js)$/.test(file)) return [];
  const named = readFileSync(join(folder, file), 'utf8').matchAll(/[./]([\w.-]+\.(?:woff2|js))\b/g);
  return [...named].map(([, name = '']) => `_astro/${name}`);
}

interface Page {
  page: string;
  /** In bytes. */
  weight: number;
}
