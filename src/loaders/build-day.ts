import { UsageError } from '../diagnostics/command-error.ts';
import { quote } from '../diagnostics/spelling.ts';

/**
 * The time that freshness is judged by: SOURCE_DATE_EPOCH, in seconds, so that a build can be repeated, or the present.
 * Throws a UsageError if the variable is not a number.
 */
export function buildDay(env: NodeJS.ProcessEnv = process.env): Date {
  const epoch = env['SOURCE_DATE_EPOCH'];
  if (!epoch) return new Date();
  if (!/^\d{1,11}$/.test(epoch))
    throw new UsageError(`Invalid SOURCE_DATE_EPOCH ${quote(epoch)}. Expected the seconds since 1970.`);
  return new Date(Number(epoch) * 1000);
}
