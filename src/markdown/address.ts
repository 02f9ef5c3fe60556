/**
 * Whether content may link to an address: https, mailto, tel, a path from the root, or an anchor. An allowlist, because
 * browsers also read `java\tscript:` as a script and `/\evil.example` as another site.
 */
export function isAllowedAddress(url: string): boolean {
  if (/[\s\\\p{Cc}]/u.test(url)) return false;
  return /^(?:https:\/\/[^/]|mailto:[^/]|tel:\+?[0-9]|#|\/(?!\/))/i.test(url);
}

/** Whether an address has a gap in double braces, which nothing fills in where a text links to it. */
export function hasGap(url: string): boolean {
  return /\{\{[A-Z][A-Z0-9_]*\}\}/.test(url);
}

/** What to write instead of an address with a gap. */
export const GAP_HELP =
  'Write the address out, or let a step link to it: a runbook fills in the addresses of its own links.';

/** An address with the base path in front, if it is a path from the root. The base has a slash at both ends. */
export function withBase(url: string, base: string): string {
  return url.startsWith('/') && base !== '/' ? `${base}${url.slice(1)}` : url;
}

/** What to write instead of an address that is refused. */
export const ADDRESS_HELP =
  'Use an https, mailto or tel address, a path such as /roles/scribe/, or an anchor such as #steps.';
