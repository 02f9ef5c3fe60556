import { referenceAddress } from '../model/addresses.ts';
import { MANY_KINDS, type Kind, type ManyKind } from '../model/kinds.ts';
import type { JsonSchema } from './json-schema.ts';
import { sizeOf } from './words.ts';
import type { Target } from './validate.ts';

/** Resolves a schema's `$ref`. Keys next to the `$ref` win, as they do in an editor. */
export function resolve(node: JsonSchema, definitions: Definitions): Resolved {
  if (node.$ref === undefined) return node;
  const { $ref, ...own } = node;
  const form = $ref.split('/').at(-1) ?? '';
  return { ...resolve(definitions[form] ?? {}, definitions), ...own, form };
}

/** What a value is, in plain words. What the page explains elsewhere is a link to there. */
export function typeOf(node: Resolved, page: TypePage): Words {
  const part = partOf(node, page);
  if (part !== undefined)
    return [{ text: 'the keys of ' }, { text: titleOf(node.form ?? '', page), href: part }];
  if (node.then)
    return [
      { text: `one of the words ${node.else?.enum?.join(', ')}, or ` },
      ...typeOf(resolve(node.then, page.definitions), page),
    ];
  switch (node.type) {
    case 'integer':
      return [{ text: numberText(node) }];
    case 'boolean':
      return [{ text: 'true or false' }];
    case 'array':
      return [
        { text: `list${sizeOf('entries', node.minItems, node.maxItems)}` },
        ...eachOf(node.items, page),
      ];
    case 'object':
      if (node.properties) return [{ text: 'group of the keys below' }];
      return node.additionalProperties
        ? [{ text: 'keys of your own' }, ...eachOf(node.additionalProperties, page)]
        : [{ text: 'group of keys' }];
    default:
      return textType(node, page);
  }
}

/** The name of the form that a value is written in, where the page explains forms: `duration`, `id`, `line`. */
export function formOf(node: Resolved, page: TypePage): string | undefined {
  if (node.type === 'array') return node.items && formOf(resolve(node.items, page.definitions), page);
  if (node.type === 'object')
    return typeof node.additionalProperties === 'object'
      ? formOf(resolve(node.additionalProperties, page.definitions), page)
      : undefined;
  const isText = node.type === 'string' && node.enum === undefined && node.const === undefined;
  return isText && referenceOf(node) === undefined ? node.form : undefined;
}

/** Where a value's keys are explained, if that is not here. */
export function partOf(node: Resolved, page: TypePage): string | undefined {
  return node.form === undefined ? undefined : page.parts.get(node.form);
}

