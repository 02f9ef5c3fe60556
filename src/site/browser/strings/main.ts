// Generated from src/site/strings by `npm run strings`. Do not edit.
export const copied = 'Copied';
export const copiedWithBlanks = 'Copied, with empty fields';
export const stillToFillIn = ({ blanks }: { blanks: Value }): string => `Copied. Still to fill in: ${blanks}`;
export const selected = 'Selected: copy it';
export const copyingNotAllowed =
  'This browser does not allow copying. The text is selected; copy it with the keyboard.';
export const rowsShown = ({ shown, count }: { shown: Value; count: Value }): string =>
  `${shown} of ${count} shown`;
export const stepsShown = ({ shown, count }: { shown: Value; count: Value }): string =>
  `Showing ${shown} of ${count} steps.`;
export const ticked = ({ done, count }: { done: Value; count: Value }): string => `${done} of ${count} done`;
export const changedSinceTicked =
  'This page has changed since you ticked steps. Read the ticked steps again.';
export const ticksNotKept = 'Ticks are not saved: this browser window cannot save.';
export const hiddenCharacter =
  'Not filled in: it contains a line break, or a hidden or misleading character.';
export const notLikeTheExample = ({ pattern }: { pattern: Value }): string =>
  `Not filled in: it does not look like the example. It must match ${pattern}`;
export const themes = { system: 'system', light: 'light', dark: 'dark' };
type Value = string | number;
