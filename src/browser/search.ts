import { findJumps, type Jump, type JumpRow } from './jump.ts';
import { findPages, loadPagefind, type Choice, type Found, type Pagefind } from './pagefind.ts';
import { searchDialog, type SearchDialog } from './search-dialog.ts';
import { groupByKind, jumpSection, make, pageSection, statusOf } from './search-results.ts';
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
  const pagefind = jump.then(({ index }) => (index ? loadPagefind(BASE, index) : undefined)).catch(() => undefined);
  let latest = 0;
  const update = async (): Promise<void> => {
    const turn = ++latest;
    const [query, choice] = [started.query(), started.choice()];
    const jumps = jumpsFor((await jump).rows, query, choice);
    if (turn !== latest) return;
    const first = jumps.length ? [jumpSection(jumps, BASE)] : [];
    started.show(first);
    const rest = askIndex(pagefind, query, choice, () => turn === latest).then((found) => {
      if (found) showFound(started, first, jumps.length, query, found);
    });
    if (jumps.length === 0) await rest;
  };
  const started = searchDialog(update);
  void pagefind.then((index) => index?.filters()).then((values) => values && started.offer(values));
  void Promise.all([jump, pagefind]).then(([file, index]) => started.note(noteOn(file, index)));
  return started;
}

/** The jump list knows kinds and teams only, so any other filter leaves it out. */
function jumpsFor(rows: JumpRow[], query: string, { kind = '', team = '', ...others }: Choice): Jump[] {
  if (Object.values(others).some((value) => value !== '')) return [];
  const fitting = rows.filter((row) => (kind === '' || row[2] === kind) && (team === '' || row[3] === team));
  return findJumps(fitting, query, JUMPS);
}

/** undefined if the question has changed meanwhile. */
async function askIndex(
  loading: Promise<Pagefind | undefined>,
  query: string,
  choice: Choice,
  isLatest: () => boolean,
): Promise<Found | undefined> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  const pagefind = isLatest() ? await loading : undefined;
  if (!isLatest()) return undefined;
  const found = pagefind ? await findPages(pagefind, query, choice, PAGES) : { pages: [], total: 0 };
  return isLatest() ? found : undefined;
}

function showFound(to: SearchDialog, first: HTMLElement[], jumps: number, query: string, found: Found): void {
  const { pages, total } = found;
  const more = `These are the best ${pages.length} of ${total}. Another word or a filter makes them fewer.`;
  to.show([
    ...first,
    ...groupByKind(pages).map((group) => pageSection(group.kind, group.pages)),
    ...(total > pages.length ? [make('p', {}, more)] : []),
  ]);
  to.say(statusOf(query, jumps, total));
}

function noteOn({ index, builtAt }: JumpFile, pagefind: Pagefind | undefined): string {
  if (index === '') return 'There is no index yet, so only names are found. Make one: npm run build';
  if (!pagefind) return 'The index cannot be loaded now. Names, alerts and error texts are found without it.';
  return builtAt === undefined ? '' : `The index is that of the last build, ${ageOf(new Date(builtAt))}.`;
}

function ageOf(time: Date): string {
  const minutes = Math.round((Date.now() - time.getTime()) / 60_000);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (minutes < 90) return format.format(-minutes, 'minute');
  return minutes < 36 * 60 ? format.format(-Math.round(minutes / 60), 'hour') : format.format(-Math.round(minutes / 1440), 'day');
}

/** Asked for anew each time, because it names the state of the index. */
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
const PAGES = 20;

/** How many milliseconds to wait for the next letter before the index is asked. */
const PAUSE = 120;

interface JumpFile {
  /** The name of the index's state; empty if there is no index. */
  index: string;
  /** When the index was built; the dev server says so. */
  builtAt?: string;
  rows: JumpRow[];
}
