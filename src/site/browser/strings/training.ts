// Generated from src/site/strings by `npm run strings`. Do not edit.
export const chooseFirst = 'Choose first, then you will see why.';
export const theOne = 'Yes, that is the one.';
export const allOfThem = 'Yes, those are all of them.';
export const betterAnswer = 'There is a better answer. Read why below your choice, and choose again.';
export const noneFits = ({ count }: { count: Value }): string =>
  `None of these fits, and there are ${count} that do. Read why below your choice, and choose again.`;
export const partsDone = ({ done, count }: { done: Value; count: Value }): string =>
  `${done} of ${count} parts done`;
export const doneOn = ({ day }: { day: Value }): string => `Done on ${day}`;
export const up = 'Up';
export const down = 'Down';
export const moveThing = ({ direction, name }: { direction: Value; name: Value }): string =>
  `${direction}: ${name}`;
export const nowInPlace = ({ place }: { place: Value }): string => `Now in place ${place}.`;
export const theOrder = 'Yes, that is the order.';
export const otherFirst = 'Something else comes first. Move it up, and check again.';
export const slideOf = ({ number, count }: { number: Value; count: Value }): string =>
  `${number} of ${count}`;
export const fit = ({ count }: { count: number }): string =>
  formOf(count, { one: `${count} of these fits`, other: `${count} of these fit` });
export const missing = ({ count }: { count: number }): string =>
  formOf(count, { one: 'there is one more', other: `there are ${count} more` });
export const others = ({ count }: { count: number }): string =>
  formOf(count, { one: 'one does not', other: `${count} do not` });
export const fitAndMissing = ({ fit, missing }: { fit: Value; missing: Value }): string =>
  `${fit}, and ${missing}.`;
export const fitMissingAndOthers = ({
  fit,
  missing,
  others,
}: {
  fit: Value;
  missing: Value;
  others: Value;
}): string => `${fit}, and ${missing}; ${others}. Read why below your choice, and choose again.`;
export const allFitAndOthers = ({ others }: { others: Value }): string =>
  `All that fit are among them; ${others}. Read why below your choice, and choose again.`;
export const inPlace = ({ count }: { count: number }): string =>
  formOf(count, {
    one: 'The first is in place. Move the others, and check again.',
    other: `The first ${count} are in place. Move the others, and check again.`,
  });

const rules = new Intl.PluralRules('en');
function formOf(
  count: number,
  forms: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>,
): string {
  return forms[rules.select(count)] ?? forms.other;
}
type Value = string | number;
