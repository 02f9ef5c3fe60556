import { hash } from 'node:crypto';

/** A short fingerprint of a value, in hexadecimal. Values that print the same as JSON have the same one. */
export function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 16);
}
