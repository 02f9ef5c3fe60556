import { ENGLISH, isEnglish } from './language.ts';

/** The seconds in a duration as Prometheus writes it (`1h30m`). Returns 0 for any other text. */
export function seconds(duration: string): number {
  let total = 0;
  for (const [, count, unit] of duration.matchAll(/([0-9]+)([wdhms])/g)) {
    total += Number(count) * (UNITS[unit as keyof typeof UNITS] ?? 0);
  }
  return total;
}

/** A duration as it is printed: `1h30m` becomes `1 h 30 min`, `180d` becomes `180 days`, in the given language. */
export function formatDuration(duration: string, language = ENGLISH): string {
  return [...duration.matchAll(/([0-9]+)([wdhms])/g)]
    .map(([, count, unit]) => withUnit(Number(count), unit ?? 'm', language))
    .join(' ');
}

/** Seconds as they are printed, rounded to minutes: `25 min`, `1 h 5 min`. */
export function formatSeconds(total: number): string {
  const minutes = Math.round(total / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest ? `${Math.floor(minutes / 60)} h ${rest} min` : `${minutes / 60} h`;
}

/** Hours, minutes and seconds have the same symbols in every language. */
function withUnit(count: number, unit: string, language: string): string {
  if (unit === 'w') return counted(count, 'week', language);
  if (unit === 'd') return counted(count, 'day', language);
  return `${count} ${unit === 'h' ? 'h' : unit === 'm' ? 'min' : 's'}`;
}

function counted(count: number, unit: 'week' | 'day', language: string): string {
  if (isEnglish(language)) return `${count} ${count === 1 ? unit : `${unit}s`}`;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

const UNITS = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 };
