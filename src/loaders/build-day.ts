import { UsageError } from '../diagnostics/command-error.ts';
import { quote } from '../diagnostics/spelling.ts';

/**
 * The day that a site is built on, as its start in UTC: that of SOURCE_DATE_EPOCH (seconds since 1970) in UTC, so that a
 * build can be repeated in any time zone, or the present one where the machine is. Throws a UsageError if the variable is
 * not a number.
 */
export function buildDay(env: NodeJS.ProcessEnv = process.env): Date {
  const given = givenTime(env);
  return given ? dayIn('UTC', given) : dayIn(env['TZ'], new Date());
}

/**
 * The date on the calendar of the person who runs a command, as its start in UTC: in the time zone of TZ, or else of the
 * machine. SOURCE_DATE_EPOCH replaces the clock, and without TZ is read in UTC. Throws a UsageError if it is not a number.
 */
export function today(env: NodeJS.ProcessEnv): Date {
  const given = givenTime(env);
  return given ? dayIn(env['TZ'] || 'UTC', given) : dayIn(env['TZ'], new Date());
}

function givenTime(env: NodeJS.ProcessEnv): Date | undefined {
  const epoch = env['SOURCE_DATE_EPOCH'];
  if (!epoch) return undefined;
  if (!/^\d{1,11}$/.test(epoch))
    throw new UsageError(`Invalid SOURCE_DATE_EPOCH ${quote(epoch)}. Expected the seconds since 1970.`);
  return new Date(Number(epoch) * 1000);
}

/** The start in UTC of the date that an instant has in a time zone; that of the machine if it is unknown or left out. */
function dayIn(zone: string | undefined, instant: Date): Date {
  const timeZone = zone?.replace(/^:/, '');
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, ...NUMBERS }).formatToParts(instant);
    const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
    return new Date(Date.UTC(part('year'), part('month') - 1, part('day')));
  } catch {
    // A zone in the older form of POSIX, as in NZST-12NZDT, which only the system reads.
    return new Date(Date.UTC(instant.getFullYear(), instant.getMonth(), instant.getDate()));
  }
}

const NUMBERS = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
} as const;
