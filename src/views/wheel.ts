import { addressOf } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Wheel } from '../model/content.ts';
import { sourceOf, type PageSource } from './frame.ts';
import { linesOf } from './line.ts';

/** The deck of cards; undefined if there is no deck. */
export function wheelView(catalog: Catalog): WheelView | undefined {
  if (!catalog.wheel) return undefined;
  const { data, file } = catalog.wheel;
  return {
    title: data.title,
    href: addressOf('wheel', 'wheel'),
    purpose: data.purpose,
    rules: linesOf(data.rules),
    cards: data.cards,
    source: sourceOf(catalog, file),
  };
}

export interface WheelView {
  title: string;
  href: string;
  purpose: string;
  rules: string[];
  cards: Wheel['cards'];
  source: PageSource | undefined;
}
