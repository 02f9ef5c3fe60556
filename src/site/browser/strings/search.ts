// Generated from src/site/strings by `npm run strings`. Do not edit.
export const locale = 'en';
export const search = 'Search';
export const placeholder = 'Alert name, error text, service, word';
export const close = 'Close';
export const filter = 'Filter';
export const any = 'Any';
export const filters = { kind: 'Kind', team: 'Team', service: 'Service', severity: 'Severity', role: 'Role' };
export const goTo = 'Go to';
export const page = 'Page';
export const nothing = 'Nothing found.';
export const nothingFor = ({ query }: { query: Value }): string => `Nothing found for “${query}”.`;
export const names = ({ count }: { count: number }): string =>
  formOf(count, { one: `${count} name matches`, other: `${count} names match` });
export const pages = ({ count }: { count: number }): string =>
  formOf(count, { one: `${count} page found.`, other: `${count} pages found.` });
export const namesAndPages = ({ names, pages }: { names: Value; pages: Value }): string =>
  `${names}, ${pages}`;
export const more = ({ shown, total }: { shown: Value; total: Value }): string =>
  `These are the best ${shown} of ${total}. Add a word or a filter to narrow them down.`;
export const noIndex = 'There is no index yet, so only names are found. Run npm run build to make one.';
export const notLoaded = 'The index cannot be loaded. Names, alerts and error texts are found without it.';
export const oldIndex = ({ age }: { age: Value }): string => `The index is from the last build, ${age}.`;
export const functionWords =
  'a an the this that these those i me my we us our you your they them their it its he she is are am was were be been do does did can could may might must should will would shall have has had what which who whom whose when where why how if of in on at to for from by with about and or not no so as than then there here';

const rules = new Intl.PluralRules('en');
function formOf(
  count: number,
  forms: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>,
): string {
  return forms[rules.select(count)] ?? forms.other;
}
type Value = string | number;
