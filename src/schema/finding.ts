import type { ErrorObject } from 'ajv';
import { finding, type Finding } from '../diagnostics/diagnostic.ts';
import type { SuggestedFix } from '../diagnostics/diagnostic.ts';
import { applyChanges } from '../diagnostics/fix.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import { patternProblem } from '../model/pattern.ts';
import type { JsonSchema } from './json-schema.ts';
import { COMMON } from './schemas.ts';
import { didYouMean, isOnlyNear, nearest, quote } from '../diagnostics/spelling.ts';
import { pathOf } from './pointer.ts';

/** The validator's errors as findings: one for each cause, in words for people who write content. */
export function schemaFindings(file: string, errors: ErrorObject[]): Finding[] {
  const context = contextOf(errors);
  const misspelt = new Set(errors.flatMap((error) => misspeltKey(error, context)));
  return errors.flatMap((error) => {
    if (error.keyword === 'required' && misspelt.has(`${error.instancePath}/${requiredKey(error)}`))
      return [];
    const explained = explain(error, context);
    return explained ? [toFinding(file, error, explained)] : [];
  });
}

/** Collects what one error needs to know about the others, once: a broken file may have thousands. */
function contextOf(errors: ErrorObject[]): Context {
  const context: Context = { missing: new Map(), keyPatterns: new Map() };
  for (const error of errors) {
    const { keyword, instancePath, propertyName, parentSchema } = error;
    if (keyword === 'required') {
      const keys = context.missing.get(instancePath);
      if (keys) keys.push(requiredKey(error));
      else context.missing.set(instancePath, [requiredKey(error)]);
    }
    if (keyword === 'pattern' && propertyName !== undefined)
      context.keyPatterns.set(propertyName, (parentSchema as JsonSchema).pattern ?? '');
  }
  return context;
}

/** The pointer of the missing key that an unknown key was meant to be. One cause gives one finding. */
function misspeltKey(error: ErrorObject, context: Context): string[] {
  if (error.keyword !== 'additionalProperties') return [];
  const meant = meantKey(error, context);
  return meant ? [`${error.instancePath}/${meant}`] : [];
}

function meantKey(error: ErrorObject, { missing }: Context): string | undefined {
  const key = String(error.params['additionalProperty']);
  return nearest(key, missing.get(error.instancePath) ?? []) ?? nearest(key, knownKeys(error));
}

function toFinding(
  file: string,
  error: ErrorObject,
  { rule, message, help, key, suggestedFix, lacks }: Explained,
): Finding {
  const path = pathOf(error.instancePath);
  if (key !== undefined)
    return finding(file, [...path, key], rule, message, { on: 'key', help, suggestedFix });
  return finding(file, path, rule, message, { help, suggestedFix, lacks });
}

function explain(error: ErrorObject, context: Context): Explained | undefined {
  const { keyword, params, data } = error;
  const schema = error.parentSchema as JsonSchema;
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(error, context);
    case 'required':
      return missingKey(error, schema);
    case 'type':
      return wrongType(String(params['type']), data, schema.examples?.[0]);
    case 'enum':
      return wrongWord(data, schema.enum ?? []);
    case 'pattern':
      return wrongForm(error, schema);
    case 'format':
      return wrongFormat(params['format'], data);
    case 'if':
      // The branch that applies has reported what is wrong.
      return undefined;
    case 'discriminator':
      return wrongKind(error);
    case 'propertyNames':
      return {
        rule: 'schema/key',
        message: `invalid key ${quote(params['propertyName'])}`,
        help: keyHelp(error, context),
        key: String(params['propertyName']),
      };
    default:
      return wrongSize(keyword, params, data);
  }
}

function unknownKey(error: ErrorObject, context: Context): Explained {
  const key = String(error.params['additionalProperty']);
  const meant = meantKey(error, context);
  const known = [...(context.missing.get(error.instancePath) ?? []), ...knownKeys(error)];
  const sure = meant !== undefined && isOnlyNear(key, known);
  return {
    rule: 'schema/unknown-key',
    message: `unknown key ${quote(key)}${meant ? `; did you mean "${meant}"?` : ''}`,
    help: /[ \n]/.test(key)
      ? 'Put the whole text in quotation marks. A comma inside { } starts a new key.'
      : meant
        ? `Write ${meant}: instead.`
        : `Use one of these: ${knownKeys(error).join(', ')}.`,
    key,
    suggestedFix: sure ? { description: `Write ${meant}`, key: meant } : undefined,
  };
}

