import * as words from './strings/clocks.ts';

/**
 * Calculates when a report is due from the known times. Pure: it uses no page and no clock. Where the law is unclear, the
 * earlier time counts. Instants are milliseconds since 1970; a zone is a name such as Europe/Berlin.
 */
export function countDue(rules: readonly DueRule[], stamps: Stamps, zone: string): Count {
  const timed = rules.flatMap(({ within, ...rule }) => (within === undefined ? [] : [{ ...rule, within }]));
  const [first] = rules;
  if (timed.length === 0) return { type: 'promptly', from: first?.from ?? 'aware' };
  const counted = timed.flatMap((rule) => {
    const start = stampOf(rule.from, stamps);
    return start === undefined ? [] : [{ rule, at: dueAt(start, rule.within, zone, rule.by) }];
  });
  const [earliest] = counted
    .filter(({ rule, at }) => !isDropped(rule, at, stamps) || counted.length === 1)
    .sort((a, b) => a.at - b.at);
  const missing = timed.flatMap(({ from }) => (stampOf(from, stamps) === undefined ? [from] : []));
  return earliest
    ? { type: 'due', at: earliest.at, from: earliest.rule.from, missing }
    : { type: 'waiting', for: missing };
}

/**
 * The end of a period that starts at an instant. Hours are hours, whatever the clocks on the wall do. Days, business
 * days and months leave out the day on which they start, and end with the last one, at `by` where the receiver closes.
 * A month ends on the same date, or on the last day of a shorter one. Public holidays are not known.
 */
export function dueAt(start: number, within: string, zone: string, by = LAST_MINUTE): number {
  const [, count = '0', unit = ''] = /^(\d+)\s*(h|d|business day|month)/.exec(within) ?? [];
  if (unit === 'h') return start + Number(count) * HOUR;
  return instantOf(`${lastDay(dayIn(start, zone), Number(count), unit)}T${by}`, zone);
}

/** Extends a time that ends on a weekend to the next Monday at `by`; undefined if it ends on a working day. */
export function weekendRelief(due: number, zone: string, by: string): number | undefined {
  const day = dayIn(due, zone);
  return isWeekend(day) ? instantOf(`${lastDay(day, 1, 'business day')}T${by}`, zone) : undefined;
}

/**
 * The instant of a local time as YYYY-MM-DDTHH:MM. A time that the clocks show twice is the first of both, and one that
 * they skip is the one before the jump, so that nothing is due later than it might be.
 */
export function instantOf(local: string, zone: string): number {
  const wall = Date.parse(`${local}Z`);
  const candidates = [wall - offsetAt(wall - DAY, zone), wall - offsetAt(wall + DAY, zone)].sort(
    (a, b) => a - b,
  );
  const [earlier = wall, later = wall] = candidates;
  if (earlier + offsetAt(earlier, zone) === wall) return earlier;
  return later + offsetAt(later, zone) === wall ? later : earlier;
}

/** An instant in words, with its zone: Fri, 27 Nov 2026, 15:05 CET. */
export function timeText(instant: number, zone: string): string {
  return new Intl.DateTimeFormat(words.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(instant);
}

/** The one of the four times that a rule counts from; undefined for any other event. */
export function eventOf(from: string): keyof Stamps | undefined {
  const [event = ''] = from.split(':');
  return EVENTS.find((known) => known === event);
}

function stampOf(from: string, stamps: Stamps): number | undefined {
  const event = eventOf(from);
  return event && stamps[event];
}

/** Whether the event that cancels a time happened only after that time had ended. */
function isDropped({ dropped_by }: DueRule, at: number, stamps: Stamps): boolean {
  const dropped = dropped_by === undefined ? undefined : stampOf(dropped_by, stamps);
  return dropped !== undefined && dropped > at;
}

/** The last day of a period, all days as YYYY-MM-DD. */
function lastDay(start: string, count: number, unit: string): string {
  if (unit === 'month') return monthsAfter(start, count);
  let day = start;
  for (let left = count; left > 0;) {
    day = dayAfter(day);
    if (unit === 'd' || !isWeekend(day)) left--;
  }
  return day;
}

function monthsAfter(start: string, count: number): string {
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0));
  return textOf(new Date(Date.UTC(year, month - 1 + count, Math.min(day, last.getUTCDate()))));
}

function dayAfter(day: string): string {
  return textOf(new Date(Date.parse(day) + DAY));
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

/** The date that an instant has in a zone, as YYYY-MM-DD. */
export function dayIn(instant: number, zone: string): string {
  return textOf(new Date(instant + offsetAt(instant, zone)));
}

function textOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** How far a zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

const EVENTS = ['aware', 'determined', 'classified', 'submitted'] as const;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** An instant earlier than the day's end, so that it prints as this day and not as the next. */
const LAST_MINUTE = '23:59';

/** When each event happened, as far as is known. */
export type Stamps = Partial<Record<(typeof EVENTS)[number], number | undefined>>;

/** A rule as written in regimes.yaml. */
export interface DueRule {
  within?: string | undefined;
  from: string;
  by?: string | undefined;
  dropped_by?: string | undefined;
}

export type Count =
  /** `missing`: the events that are not known yet and could make it due earlier. */
  | { type: 'due'; at: number; from: string; missing: string[] }
  | { type: 'waiting'; for: string[] }
  | { type: 'promptly'; from: string };
