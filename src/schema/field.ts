import { stringify } from 'yaml';
import { NEEDS } from './needs.ts';
import type { JsonSchema } from './json-schema.ts';
import { formOf, partOf, resolve, typeOf, type Resolved, type TypePage, type Words } from './type.ts';
import { parseDescription } from './words.ts';

/** The keys of one group and of the groups inside it, in order. `skip` names keys that are explained elsewhere. */
export function fieldsOf(group: Resolved, part: string, page: Page, skip?: Set<string>): FieldView[] {
  return fieldsBelow(group, '', { part, skip }, page);
}

/** The group of keys inside a value, in a list or under keys of the author's own; undefined if there is none. */
export function groupIn(node: Resolved, page: Page): Resolved | undefined {
  if (partOf(node, page) !== undefined) return undefined;
  if (node.properties) return node;
  const inner = node.items ?? node.additionalProperties;
  return typeof inner === 'object' ? groupIn(resolve(inner, page.definitions), page) : undefined;
}

/** The regular expression of a text, unless it only asks for something to be there. */
export function patternOf({ pattern }: JsonSchema): string | undefined {
  return pattern === '\\S' ? undefined : pattern;
}

/** A value as an author writes it. */
export function toYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}

function fieldsBelow(
  group: Resolved,
  prefix: string,
  { part, skip }: { part: string; skip?: Set<string> | undefined },
  page: Page,
): FieldView[] {
  return Object.entries(group.properties ?? {}).flatMap(([name, raw]) => {
    // A former name stays valid, and nobody should learn it.
    if (skip?.has(name) || raw.deprecated) return [];
    const node = resolve(raw, page.definitions);
    const inner = groupIn(node, page);
    const path = `${prefix}${name}`;
    const field = fieldView(name, node, group, { path, part }, page);
    return inner ? [field, ...fieldsBelow(inner, `${path}.`, { part }, page)] : [field];
  });
}

function fieldView(name: string, node: Resolved, group: Resolved, place: Place, page: Page): FieldView {
  const { text, otherwise } = parseDescription(node.description ?? '');
  const form = formOf(node, page);
  if (form !== undefined) page.forms.add(form);
  const leaf = leafOf(node, page);
  const example = node.examples?.[0];
  return {
    id: [place.part, place.path].filter(Boolean).join('.'),
    path: place.path,
    title: node.title ?? name,
    text,
    type: typeOf(node, page),
    required: group.required?.includes(name) ?? false,
    needed: neededOf(name, place, page) ?? choiceOf(group),
    words: leaf.enum ?? [],
    pattern: leaf.form === undefined ? patternOf(leaf) : undefined,
    otherwise,
    example: example === undefined ? '' : toYaml({ [name]: example }),
  };
}

/** In which case the check wants the key. */
function neededOf(name: string, { part, path }: Place, { kind }: Page): string | undefined {
  const within = [part, ...path.split('.').slice(0, -1)].filter(Boolean).join('.');
  const needs = NEEDS[within ? `${kind}#${within}` : kind] ?? [];
  const need = needs.find(({ keys }) => keys.includes(name));
  return need && (need.keys.length === 1 ? `needed ${need.said}` : need.said);
}

/** How many of a group's keys there must be, where the schema leaves open which. */
function choiceOf({ properties = {}, required, minProperties, maxProperties }: Resolved): string | undefined {
  if (minProperties !== 1 || required) return undefined;
  const names = Object.keys(properties)
    .join(', ')
    .replace(/, ([^,]+)$/, ' and $1');
  return `${maxProperties === 1 ? 'exactly' : 'at least'} one of ${names}`;
}

/** What an author types in the end: an entry of the list, or the value itself. */
function leafOf(node: Resolved, page: Page): Resolved {
  return node.items ? leafOf(resolve(node.items, page.definitions), page) : node;
}

/** A page in the making. */
export interface Page extends TypePage {
  kind: string;
  /** The forms that its fields are written in, in the order of their first use. */
  forms: Set<string>;
}

interface Place {
  path: string;
  part: string;
}

export interface FieldView {
  /** Its address on the page: `impact.users`, `do.undo`. */
  id: string;
  /** Its keys from the part's top: `impact.users`. */
  path: string;
  title: string;
  text: string;
  type: Words;
  required: boolean;
  /** `needed when active`, `exactly one of run, ui and manual`; undefined where nothing depends. */
  needed: string | undefined;
  /** The words that are allowed, if only some are. */
  words: string[];
  pattern: string | undefined;
  /** What holds if it is left out. */
  otherwise: string | undefined;
  /** As YAML. */
  example: string;
}
