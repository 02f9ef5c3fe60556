// Generated from src/site/strings by `npm run strings`. Do not edit.
export const locale = 'en-GB';
export const enterATime = 'Enter at least one time above.';
export const summary = ({ count, earliest }: { count: number; earliest: Value }): string =>
  formOf(count, {
    one: `${count} time. The earliest: ${earliest}. Call counsel now.`,
    other: `${count} times. The earliest: ${earliest}. Call counsel now.`,
  });
export const due = 'Due, the earliest first';
export const waiting = 'Counted once you know when it happened';
export const promptly = 'Without undue delay';
export const asked = 'No time here: ask counsel';
export const notComplete =
  'This list is not complete, and it does not say which of these apply. Contracts, insurers and other laws have their own clocks. Ask counsel.';
export const submitted = ({ stage }: { stage: Value }): string =>
  `submitted, if what went out then was: ${stage}`;
export const waitingFor = ({ stage, events }: { stage: Value; events: Value }): string =>
  `, ${stage}: counted from ${events}`;
export const or = ', or ';
export const stageTo = ({ stage, to }: { stage: Value; to: Value }): string => `, ${stage}, to: ${to}`;
export const askedStages = ({ stages }: { stages: Value }): string => `: ${stages}`;
export const past = 'This time has passed. Ask counsel what to say.';
export const inZone = ({ time, zone }: { time: Value; zone: Value }): string => `${time}, ${zone}`;
export const bothTimes = ({ utc, time, zone }: { utc: Value; time: Value; zone: Value }): string =>
  `${utc} (${time}, ${zone})`;
export const countedFrom = ({ event }: { event: Value }): string => `Counted from: ${event}.`;
export const maybeEarlier = ({ events }: { events: Value }): string =>
  `It may be due earlier, once you know: ${events}.`;
export const weekend = ({ time }: { time: Value }): string =>
  `If the weekend rule applies, it is due by ${time}.`;
export const events = {
  aware: 'aware',
  determined: 'determined',
  classified: 'classified',
  submitted: 'submitted',
};

const rules = new Intl.PluralRules('en');
function formOf(
  count: number,
  forms: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>,
): string {
  return forms[rules.select(count)] ?? forms.other;
}
type Value = string | number;
