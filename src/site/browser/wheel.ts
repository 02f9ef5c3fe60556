import { store, readStored } from './storage.ts';
import * as words from './strings/wheel.ts';

/**
 * Draws one card at a time, each once before any comes again. Drawn cards are stored in this browser, so that a
 * team gets another card next week.
 */
export function drawCards(deck: HTMLElement): void {
  const cards = [...deck.querySelectorAll<HTMLElement>('[data-card]')];
  const status = deck.querySelector('[data-said]');
  const say = (text: string): void => {
    if (status) status.textContent = text;
  };
  for (const part of deck.querySelectorAll<HTMLElement>('[data-run]')) part.hidden = false;
  deck.querySelector('[data-draw]')?.addEventListener('click', () => {
    const drawn = new Set(remembered());
    const left = cards.filter((card) => !drawn.has(card.dataset['card'] ?? ''));
    const [again, from] = left.length ? [drawn, left] : [new Set<string>(), cards];
    const card = from[randomBelow(from.length)];
    if (!card) return;
    // Without storage a card may come twice.
    store(KEY, JSON.stringify([...again, card.dataset['card'] ?? '']));
    showOnly(cards, card);
    say(words.cardsLeft({ left: from.length - 1, all: cards.length }));
  });
  deck.querySelector('[data-all]')?.addEventListener('click', () => {
    for (const card of cards) card.hidden = false;
    say(words.allCards({ all: cards.length }));
  });
}

function showOnly(cards: HTMLElement[], drawn: HTMLElement): void {
  for (const card of cards) card.hidden = card !== drawn;
  for (const details of drawn.querySelectorAll('details')) details.open = false;
  drawn.querySelector<HTMLElement>('h3')?.focus();
}

function randomBelow(count: number): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % count;
}

function remembered(): string[] {
  try {
    const drawn: unknown = JSON.parse(readStored(KEY) ?? '[]');
    return Array.isArray(drawn) ? drawn.map(String) : [];
  } catch {
    return [];
  }
}

const KEY = 'muster:wheel';
