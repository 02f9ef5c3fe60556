import type { SectionView } from './handbook.ts';
import { KIND_NAMES, KINDS, type Kind } from '../model/kinds.ts';
import { bundleSchema, type JsonSchema } from '../schema/json-schema.ts';
import { fieldsOf, toYaml, type Page } from '../schema/field.ts';
import { formView, ownParts, partView, stepParts, type FormView, type PartView } from '../schema/part.ts';
import { referenceAddress } from '../model/addresses.ts';
import { partId, resolve } from '../schema/type.ts';
import { COMMON, SCHEMAS } from '../schema/schemas.ts';

/** Everything that the reference page of one kind of content shows, all of it from the kind's schema. */
export function schemaView(kind: Kind): SchemaView {
  const document = bundleSchema(SCHEMAS[kind], COMMON);
  return { ...documentView(kind, document), example: exampleFile(kind, document) };
}

/** The reference page of the steps of a runbook, which would make the page of the runbook too long. */
export function stepsReference(): SchemaView {
  const document = bundleSchema(SCHEMAS.runbook, COMMON);
  const { title = '', description = '', examples = [] } = document.properties?.['steps'] ?? {};
  const name = PAGES_OF_STEPS.runbook;
  return {
    ...documentView('runbook', document, name),
    name,
    title: `${document.title}: ${title.toLowerCase()}`,
    purpose: description,
    example: toYaml({ steps: examples[0] }),
  };
}

/** The reference page of a JSON file of the site, at `where`, from the schema of that file. */
export function fileReference(
  name: string,
  where: string,
  version: number,
  document: JsonSchema,
): SchemaView {
  const example = `${JSON.stringify(document.examples?.[0], null, 2)}\n`;
  return { ...documentView(name, document), version, where, example };
}

/** The rows of the list of all schemas, in the order in which a new handbook is written. */
export function schemaRows(): SchemaRow[] {
  return KIND_NAMES.map((kind) => {
    const { title = kind, description = '' } = SCHEMAS[kind];
    return { kind, title, ...purposeOf(description) };
  });
}

/** The navigation of the reference pages. */
export function referenceNavigation(): SectionView[] {
  const steps = { kind: PAGES_OF_STEPS.runbook, title: 'Steps of a runbook' };
  const rows = schemaRows().flatMap((row) => (row.kind === 'runbook' ? [row, steps] : [row]));
  const pages = [...rows, { kind: 'catalog', title: 'Catalog' }].map(({ kind, title }) => ({
    type: 'link' as const,
    id: kind,
    name: title,
    href: referenceAddress(kind),
  }));
  return [{ id: 'schemas', title: 'Reference', pages }];
}

/** A schema as a page: what it is for, its fields in order, its parts and the forms of its values. */
function documentView(kind: string, document: JsonSchema, name = kind): Omit<SchemaView, 'example'> {
  const definitions = document.definitions ?? {};
  const own = ownParts(document);
  const apart = new Set(kind in PAGES_OF_STEPS ? partsOfSteps(document, own) : []);
  const isHere = (part: string): boolean => apart.has(part) === (name !== kind);
  const elsewhere = referenceAddress(name === kind ? PAGES_OF_STEPS.runbook : kind);
  const parts = new Map(own.map((part) => [part, `${isHere(part) ? '' : elsewhere}#${partId(part)}`]));
  const top = name === kind ? undefined : elsewhere;
  const page: Page = { kind, definitions, parts, forms: new Set(), top };
  const fields = name === kind ? fieldsOf(document, '', page) : [];
  const steps = name === kind && apart.size > 0 ? [] : stepParts(document, page);
  const others = own
    .filter((part) => isHere(part) && !steps.some(({ id }) => id === partId(part)))
    .map((part) => partView(part, resolve(definitions[part] ?? {}, definitions), page));
  const all = { id: 'all-fields', title: 'Fields', text: '', also: [], fields };
  return {
    kind,
    name,
    version: 1,
    title: document.title ?? kind,
    ...purposeOf(document.description ?? ''),
    parts: [...(fields.length ? [all] : []), ...steps, ...others],
    forms: [...page.forms].map((name) => formView(name, definitions)),
  };
}

/** The definitions that only the steps use, and what those use. */
function partsOfSteps({ properties, definitions = {} }: JsonSchema, own: readonly string[]): string[] {
  const { steps, ...others } = properties ?? {};
  void steps;
  const used = new Set<string>();
  const collect = (node: unknown): void => {
    for (const [, name = ''] of JSON.stringify(node).matchAll(/"#\/definitions\/([^"]+)"/g))
      if (!used.has(name)) {
        used.add(name);
        collect(definitions[name]);
      }
  };
  collect(others);
  return own.filter((name) => !used.has(name));
}

/** The sentences that say what a kind is for, and those that say where its files live, with their paths as code. */
function purposeOf(description: string): { purpose: string; where: string } {
  const sentences = description.split(/(?<=\.) (?=[A-Z]|[\w<>/.-]+\.(?:yaml|mdx)\b)/);
  const [where = '', purpose = ''] = [true, false].map((place) =>
    sentences.filter((sentence) => sentence.search(PATH) >= 0 === place).join(' '),
  );
  return { purpose, where: where.replace(PATH, '`$&`') };
}

/** A file by its place in the folder of a layer. */
const PATH = /[\w<>/.-]+\.(?:yaml|mdx)\b/g;

/** The smallest valid file, with the line that tells an editor its schema. */
function exampleFile(kind: Kind, { examples: [example] = [] }: JsonSchema): string {
  if (KINDS[kind].place.endsWith('.mdx')) return `---\n${toYaml(example)}---\n\nThe text of the page.\n`;
  const up = '../'.repeat(KINDS[kind].place.split('/').length);
  return `# yaml-language-server: $schema=${up}schemas/${kind}.schema.json\n${toYaml(example)}`;
}

export interface SchemaRow {
  kind: Kind;
  title: string;
  purpose: string;
  where: string;
}

/** Where a kind's steps are explained. */
export const PAGES_OF_STEPS = { runbook: 'steps' };

export interface SchemaView {
  kind: string;
  /** The last part of its address: the kind, or another name for a page with a part of it. */
  name: string;
  /** The version of its published schema. */
  version: number;
  title: string;
  purpose: string;
  /** Where its files live, as Markdown. */
  where: string;
  /** The smallest valid file. */
  example: string;
  parts: PartView[];
  forms: FormView[];
}
