import { hash } from 'node:crypto';

/** A short fingerprint of a value, in hexadecimal. Values that print the same as JSON have the same one. */
export function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 16);
}

/** A short fingerprint of a text, whatever its line ends, that YAML never reads as a number. */
export function textDigest(text: string): string {
  return `sha256-${hash('sha256', text.replaceAll('\r\n', '\n')).slice(0, 16)}`;
}
