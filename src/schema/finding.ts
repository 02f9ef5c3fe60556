import type { ErrorObject } from 'ajv';
import { finding, type Finding } from '../diagnostics/diagnostic.ts';
import type { SuggestedFix } from '../diagnostics/diagnostic.ts';
import { changed } from '../diagnostics/fix.ts';
import { patternProblem } from '../model/pattern.ts';
import type { JsonSchema } from './json-schema.ts';
import { COMMON } from './schemas.ts';
import { didYouMean, isOnlyNear, nearest, quote } from '../diagnostics/spelling.ts';
import { pathOf } from './pointer.ts';

/** The validator's errors as findings: one for each cause, in the words of somebody who writes content. */
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

/** What one error needs to know of the others, gathered once: a broken file may have thousands. */
function contextOf(errors: ErrorObject[]): Context {
  const context: Context = { missing: new Map(), keyPatterns: new Map() };
  for (const error of errors) {
    const { keyword, instancePath, propertyName, parentSchema } = error;
    if (keyword === 'required')
      context.missing.set(instancePath, [...(context.missing.get(instancePath) ?? []), requiredKey(error)]);
    if (keyword === 'pattern' && propertyName !== undefined)
      context.keyPatterns.set(propertyName, (parentSchema as JsonSchema).pattern ?? '');
  }
  return context;
}

/** The pointer of the missing key that an unknown key was meant to be: one cause, so one finding. */
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
  { rule, message, help, key, suggestedFix }: Explained,
): Finding {
  const path = pathOf(error.instancePath);
  if (key !== undefined)
    return finding(file, [...path, key], rule, message, { on: 'key', help, suggestedFix });
  return finding(file, path, rule, message, { help, suggestedFix });
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
      return params['format'] === 'date'
        ? { rule: 'schema/date', message: `there is no such day as ${quote(data)}` }
        : wrongPattern(String(data));
    case 'discriminator':
      return wrongKind(error);
    case 'propertyNames':
      return {
        rule: 'schema/key',
        message: `the key ${quote(params['propertyName'])} is not written as keys are here`,
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
    message: `the key ${quote(key)} is not known here${meant ? `; did you mean "${meant}"?` : ''}`,
    help: /\s/.test(key)
      ? 'A comma inside { } starts a new key. Put the whole text in quotation marks.'
      : meant
        ? `Write ${meant}: instead.`
        : `Known here: ${knownKeys(error).join(', ')}.`,
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
    message: `the key "${key}" is missing${wanted?.description ? `: ${lowerFirst(wanted.description)}` : ''}`,
    help: example === undefined ? `Add ${key}:` : addition(key, example),
  };
}

/** A key and an example for it. A list of whole steps would bury what is said. */
function addition(key: string, example: unknown): string {
  const text = inFlow(example);
  return text === undefined
    ? `Add ${key}: and copy its form from another file of this kind.`
    : `Add ${key}: ${text}`;
}

/** An example on one line; undefined if it is too long for that. */
function inFlow(example: unknown): string | undefined {
  const text = typeof example === 'string' ? example : JSON.stringify(example);
  return text.length > 120 ? undefined : text;
}

function wrongType(type: string, data: unknown, example: unknown): Explained {
  const keys = type === 'object' && example !== undefined ? inFlow(example) : undefined;
  const scalar = typeof data === 'number' || typeof data === 'boolean';
  const help =
    type === 'string' && scalar
      ? `Put it in quotation marks: "${String(data)}".`
      : type === 'array'
        ? 'Start each entry on its own line with a hyphen.'
        : keys && `Its keys go below it, or between braces, as in ${keys}`;
  return { rule: 'schema/type', message: `expected ${TYPES[type] ?? type}, found ${typeName(data)}`, help };
}

function wrongWord(data: unknown, words: string[]): Explained {
  return {
    rule: 'schema/enum',
    message: `${quote(data)} is not one of the words allowed here${didYouMean(String(data), words)}`,
    help: `Allowed: ${words.join(', ')}.`,
  };
}

