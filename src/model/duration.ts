/** The seconds in a duration as Prometheus writes it (`1h30m`). Returns 0 for any other text. */
export function seconds(duration: string): number {
  let total = 0;
  for (const [, count, unit] of duration.matchAll(/([0-9]+)([wdhms])/g)) {
    total += Number(count) * (UNITS[unit as keyof typeof UNITS] ?? 0);
  }
  return total;
}

/** A duration as it is printed: `1h30m` becomes `1 h 30 min`, `180d` becomes `180 days`. */
export function formatDuration(duration: string): string {
  return [...duration.matchAll(/([0-9]+)([wdhms])/g)]
    .map(([, count, unit]) => withUnit(Number(count), unit ?? 'm'))
    .join(' ');
}

/** Seconds as they are printed, rounded to minutes: `25 min`, `1 h 5 min`. */
export function formatSeconds(total: number): string {
  const minutes = Math.round(total / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest ? `${Math.floor(minutes / 60)} h ${rest} min` : `${minutes / 60} h`;
}

function withUnit(count: number, unit: string): string {
  if (unit === 'w') return `${count} ${count === 1 ? 'week' : 'weeks'}`;
  if (unit === 'd') return `${count} ${count === 1 ? 'day' : 'days'}`;
  return `${count} ${unit === 'h' ? 'h' : unit === 'm' ? 'min' : 's'}`;
}

const UNITS = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 };