/** The id of the part that explains a definition: a kind of step is called by its kind. */
export function partId(definition: string): string {
  return definition.replace(/^step-/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function numberText({ const: only, minimum, maximum }: JsonSchema): string {
  if (only !== undefined) return `the number ${String(only)}`;
  return `whole number from ${minimum}${maximum === undefined ? '' : ` to ${maximum}`}`;
}

function eachOf(raw: JsonSchema | boolean | undefined, page: TypePage): Words {
  if (typeof raw !== 'object') return [];
  const node = resolve(raw, page.definitions);
  if (node.oneOf) return [{ text: '; each of one of the kinds ' }, ...branchesOf(node.oneOf, page)];
  if (node.type === 'object' && node.properties && partOf(node, page) === undefined)
    return [{ text: '; each with the keys below' }];
  return [{ text: '; each: ' }, ...typeOf(node, page)];
}

function branchesOf(branches: JsonSchema[], page: TypePage): Words {
  return branches.flatMap(({ $ref = '' }, index) => {
    const name = $ref.split('/').at(-1) ?? '';
    const id = partId(name);
    const link = { text: id, href: page.parts.get(name) ?? `#${id}` };
    return index === 0 ? [link] : [{ text: index === branches.length - 1 ? ' and ' : ', ' }, link];
  });
}

function textType(node: Resolved, page: TypePage): Words {
  if (node.const !== undefined) return [{ text: `always ${String(node.const)}` }];
  if (node.enum) return [{ text: 'one of these words' }];
  const reference = referenceOf(node);
  if (reference) {
    const href = reference.href.startsWith('#') ? `${page.top ?? ''}${reference.href}` : reference.href;
    return [{ text: reference.before }, { text: reference.noun, href }];
  }
  if (node.form === undefined)
    return [{ text: `text${sizeOf('characters', node.minLength, node.maxLength)}` }];
  return [{ text: titleOf(node.form, page).toLowerCase(), href: `#form-${partId(node.form)}` }];
}

/** Where a value that names something leads; undefined if it names nothing, or has a form of its own for that. */
function referenceOf(node: Resolved): Reference | undefined {
  const target = node['x-refers-to'] as Target | undefined;
  return target === undefined ||
    (node.form !== undefined && OWN_FORM.has(node.form)) ||
    target === 'hand-off' ||
    target === 'place'
    ? undefined
    : REFERENCES[target];
}

function titleOf(definition: string, { definitions }: TypePage): string {
  return definitions[definition]?.title ?? definition;
}

/** References that are more than an id, and say so themselves. */
const OWN_FORM = new Set(['handOff', 'place', 'target']);

const idOf = (noun: string, kind: Kind, anchor = ''): Reference => ({
  before: 'the id of a ',
  noun,
  href: `${referenceAddress(kind)}${anchor}`,
});

const REFERENCES: Record<Exclude<Target, 'hand-off' | 'place'>, Reference> = {
  ...(Object.fromEntries(MANY_KINDS.map((kind) => [kind, idOf(kind, kind)])) as Record<ManyKind, Reference>),
  level: {
    before: 'the id or the position of a ',
    noun: 'level',
    href: `${referenceAddress('severity')}#levels`,
  },
  'level-id': idOf('level', 'severity', '#levels'),
  channel: idOf('channel', 'organisation', '#channels'),
  timer: idOf('timer', 'organisation', '#timers'),
  contact: idOf('contact', 'team', '#contacts'),
  act: { before: 'the id of an ', noun: 'act', href: `${referenceAddress('organisation')}#authority` },
  record: { before: 'an https address, or the id of a ', noun: 'record', href: referenceAddress('record') },
  environment: {
    before: 'the id of an ',
    noun: 'environment',
    href: `${referenceAddress('team')}#environments`,
  },
  term: idOf('term', 'glossary', '#terms'),
  module: { before: 'course/module of a ', noun: 'module', href: `${referenceAddress('course')}#modules` },
  source: idOf('source', 'sources', '#sources'),
  page: { before: 'section/page of a ', noun: 'handbook page', href: referenceAddress('page') },
  step: { before: 'the id of a ', noun: 'step of this file', href: '#steps' },
  state: { before: 'the id of a ', noun: 'state of this file', href: '#states' },
  part: { before: 'the id of a ', noun: 'part of this file', href: '#cast' },
  objective: { before: 'the id of an ', noun: 'objective of this file', href: '#objectives' },
  item: idOf('item', 'drill-kit', '#observer'),
  variable: { before: 'the name of a ', noun: 'variable of this file', href: '#variables' },
  'own-module': { before: 'the id of a ', noun: 'module of this file', href: '#modules' },
  'module-objective': {
    before: 'the id of an ',
    noun: 'objective of this module',
    href: '#modules.objectives',
  },
  'own-level': { before: 'the id of a ', noun: 'level of this file', href: '#levels' },
  regime: { before: 'the id of a ', noun: 'regime of this file', href: '#regimes' },
  link: { before: 'an https address, or the id of a ', noun: 'link of this file', href: '#links' },
};

interface Reference {
  before: string;
  noun: string;
  href: string;
}

export type Definitions = Record<string, JsonSchema>;

/** `form`: the definition that it is taken from. */
export type Resolved = JsonSchema & { form?: string | undefined };

/** A page's own explanations: the definitions that have a part of it (or a page of their own), and where each is. */
export interface TypePage {
  definitions: Definitions;
  parts: Map<string, string>;
  /** The address of the page with the keys of the file itself, if that is another one. */
  top?: string | undefined;
}

/** Words of which some are links, without the base path. */
export type Words = { text: string; href?: string }[];
