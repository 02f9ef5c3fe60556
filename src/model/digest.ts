import { hash } from 'node:crypto';

/**
 * A short fingerprint of a value, in hexadecimal. Values that print the same as JSON have the same one, without the
 * parts that are left out.
 */
export function digest(value: unknown, isLeftOut?: (part: unknown) => boolean): string {
  const json = JSON.stringify(
    value,
    isLeftOut && ((_, part: unknown) => (isLeftOut(part) ? undefined : part)),
  );
  return hash('sha256', json).slice(0, 16);
}

/** A short fingerprint of a text, whatever its line ends, that YAML never reads as a number. */
export function textDigest(text: string): string {
  return `sha256-${hash('sha256', text.replaceAll('\r\n', '\n')).slice(0, 16)}`;
}
