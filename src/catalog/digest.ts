import { createHash } from 'node:crypto';

/** A short fingerprint of a value, in hexadecimal. Values that print the same as JSON have the same one. */
export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
