/**
 * The elements of a page in the order in which they open. The page is one that html-validate has found no fault with
 * (markup.test.ts), so a pattern is enough: every `<` of a text is escaped and every attribute is quoted or bare.
 */
export function elementsOf(html: string): Element[] {
  return [...html.matchAll(TAG)].map(([, name = '', attributes = '']) => ({
    name: name.toLowerCase(),
    attributes: new Map(
      [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', double, single, bare]) => [
        key.toLowerCase(),
        decode(double ?? single ?? bare ?? ''),
      ]),
    ),
  }));
}

/** Every text of a page: what a reader sees, and what its attributes say, but for places on the page itself. */
export function textsOf(html: string): string[] {
  const attributes = elementsOf(html).flatMap((element) => [...element.attributes.values()]);
  return [
    decode(html.replace(TAG, ' ').replace(CLOSING, ' ')),
    ...attributes.filter((text) => !text.startsWith('#')),
  ];
}

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex as string, 16));
      return NAMED[(name as string).toLowerCase()] ?? whole;
    },
  );
}

const ATTRIBUTE = /([^\s"'<>/=]+)(?:="([^"]*)"|='([^']*)'|=([^\s"'>]+))?/g;
const TAG = /<([a-z][a-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*"|='[^']*'|=[^\s"'>]+)?)*)\s*\/?>/gi;
const CLOSING = /<\/[a-z][a-z0-9-]*\s*>/gi;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export interface Element {
  name: string;
  attributes: Map<string, string>;
}
