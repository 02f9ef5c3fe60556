import { addressOf } from './address.ts';
import type { Catalog } from './catalog.ts';
import type { Wheel } from './content.ts';
import { editUrl } from './shell.ts';

/** The deck of cards; undefined where there is none. */
export function wheelView(catalog: Catalog): WheelView | undefined {
  if (!catalog.wheel) return undefined;
  const { data, file } = catalog.wheel;
  return {
    title: data.title,
    href: addressOf('wheel', 'wheel'),
    purpose: data.purpose,
    rules: data.rules,
    cards: data.cards,
    editUrl: editUrl(catalog, file),
  };
}

export interface WheelView {
  title: string;
  href: string;
  purpose: string;
  rules: string[];
  cards: Wheel['cards'];
  editUrl: string | undefined;
}
