/** A day written as 2026-11-23; undefined if there is no such day. */
export function parseDay(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  // A day past the end of its month is read as one of the next.
  return Number.isNaN(day.getTime()) || formatDay(day) !== text ? undefined : day;
}

/**
 * Whether a day is still to come: later than tomorrow. Tomorrow has begun where clocks are ahead, so a colleague in Auckland
 * may write it while the machine that checks it, in UTC, is on the day before.
 */
export function isStillToCome(day: string, now: Date): boolean {
  const tomorrow = formatDay(new Date(Math.min(now.getTime() + DAY, LAST_DAY)));
  return day > tomorrow;
}

/** The day of an instant in UTC, as 2026-11-23: such texts compare as days do. */
export function formatDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** Whether a time zone is known by this name of the IANA. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** In milliseconds. */
const DAY = 24 * 60 * 60 * 1000;
const LAST_DAY = Date.parse('9999-12-31');
