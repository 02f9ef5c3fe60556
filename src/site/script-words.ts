import { isMarkup, slotsOf, type Part, type Text } from '../model/interface-text.ts';

/**
 * A module with one export for each key, or for each map of keys. A module instead of data in the page, because it is
 * cached with its script, is shaken by the bundler, and needs nothing inline, which the policy of a page forbids.
 */
export function moduleOf(texts: ReadonlyMap<string, Text>, language: string): string {
  const groups = Map.groupBy(texts, ([key]) => key.split('.')[0] ?? '');
  const exports = [...groups].map(([name, members]) => {
    const [[key, text] = ['', undefined]] = members;
    if (text && key === name) return `export const ${name} = ${codeOf(text)};`;
    const entries = members.map(([member, value]) => `${member.slice(name.length + 1)}: ${codeOf(value)}`);
    return `export const ${name} = { ${entries.join(', ')} };`;
  });
  const all = [...texts.values()];
  return [
    ...exports,
    ...(all.some(({ type }) => type === 'plural') ? [pluralForms(language)] : []),
    ...(all.some((text) => parametersOf(text).includes('Value')) ? ['type Value = string | number;'] : []),
  ].join('\n');
}

function codeOf(text: Text): string {
  if (isMarkup(text)) throw new TypeError('a script takes texts without markup');
  const parameters = [...slotsOf(text).keys()].join(', ');
  if (!parameters && text.type === 'text') return templateOf(text.parts);
  const head = `({ ${parameters} }: ${parametersOf(text)}): string =>`;
  if (text.type === 'text') return `${head} ${templateOf(text.parts)}`;
  const forms = [...text.forms].map(([form, parts]) => `${form}: ${templateOf(parts)}`);
  return `${head} formOf(count, { ${forms.join(', ')} })`;
}

function templateOf(parts: Part[]): string {
  if (parts.every(({ type }) => type === 'words'))
    return JSON.stringify(parts.map((part) => (part.type === 'words' ? part.text : '')).join(''));
  const pieces = parts.map((part) =>
    part.type === 'words' ? part.text.replace(/[\\`]|\$(?=\{)/g, '\\$&') : `\${${part.name}}`,
  );
  return `\`${pieces.join('')}\``;
}

/** The parameters of a text as a type, or nothing if it has none. */
export function parametersOf(text: Text): string {
  const slots = [...slotsOf(text)].map(
    ([name, slot]) =>
      `${name}: ${{ count: 'number', value: 'Value', fragment: 'string', open: 'string' }[slot]}`,
  );
  return slots.length ? `{ ${slots.join('; ')} }` : '';
}

/** The end of a module with plural forms. */
function pluralForms(language: string): string {
  return `
const rules = new Intl.PluralRules(${JSON.stringify(language)});
function formOf(count: number, forms: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>): string {
  return forms[rules.select(count)] ?? forms.other;
}`;
}
