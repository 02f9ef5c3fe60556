import { findJumps, type Jump, type JumpRow } from './jump.ts';
import {
  isFiltered,
  findPages,
  loadPagefind,
  NOTHING,
  type Found,
  type Pagefind,
  type Question,
} from './pagefind.ts';
import { searchDialog, type SearchDialog } from './search-dialog.ts';
import { groupByKind, jumpSection, make, pageSection, statusOf } from './search-results.ts';
import * as words from './strings/search.ts';
import styles from './search.css?url';

/**
 * Shows the search dialog. Pagefind's own Component UI is not used: it cannot group results by kind, nor lead the arrow
 * keys through our jump list and its results as one list, and it alone is 46 kB.
 */
export async function openSearch(query: string): Promise<void> {
  await (styled ??= loadStyles());
  dialog ??= startSearch();
  dialog.open(query);
}

function startSearch(): SearchDialog {
  const jump = loadJump();
  const pagefind = jump
    .then(({ index }) => (index ? loadPagefind(BASE, index) : undefined))
    .catch(() => undefined);
  let latest: Question | undefined;
  const started = searchDialog(async (question) => {
    latest = question;
    const isLatest = (): boolean => latest === question;
    const jumps = jumpsFor((await jump).rows, question);
    if (!isLatest()) return;
    started.show(jumps.length ? [jumpSection(jumps, BASE)] : []);
    const rest = askIndex(pagefind, question, isLatest).then((found) => {
      if (found) addPages(started, question, jumps.length, found);
    });
    if (jumps.length === 0) await rest;
  });
  void pagefind.then((index) => index?.filters()).then((values) => values && started.offer(values));
  void Promise.all([jump, pagefind]).then(([file, index]) => started.note(noteOn(file, index)));
  return started;
}

/** The jump list knows kinds and teams only, so any other filter leaves it out. */
function jumpsFor(rows: JumpRow[], { query, filters }: Question): Jump[] {
  const { kind = '', team = '', ...others } = filters;
  if (Object.values(others).some((value) => value !== '')) return [];
  const fitting = rows.filter((row) => (kind === '' || row[2] === kind) && (team === '' || row[3] === team));
  return findJumps(fitting, query, JUMPS);
}

/** undefined if the question has changed in the meantime. */
async function askIndex(
  loading: Promise<Pagefind | undefined>,
  question: Question,
  isLatest: () => boolean,
): Promise<Found | undefined> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  const pagefind = isLatest() ? await loading : undefined;
  if (!isLatest()) return undefined;
  const found = pagefind ? await findPages(pagefind, question, PAGES).catch(() => NOTHING) : NOTHING;
  return isLatest() ? found : undefined;
}

/** Adds results after those that are shown, because the reader may have reached them already. */
function addPages(to: SearchDialog, question: Question, jumps: number, { pages, total }: Found): void {
  to.add(groupByKind(pages).map((group) => pageSection(group.kind, group.pages)));
  if (total > pages.length) to.add([make('p', {}, words.more({ shown: pages.length, total }))]);
  const asked = question.query !== '' || isFiltered(question);
  to.say(asked ? statusOf(question.query, jumps, total) : '');
}

function noteOn({ index, builtAt }: JumpFile, pagefind: Pagefind | undefined): string {
  if (index === '') return words.noIndex;
  if (!pagefind) return words.notLoaded;
  return builtAt === undefined ? '' : words.oldIndex({ age: ageOf(new Date(builtAt)) });
}

function ageOf(time: Date): string {
  const minutes = Math.round((time.getTime() - Date.now()) / 60_000);
  const format = new Intl.RelativeTimeFormat(words.locale, { numeric: 'auto' });
  if (minutes > -90) return format.format(minutes, 'minute');
  if (minutes > -36 * 60) return format.format(Math.round(minutes / 60), 'hour');
  return format.format(Math.round(minutes / 1440), 'day');
}

/** Called each time, because it includes the state of the index. */
async function loadJump(): Promise<JumpFile> {
  try {
    return (await (await fetch(`${BASE}jump.json`, { cache: 'no-cache' })).json()) as JumpFile;
  } catch {
    return { index: 'unknown', rows: [] };
  }
}

function loadStyles(): Promise<unknown> {
  const link = make('link', { rel: 'stylesheet', href: styles });
  document.head.append(link);
  return new Promise((resolve) => (link.onload = link.onerror = resolve));
}

let styled: Promise<unknown> | undefined;
let dialog: SearchDialog | undefined;

const BASE = import.meta.env.BASE_URL;

/** How many names and how many pages are shown: what fits on a screen or two. */
const JUMPS = 6;
const PAGES = 12;

/** How many milliseconds to wait for the next letter before the index is asked. */
const PAUSE = 120;

interface JumpFile {
  /** The name of the index's state; empty if there is no index. */
  index: string;
  /** When the index was built; the dev server says so. */
  builtAt?: string;
  rows: JumpRow[];
}
