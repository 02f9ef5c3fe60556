import type { JsonSchema } from './json-schema.ts';
import { fieldsOf, groupIn, patternOf, type FieldView, type Page } from './field.ts';
import { partId, resolve, type Definitions, type Resolved } from './type.ts';
import { sizeOf } from './words.ts';

/** The definitions with a part of their own on a page: kinds of step, and groups of keys that several places share. */
export function ownParts(document: JsonSchema): string[] {
  const uses = [...JSON.stringify(document).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  // A group that a word can stand for may contain itself, so its keys cannot be listed in place.
  const choices = new Set(
    Object.values(document.definitions ?? {}).flatMap(({ then }) => then?.$ref?.split('/').at(-1) ?? []),
  );
  return Object.entries(document.definitions ?? {})
    .filter(([, { properties, items }]) => properties ?? items)
    .map(([name]) => name)
    .filter((name) => isStep(name) || uses.filter((use) => use === name).length > 1 || choices.has(name));
}

/** A definition with its keys. */
export function partView(name: string, node: Resolved, page: Page, skip?: Set<string>): PartView {
  const id = partId(name);
  const group = groupIn({ ...node, form: undefined }, page) ?? node;
  const fields = fieldsOf(group, id, page, skip);
  const title = node.title ?? id;
  return {
    id,
    title: isStep(name) && title.toLowerCase() !== id ? `${title} (${id})` : title,
    text: node.description ?? '',
    also: [],
    fields,
  };
}

/** The steps of a runbook: first what most kinds have in common, then what is each kind's own. */
export function stepParts(document: JsonSchema, page: Page): PartView[] {
  const kinds = Object.entries(page.definitions).filter(([name]) => isStep(name));
  if (!kinds.length) return [];
  const shared = sharedKeys(kinds.map(([, node]) => node));
  return [
    everyStep(document, kinds, shared, page),
    ...kinds.map(([name, node]) => ({
      ...partView(name, node, page, new Set(shared.keys())),
      also: [...shared.keys()]
        .filter((key) => node.properties?.[key])
        .map((key) => ({ name: key, id: `${partId(name)}.${key}`, href: `#step.${key}` })),
    })),
  ];
}

/** How values of one sort are written. */
export function formView(name: string, definitions: Definitions): FormView {
  const node = resolve(definitions[name] ?? {}, definitions);
  return {
    id: `form-${partId(name)}`,
    title: node.title ?? name,
    text: node.description ?? '',
    size: sizeOf('characters', node.minLength, node.maxLength).trim(),
    pattern: patternOf(node),
    examples: (node.examples ?? []).map(String),
  };
}

/** The keys that mean the same in nearly every kind of step. What a kind is called differs, and is shared all the same. */
function sharedKeys(kinds: JsonSchema[]): Map<string, JsonSchema> {
  const shared = new Map<string, JsonSchema>();
  for (const [key, node] of kinds.flatMap(({ properties }) => Object.entries(properties ?? {}))) {
    const same = kinds.filter(({ properties }) => JSON.stringify(properties?.[key]) === JSON.stringify(node));
    if (key === 'kind' || same.length >= kinds.length - 2) shared.set(key, node);
  }
  return shared;
}

function everyStep(
  document: JsonSchema,
  kinds: [string, JsonSchema][],
  shared: Map<string, JsonSchema>,
  page: Page,
): PartView {
  const words = kinds.map(([name]) => partId(name));
  const kind = { ...shared.get('kind'), const: undefined, enum: words, description: KIND_OF_STEP };
  const properties = { ...Object.fromEntries(shared), kind };
  const fields = fieldsOf({ ...kinds[0]?.[1], properties }, 'step', page).map((field) => {
    const without = kinds.filter(([, node]) => !node.properties?.[field.path]).map(([name]) => partId(name));
    return without.length ? { ...field, needed: `not for ${without.join(' and ')}` } : field;
  });
  const text = document.properties?.['steps']?.items?.description ?? '';
  return { id: 'step', title: 'Every step', text, also: [], fields };
}

function isStep(definition: string): boolean {
  return definition.startsWith('step-');
}

const KIND_OF_STEP = 'What sort of step it is. It decides what else the step needs.';

/** A group of fields with a heading of its own. */
export interface PartView {
  id: string;
  title: string;
  text: string;
  /** Fields that it has too and that are explained elsewhere. */
  also: { name: string; id: string; href: string }[];
  fields: FieldView[];
}

/** A sort of value: a duration, an id, a line of prose. */
export interface FormView {
  id: string;
  title: string;
  text: string;
  size: string;
  pattern: string | undefined;
  examples: string[];
}
