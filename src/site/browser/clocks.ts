import {
  countDue,
  dayIn,
  eventOf,
  instantOf,
  timeText,
  weekendRelief,
  type Count,
  type DueRule,
  type Stamps,
} from './clock-time.ts';
import * as words from './strings/clocks.ts';

/**
 * Shows when each report is due, from the times that a reader enters. These times stay in the form and are not stored.
 * It never says that nothing is due, because it cannot know.
 */
export function countClocks(place: HTMLElement): void {
  const form = place.querySelector('form');
  const said = place.querySelector<HTMLElement>('[data-said]');
  const result = place.querySelector<HTMLElement>('[data-result]');
  if (!form || !said || !result) return;
  const zones = form.querySelector('select');
  if (zones) offerZones(zones);
  place.hidden = false;
  const show = (): void => {
    const zone = zones?.value ?? 'UTC';
    const rows = rowsOf(document, stampsIn(form, zone), zone, Date.now());
    said.textContent = summaryOf(rows, zone);
    result.replaceChildren(...resultOf(rows, zone, Date.now()));
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });
  // A browser fills the form again when someone comes back.
  addEventListener('pageshow', show);
  show();
}

/** Every zone that the browser knows, the reader's own first. */
function offerZones(select: HTMLSelectElement): void {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const given = [...select.options].map(({ value }) => value);
  const first = [...new Set([own, ...given])];
  const all = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone));
  select.replaceChildren(...[...first, ...all].map((zone) => new Option(zone)));
}

function textIn(within: ParentNode, selector: string): string {
  return within.querySelector(selector)?.textContent.trim() ?? '';
}

function stampsIn(form: HTMLFormElement, zone: string): Stamps {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[data-event]')];
  const known = inputs.filter(({ value }) => value !== '');
  return Object.fromEntries(
    known.map(({ dataset, value }) => [dataset['event'] ?? '', instantOf(value.slice(0, 16), zone)]),
  ) satisfies Record<string, number>;
}

/** One row a report, as the table has them. */
function rowsOf(root: ParentNode, stamps: Stamps, zone: string, now: number): Row[] {
  const today = dayIn(now, zone);
  return [...root.querySelectorAll<HTMLElement>('[data-regime]')].flatMap((regime) => {
    const { regime: id = '', until = '', from = '', zone: theirs, weekend } = regime.dataset;
    const name = textIn(regime, '.law span');
    const asked = until < today || from > today;
    return [...regime.querySelectorAll<HTMLElement>('[data-due]')].map((stage): Row => {
      const rules = JSON.parse(stage.dataset['due'] ?? '[]') as DueRule[];
      const count = countDue(rules, stamps, theirs ?? zone);
      const relief =
        count.type === 'due' && weekend !== undefined ? weekendRelief(count.at, zone, weekend) : undefined;
      return {
        regime: { id, name },
        stage: textIn(stage, 'th'),
        to: textIn(stage, 'td'),
        count: asked || stage.dataset['ask'] !== undefined ? { type: 'counsel' } : count,
        relief,
        says: (event) => wordsFor(event, regime),
      };
    });
  });
}

/** The event that a rule counts from, in words. */
function wordsFor(from: string, regime: HTMLElement): string {
  const event = eventOf(from);
  if (event === undefined) return regime.dataset['other'] ?? '';
  const [, stage] = from.split(':');
  if (stage === undefined) return words.events[event];
  return words.submitted({ stage: textIn(regime, `[data-stage="${stage}"] th`) });
}

function summaryOf(rows: Row[], zone: string): string {
  const due = dueRows(rows);
  const [first] = due;
  if (!first) return words.enterATime;
  return words.summary({ count: due.length, earliest: bothTimes(first.count.at, zone) });
}

function resultOf(rows: Row[], zone: string, now: number): HTMLElement[] {
  const due = dueRows(rows);
  const waiting = rows.filter(({ count }) => count.type === 'waiting');
  const promptly = rows.filter(({ count }) => count.type === 'promptly');
  const asked = askedIn(rows);
  return [
    ...(due.length
      ? [element('h3', words.due), element('ol', ...due.map((row) => dueItem(row, zone, now)))]
      : []),
    ...block(words.waiting, waiting, ({ stage, count, says }) =>
      count.type === 'waiting'
        ? words.waitingFor({ stage, events: count.for.map(says).join(words.or) })
        : stage,
    ),
    ...block(words.promptly, promptly, ({ stage, to }) => words.stageTo({ stage, to })),
    ...(asked.length ? [element('h3', words.asked), element('ul', ...asked)] : []),
    element('p', words.notComplete),
  ];
}

/** The laws that give no time, and of those that give some the reports that do not. */
function askedIn(rows: Row[]): HTMLElement[] {
  const byRegime = Map.groupBy(rows, ({ regime }) => regime.id);
  return [...byRegime.values()].flatMap((all) => {
    const asked = all.filter(({ count }) => count.type === 'counsel');
    const [first] = asked;
    if (!first) return [];
    const stages =
      asked.length < all.length
        ? words.askedStages({ stages: asked.map(({ stage }) => stage).join(', ') })
        : '';
    return [element('li', linkTo(first.regime), stages)];
  });
}

function block(title: string, rows: Row[], more: (row: Row) => string): HTMLElement[] {
  if (rows.length === 0) return [];
  const items = rows.map((row) => element('li', linkTo(row.regime), more(row)));
  return [element('h3', title), element('ul', ...items)];
}

function dueItem({ regime, stage, to, count, relief, says }: DueRow, zone: string, now: number): HTMLElement {
  const past = count.at < now;
  return element(
    'li',
    element('b', timeText(count.at, 'UTC')),
    ...(zone === 'UTC' ? [] : [element('span', words.inZone({ time: timeText(count.at, zone), zone }))]),
    ...(past ? [element('em', words.past)] : []),
    element('span', linkTo(regime), words.stageTo({ stage, to })),
    element('span', words.countedFrom({ event: says(count.from) })),
    ...(count.missing.length
      ? [element('span', words.maybeEarlier({ events: count.missing.map(says).join(', ') }))]
      : []),
    ...(relief === undefined ? [] : [element('span', words.weekend({ time: bothTimes(relief, zone) }))]),
  );
}

function bothTimes(instant: number, zone: string): string {
  const utc = timeText(instant, 'UTC');
  return zone === 'UTC' ? utc : words.bothTimes({ utc, time: timeText(instant, zone), zone });
}

function dueRows(rows: Row[]): DueRow[] {
  return rows
    .filter((row): row is DueRow => row.count.type === 'due')
    .sort((a, b) => a.count.at - b.count.at);
}

function linkTo({ id, name }: Row['regime']): HTMLElement {
  const link = document.createElement('a');
  link.href = `#law-${id}`;
  link.textContent = name;
  return link;
}

function element(name: string, ...children: (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

interface Row {
  regime: { id: string; name: string };
  stage: string;
  to: string;
  count: Count | { type: 'counsel' };
  /** Until when a weekend lengthens it, for some. */
  relief: number | undefined;
  /** The event that a rule of this regime counts from, in words. */
  says: (from: string) => string;
}

type DueRow = Row & { count: Extract<Count, { type: 'due' }> };
