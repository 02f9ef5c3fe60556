import { contrast, nearestColour } from './colour.ts';
import type { Theme } from './content.ts';

/** The accent of both themes. One that stands alone is made lighter for the dark theme, until it can be read there. */
export function accentsOf({ accent }: Theme): Accents | undefined {
  if (accent === undefined || typeof accent === 'object') return accent;
  return { light: accent, dark: nearestColour(accent, '#ffffff', (colour) => isReadable(colour, 'dark')) };
}

/** Every two colours of a theme that are text and what is behind it, with the place of the colour that could be another. */
export function pairsOf({ accent, header }: Theme): ColourPair[] {
  const pairs: ColourPair[] = [];
  const add = (colour: string, scheme: Scheme, path: string[]): void => {
    for (const [on, background] of Object.entries(BACKGROUNDS[scheme]))
      pairs.push({ colour, background, on: `${on} of the ${scheme} theme`, path, end: ENDS[scheme] });
    // What is printed of the accent is on paper, whatever the theme.
    if (scheme === 'light') pairs.push({ colour, background: PAPER, on: 'paper', path, end: ENDS.light });
  };
  // The one for the dark theme follows from it.
  if (typeof accent === 'string') add(accent, 'light', ['accent']);
  if (typeof accent === 'object') {
    add(accent.light, 'light', ['accent', 'light']);
    add(accent.dark, 'dark', ['accent', 'dark']);
  }
  if (header) {
    const { text: colour, background } = header;
    const end = contrast('#ffffff', background) >= TEXT ? '#ffffff' : '#000000';
    pairs.push({ colour, background, on: 'the background of the header', path: ['header', 'text'], end });
  }
  return pairs;
}

/** The paths in a layer of the files that a theme names, with the place of each name. */
export function assetsNamed({ logo, typeface }: Theme): AssetName[] {
  const { regular, bold } = typeface ?? {};
  return [
    ...(logo ? [{ path: `theme/${logo.file}`, at: ['logo', 'file'], ...LOGO }] : []),
    ...(regular === undefined ? [] : [{ path: `theme/${regular}`, at: ['typeface', 'regular'], ...FONT }]),
    ...(bold === undefined ? [] : [{ path: `theme/${bold}`, at: ['typeface', 'bold'], ...FONT }]),
  ];
}

/** Whether a colour can be read as a link on everything that is behind links in a theme. */
function isReadable(colour: string, scheme: Scheme): boolean {
  return Object.values(BACKGROUNDS[scheme]).every((background) => contrast(colour, background) >= TEXT);
}

/** What WCAG 2 asks of text at level AA. What only shows the focus needs 3, so it passes with the links. */
export const TEXT = 4.5;

/** The backgrounds that links have, as src/site/styles/tokens.css sets them. */
export const BACKGROUNDS: Record<Scheme, Record<string, string>> = {
  light: { 'the page': '#fbfaf6', cards: '#ffffff', 'code blocks': '#f1eee6', 'search hits': '#ffe9a8' },
  dark: { 'the page': '#131519', cards: '#1a1d22', 'code blocks': '#0c0e11', 'search hits': '#4a3a00' },
};

const PAPER = '#ffffff';
const ENDS = { light: '#000000', dark: '#ffffff' } as const;

/** In bytes. A cold phone on a slow line loads them with every first page. */
const LOGO = { limit: 32 * 1024, formats: ['svg', 'png'] } as const;
const FONT = { limit: 100 * 1024, formats: ['woff2'] } as const;

export interface AssetName {
  path: string;
  /** Where the theme has its name. */
  at: string[];
  /** The most bytes that it may have. */
  limit: number;
  formats: readonly string[];
}

type Scheme = 'light' | 'dark';

export type Accents = Record<Scheme, string>;

export interface ColourPair {
  colour: string;
  background: string;
  /** What has that background. */
  on: string;
  /** Where the theme has the colour. */
  path: string[];
  /** The way to a colour that passes. */
  end: '#000000' | '#ffffff';
}