function missingKey(error: ErrorObject, schema: JsonSchema): Explained {
  const key = requiredKey(error);
  const wanted = schema.properties?.[key];
  const example = wanted?.examples?.[0];
  return {
    rule: 'schema/missing-key',
    message: `missing key "${key}"${wanted?.description ? `: ${lowerFirst(wanted.description)}` : ''}`,
    help: example === undefined ? `Add ${key}: and its value.` : addition(key, example),
    lacks: [key],
  };
}

/** A key with an example. An example that is a list of whole steps would be too long to read. */
function addition(key: string, example: unknown): string {
  const text = inFlow(example);
  if (text === undefined) return `Add ${key}: as in another file of this kind.`;
  return key === 'id'
    ? `Add an id that no other entry of this list has, as in id: ${text}`
    : `Add ${key}: ${text}`;
}

/** An example on one line, in quotation marks if YAML would read it as something else; undefined if it is too long. */
function inFlow(example: unknown): string | undefined {
  const bare =
    typeof example === 'string' &&
    (parseYaml('', `key: ${example}`).data as Bare | undefined)?.key === example;
  const text = bare ? example : JSON.stringify(example);
  return text.length > 120 ? undefined : text;
}

function wrongType(type: string, data: unknown, example: unknown): Explained {
  const keys = type === 'object' && example !== undefined ? inFlow(example) : undefined;
  const scalar = typeof data === 'number' || typeof data === 'boolean';
  const help =
    type === 'string' && scalar
      ? `${QUOTE.description}.`
      : type === 'array'
        ? 'Start each entry on its own line with a hyphen.'
        : type === 'integer'
          ? 'Write it in digits only, as in 5, without quotation marks.'
          : keys && `Write its keys below it, or between braces, as in ${keys}`;
  return {
    rule: 'schema/type',
    message: `expected ${TYPES[type] ?? type}, found ${type === 'integer' && typeof data === 'number' ? 'another number' : typeName(data)}`,
    help,
    suggestedFix: type === 'string' && scalar ? QUOTE : undefined,
  };
}

function wrongWord(data: unknown, words: unknown[]): Explained {
  const help = `Use one of these: ${words.join(', ')}.`;
  if (typeof data !== 'string' && words.every((word) => typeof word === 'string'))
    return { rule: 'schema/enum', message: `expected one of a few words, found ${typeName(data)}`, help };
  return {
    rule: 'schema/enum',
    message: `invalid value ${quote(data)}${didYouMean(String(data), words.map(String))}`,
    help,
  };
}

function wrongForm(error: ErrorObject, schema: JsonSchema): Explained | undefined {
  // A wrong key is reported by propertyNames; this is its echo.
  if (error.propertyName !== undefined) return undefined;
  if (schema.pattern === '\\S')
    return {
      rule: 'schema/empty',
      message: 'value is empty',
      help: 'Write the text, or remove the key.',
    };
  // The id of a service has the form of every id, and the description of a service would not explain that form.
  const { title = 'value', description, examples } = schema.pattern === ID.pattern ? ID : schema;
  return {
    rule: 'schema/form',
    message: `invalid ${lowerFirst(title)} ${quote(error.data)}`,
    help: formHelp(description, examples),
    suggestedFix: withHttps(error.data, schema),
  };
}

/** An example to copy and what the form is; whichever the schema has. */
function formHelp(description: string | undefined, [example]: unknown[] = []): string | undefined {
  const copy = typeof example === 'string' ? `Write it as in ${example}.` : undefined;
  return [copy, description].filter((part) => part !== undefined).join(' ') || undefined;
}

/** Only for a named host at its usual port: another port speaks either one or the other. */
function withHttps(value: unknown, { pattern }: JsonSchema): SuggestedFix | undefined {
  const text = String(value);
  if (!pattern?.startsWith('^https://') || !/^http:\/\/(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]|$)/i.test(text))
    return undefined;
  const changes = [{ offset: 0, length: 'http:'.length, text: 'https:' }];
  return patternHolds(pattern, applyChanges(text, changes))
    ? { description: 'Write https', changes }
    : undefined;
}

function patternHolds(pattern: string, text: string): boolean {
  return new RegExp(pattern, 'u').test(text);
}

function wrongFormat(format: unknown, data: unknown): Explained {
  if (format === 'date')
    return { rule: 'schema/date', message: `${quote(data)} is not a date in the calendar` };
  if (format === 'time-zone')
    return {
      rule: 'schema/form',
      message: `unknown time zone ${quote(data)}`,
      help: 'Write its name in the IANA database, as in Europe/Berlin.',
    };
  return wrongPattern(String(data));
}

