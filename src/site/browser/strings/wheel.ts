// Generated from src/site/strings by `npm run strings`. Do not edit.
export const cardsLeft = ({ left, all }: { left: Value; all: Value }): string =>
  `${left} of ${all} cards are left.`;
export const allCards = ({ all }: { all: Value }): string => `All ${all} cards.`;
type Value = string | number;
