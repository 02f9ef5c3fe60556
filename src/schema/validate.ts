import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isTimeZone, parseDay } from '../model/day.ts';
import type { Finding } from '../diagnostics/diagnostic.ts';
import type { Kind, ManyKind } from '../model/kinds.ts';
import { patternProblem } from '../model/pattern.ts';
import type { JsonSchema } from './json-schema.ts';
import { schemaFindings } from './finding.ts';
import { COMMON, SCHEMAS } from './schemas.ts';

/**
 * Checks one file's data against its kind's schema and, in the same walk, collects what the schema marks as a
 * reference (`x-refers-to`) or as text (`x-text`), so that both are declared in one place: the schema.
 */
export function validate(kind: Kind, file: string, data: unknown): Validated {
  const uses: Use[] = [];
  const texts: TextUse[] = [];
  const exact: string[] = [];
  const plain: string[] = [];
  collect = { uses, texts, exact, plain };
  const check = validatorOf(kind);
  const valid = check(data);
  return {
    findings: valid ? [] : schemaFindings(file, check.errors as ErrorObject[]),
    uses,
    texts,
    exact,
    plain,
    valid,
  };
}

/** The findings about data that is not content, such as an answers file, which has a schema of its own. */
export function validateAgainst(schema: JsonSchema, file: string, data: unknown): Finding[] {
  let check = others.get(schema);
  if (!check) others.set(schema, (check = ajv.compile(schema)));
  return check(data) ? [] : schemaFindings(file, check.errors as ErrorObject[]);
}

/** Compiled when first needed: most runs need all kinds, an editor one. */
function validatorOf(kind: Kind): ValidateFunction {
  let found = compiled.get(kind);
  if (!found) compiled.set(kind, (found = ajv.compile(SCHEMAS[kind])));
  return found;
}

const compiled = new Map<Kind, ValidateFunction>();
const others = new WeakMap<JsonSchema, ValidateFunction>();
let collect: Omit<Validated, 'findings' | 'valid'> = { uses: [], texts: [], exact: [], plain: [] };

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  discriminator: true,
  strict: true,
  strictRequired: false,
  // A check compiles once and then runs for a second: what the optimiser costs it does not earn.
  code: { optimize: false },
});
ajv.addKeyword({
  keyword: 'x-refers-to',
  schemaType: 'string',
  errors: false,
  validate: (target: Target, value: unknown, _schema?: unknown, context?: { instancePath: string }) => {
    if (typeof value === 'string') collect.uses.push({ target, value, pointer: context?.instancePath ?? '' });
    return true;
  },
});
ajv.addKeyword({
  keyword: 'x-text',
  schemaType: 'string',
  errors: false,
  validate: (
    form: TextForm | 'exact' | 'plain',
    text: unknown,
    schema?: unknown,
    context?: { instancePath: string },
  ) => {
    const pointer = context?.instancePath ?? '';
    const inline = (schema as JsonSchema | undefined)?.['x-inline'] === true;
    if (form === 'exact' || form === 'plain') collect[form].push(pointer);
    else if (typeof text === 'string') collect.texts.push({ form, inline, text, pointer });
    return true;
  },
});
ajv.addKeyword({ keyword: 'x-inline', schemaType: 'boolean' });
ajv.addKeyword({ keyword: 'x-known-by', schemaType: 'string' });
ajv.addKeyword({ keyword: 'x-whole', schemaType: 'boolean' });
ajv.addKeyword({ keyword: 'x-adds', schemaType: 'boolean' });
ajv.addFormat('regex', (text: string) => patternProblem(text) === undefined);
ajv.addFormat('date', (text: string) => parseDay(text) !== undefined);
ajv.addFormat('time-zone', isTimeZone);
ajv.addSchema(COMMON, 'common.schema.json');

export interface Validated {
  findings: Finding[];
  uses: Use[];
  texts: TextUse[];
  /** JSON Pointers of the values that are compared or opened letter by letter, such as addresses and names of alerts. */
  exact: string[];
  /** JSON Pointers of the values that are words without Markdown, such as titles and names. */
  plain: string[];
  valid: boolean;
}

/** A value that names something else. */
export interface Use {
  target: Target;
  value: string;
  /** JSON Pointer of the value. */
  pointer: string;
}

/** A value that is prose, a command or a message's body. */
export interface TextUse {
  form: TextForm;
  /** Whether it is one line of prose, which has no lists or paragraphs. */
  inline: boolean;
  text: string;
  pointer: string;
}

export type TextForm = 'prose' | 'command' | 'message';

/** What a value may name: an entry of a kind, or something that a file lists. */
export type Target =
  | ManyKind
  | 'level'
  | 'level-id'
  | 'channel'
  | 'contact'
  | 'environment'
  | 'hand-off'
  | 'place'
  | 'timer'
  | 'link'
  | 'step'
  | 'state'
  | 'part'
  | 'objective'
  | 'item'
  | 'variable'
  | 'term'
  | 'source'
  | 'module'
  | 'own-module'
  | 'module-objective'
  | 'own-level'
  | 'regime'
  | 'act';
