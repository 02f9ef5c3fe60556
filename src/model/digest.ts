import { hash } from 'node:crypto';

/**
 * A short fingerprint of a value, in hexadecimal. Values that print the same as JSON have the same one, whatever they say
 * at the keys of `without`.
 */
export function digest(value: unknown, without?: ReadonlySet<string>): string {
  const json = JSON.stringify(
    value,
    without && ((key, inner: unknown) => (without.has(key) ? undefined : inner)),
  );
  return hash('sha256', json).slice(0, 16);
}
