import { KINDS, type Kind } from './kind.ts';
import { bundleSchema, type JsonSchema } from './schema.ts';
import { fieldsOf, toYaml, type Page } from './schema-field.ts';
import { formView, ownParts, partView, stepParts, type FormView, type PartView } from './schema-part.ts';
import { partId, resolve } from './schema-type.ts';
import { COMMON, SCHEMAS } from './schemas.ts';

/** Everything that the reference page of one kind of content shows, all of it from the kind's schema. */
export function schemaView(kind: Kind): SchemaView {
  const document = bundleSchema(SCHEMAS[kind], COMMON);
  return {
    ...documentView(kind, document),
    place: `content/${KINDS[kind].place}`,
    example: exampleFile(kind, document),
  };
}

/** The rows of the list of all schemas, in the order in which a new handbook is written. */
export function schemaRows(): SchemaRow[] {
  return (Object.keys(KINDS) as Kind[]).map((kind) => {
    const { title = kind, description = '' } = SCHEMAS[kind];
    return { kind, title, purpose: purposeOf(description).purpose, place: `content/${KINDS[kind].place}` };
  });
}

/**
 * A schema as a page: what it is for, its fields in order, its parts and the forms of its values. `elsewhere` gives the
 * addresses of definitions that have a page of their own.
 */
export function documentView(
  kind: string,
  document: JsonSchema,
  elsewhere: Map<string, string> = new Map(),
): Omit<SchemaView, 'place' | 'example'> {
  const definitions = document.definitions ?? {};
  const own = ownParts(document).filter((name) => !elsewhere.has(name));
  const parts = new Map([...own.map((name): [string, string] => [name, `#${partId(name)}`]), ...elsewhere]);
  const page: Page = { kind, definitions, parts, forms: new Set() };
  const fields = fieldsOf(document, '', page);
  const steps = stepParts(document, page);
  const others = own
    .filter((name) => !steps.some(({ id }) => id === partId(name)))
    .map((name) => partView(name, resolve(definitions[name] ?? {}, definitions), page));
  return {
    kind,
    title: document.title ?? kind,
    ...purposeOf(document.description ?? ''),
    parts: [{ id: 'all-fields', title: 'Fields', text: '', also: [], fields }, ...steps, ...others],
    forms: [...page.forms].map((name) => formView(name, definitions)),
  };
}

/** The sentences that say what a kind is for, and the one that says where its files live. */
function purposeOf(description: string): { purpose: string; where: string } {
  const sentences = description.split(/(?<=\.) (?=[A-Z]|content\/)/);
  const [where, purpose] = [true, false].map((place) =>
    sentences.filter((sentence) => sentence.includes('content/') === place).join(' '),
  );
  return purpose ? { purpose, where: where ?? '' } : { purpose: where ?? '', where: '' };
}

/** The smallest valid file, with the line that tells an editor its schema. */
function exampleFile(kind: Kind, { examples: [example] = [] }: JsonSchema): string {
  if (kind === 'page') return `---\n${toYaml(example)}---\n\nThe text of the page.\n`;
  const up = '../'.repeat(KINDS[kind].place.split('/').length);
  return `# yaml-language-server: $schema=${up}schemas/${kind}.schema.json\n${toYaml(example)}`;
}

export interface SchemaRow {
  kind: Kind;
  title: string;
  purpose: string;
  /** The path of its files. */
  place: string;
}

export interface SchemaView {
  kind: string;
  title: string;
  purpose: string;
  /** The sentence that says where its files live. */
  where: string;
  place: string;
  /** The smallest valid file. */
  example: string;
  parts: PartView[];
  forms: FormView[];
}