function wrongPattern(pattern: string): Explained {
  const problem = patternProblem(pattern) ?? '';
  return {
    rule: 'schema/regex',
    message: `${quote(pattern)} ${problem}`,
    help: problem.includes('minutes')
      ? 'Remove repetitions inside repetitions, and neighbouring repetitions that match the same characters, as in ^[a-z]+(-[a-z]+)*$.'
      : 'Correct its syntax. Browsers read it with the v flag.',
  };
}

function wrongKind(error: ErrorObject): Explained {
  const kinds = Object.keys(KIND_WORDS);
  if (error.params['error'] === 'tag') {
    return {
      rule: 'schema/missing-key',
      message: 'missing key "kind", or its value is not text',
      help: `Add kind: and one of ${kinds.join(', ')}.`,
      lacks: ['kind'],
    };
  }
  const value: unknown = error.params['tagValue'];
  return {
    rule: 'schema/enum',
    message: `unknown kind of step ${quote(value)}${didYouMean(String(value), kinds)}`,
    help: `Use one of these: ${kinds.join(', ')}.`,
    key: 'kind',
  };
}

function wrongSize(keyword: string, params: Record<string, unknown>, data: unknown): Explained {
  const limit = typeof params['limit'] === 'number' ? String(params['limit']) : '';
  const length = typeof data === 'string' ? [...data].length : Object.keys(data ?? {}).length;
  const known: Record<string, string> = {
    minLength: length === 0 ? 'text is empty' : `expected at least ${limit} characters, found ${length}`,
    maxLength: `text has ${length} characters; at most ${limit} are allowed`,
    minItems: `expected at least ${limit} ${limit === '1' ? 'entry' : 'entries'}, found ${length}`,
    maxItems: `list has ${length} entries; at most ${limit} are allowed`,
    minimum: `number is too small; the minimum is ${limit}`,
    maximum: `number is too large; the maximum is ${limit}`,
    minProperties: `expected at least ${limit} ${limit === '1' ? 'key' : 'keys'}, found ${length}`,
    maxProperties: `expected at most ${limit} ${limit === '1' ? 'key' : 'keys'}, found ${length}`,
    uniqueItems: repetition(Number(params['i']), Number(params['j'])),
  };
  return { rule: 'schema/size', message: known[keyword] ?? `invalid value (${keyword})` };
}

function repetition(one: number, other: number): string {
  return `entry ${Math.max(one, other) + 1} of the list repeats entry ${Math.min(one, other) + 1}`;
}

function keyHelp(error: ErrorObject, { keyPatterns }: Context): string | undefined {
  const pattern = keyPatterns.get(String(error.params['propertyName']));
  return pattern?.startsWith('^[A-Z]')
    ? 'Write it in capital letters, digits and underscores, as in NEW_REVISION.'
    : 'Write it in lower-case letters, digits and hyphens, as in postgres-failover.';
}

function knownKeys(error: ErrorObject): string[] {
  return Object.keys((error.parentSchema as JsonSchema).properties ?? {});
}

function requiredKey(error: ErrorObject): string {
  return String(error.params['missingProperty']);
}

function typeName(data: unknown): string {
  if (data === null || data === undefined) return 'nothing';
  if (Array.isArray(data)) return 'a list';
  return TYPES[typeof data] ?? typeof data;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}

/** The finding is given the text as the file has it, which YAML may have changed, where its position is known. */
const QUOTE = { description: 'Put it in quotation marks', quoted: true } as const;

const ID = COMMON.definitions?.['id'] ?? {};

const TYPES: Record<string, string> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

const KIND_WORDS = {
  check: 1,
  do: 1,
  decide: 1,
  communicate: 1,
  escalate: 1,
  verify: 1,
  rollback: 1,
  wait: 1,
};

interface Bare {
  key?: unknown;
}

interface Context {
  /** The missing keys, by the pointer of the place that lacks them. */
  missing: Map<string, string[]>;
  /** The pattern that each invalid key should match. */
  keyPatterns: Map<string, string>;
}

interface Explained {
  rule: string;
  message: string;
  help?: string | undefined;
  /** The key that is wrong, where the finding is about a key. */
  key?: string;
  /** The keys that are missing. */
  lacks?: string[];
  /** How to fix it, if there is only one way. */
  suggestedFix?: SuggestedFix | undefined;
}