function wrongForm(error: ErrorObject, schema: JsonSchema): Explained | undefined {
  // A wrong key is reported by propertyNames; this is its echo.
  if (error.propertyName !== undefined) return undefined;
  if (schema.pattern === '\\S')
    return {
      rule: 'schema/empty',
      message: 'there is nothing but white space here',
      help: 'Write the text, or remove the key.',
    };
  // The id of a service is written as every id is; what a service is, is not the question here.
  const { title = 'value', description } = schema.pattern === ID.pattern ? ID : schema;
  return {
    rule: 'schema/form',
    message: `${quote(error.data)} is not written as ${article(title.toLowerCase())} is`,
    help: description,
    suggestedFix: withHttps(error.data, schema),
  };
}

/** Only for a named host at its usual port: another port speaks either one or the other. */
function withHttps(value: unknown, { pattern }: JsonSchema): SuggestedFix | undefined {
  const text = String(value);
  if (!pattern?.startsWith('^https://') || !/^http:\/\/(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]|$)/i.test(text))
    return undefined;
  const changes = [{ offset: 0, length: 'http:'.length, text: 'https:' }];
  return patternHolds(pattern, changed(text, changes)) ? { description: 'Write https', changes } : undefined;
}

function patternHolds(pattern: string, text: string): boolean {
  return new RegExp(pattern, 'u').test(text);
}

function wrongPattern(pattern: string): Explained {
  const problem = patternProblem(pattern) ?? '';
  return {
    rule: 'schema/regex',
    message: `${quote(pattern)} ${problem}`,
    help: problem.includes('minutes')
      ? 'Repeat one thing only, as in ^[a-z]+(-[a-z]+)*$: no loop inside a loop, no two loops that take the same characters.'
      : undefined,
  };
}

function wrongKind(error: ErrorObject): Explained {
  const kinds = Object.keys(KIND_WORDS);
  if (error.params['error'] === 'tag') {
    return {
      rule: 'schema/missing-key',
      message: 'the key "kind" is missing, or is not a text',
      help: `Add kind: and one of ${kinds.join(', ')}.`,
    };
  }
  const value: unknown = error.params['tagValue'];
  return {
    rule: 'schema/enum',
    message: `${quote(value)} is not a kind of step${didYouMean(String(value), kinds)}`,
    help: `Allowed: ${kinds.join(', ')}.`,
    key: 'kind',
  };
}

function wrongSize(keyword: string, params: Record<string, unknown>, data: unknown): Explained {
  const limit = typeof params['limit'] === 'number' ? String(params['limit']) : '';
  const length = typeof data === 'string' ? [...data].length : Array.isArray(data) ? data.length : 0;
  const known: Record<string, string> = {
    minLength: 'there is no text here',
    maxLength: `this text has ${length} characters; at most ${limit} fit here`,
    minItems: `this list needs at least ${limit} ${limit === '1' ? 'entry' : 'entries'}`,
    maxItems: `this list has ${length} entries; at most ${limit} are allowed`,
    minimum: `this number is too small; the least is ${limit}`,
    maximum: `this number is too large; the most is ${limit}`,
    minProperties: `at least ${limit} ${limit === '1' ? 'key is' : 'keys are'} needed here`,
    maxProperties: `at most ${limit} ${limit === '1' ? 'key is' : 'keys are'} allowed here`,
    uniqueItems: 'this list holds the same entry twice',
  };
  return { rule: 'schema/size', message: known[keyword] ?? `this does not fit (${keyword})` };
}

function keyHelp(error: ErrorObject, { keyPatterns }: Context): string | undefined {
  const pattern = keyPatterns.get(String(error.params['propertyName']));
  return pattern?.startsWith('^[A-Z]')
    ? 'Write it in capitals joined by underscores, as in REVISION.'
    : 'Write it in lower-case words joined by hyphens.';
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

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}

const ID = COMMON.definitions?.['id'] ?? {};

const TYPES: Record<string, string> = {
  string: 'a text',
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

interface Context {
  /** The keys that are missing, by the pointer of the place where they are. */
  missing: Map<string, string[]>;
  /** The form that a key of another form should have had. */
  keyPatterns: Map<string, string>;
}

interface Explained {
  rule: string;
  message: string;
  help?: string | undefined;
  /** The key that is wrong, where the finding is about a key. */
  key?: string;
  /** Where only one fix is possible. */
  suggestedFix?: SuggestedFix | undefined;
}
