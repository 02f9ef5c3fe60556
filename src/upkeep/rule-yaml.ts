import {
  isAlias,
  isCollection,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';

/**
 * Reads every document of a YAML or JSON text as Prometheus does: each scalar is the text that is written, whatever YAML
 * would make of it, aliases are followed and merge keys (`<<`) filled in. Never throws; a document with a problem has none
 * of its values.
 */
export function readRuleYaml(text: string): RuleYaml {
  const counter = new LineCounter();
  const placeAt = placer(text, counter);
  const control = CONTROL.exec(text);
  if (control) {
    counter.addNewLine(0);
    for (const { index } of text.matchAll(/\n/g)) counter.addNewLine(index + 1);
    const message = 'text contains an invisible control character, which YAML does not allow';
    return { documents: [], problems: [{ at: control.index, message, help: 'Delete it.' }], placeAt };
  }
  const problems: YamlProblem[] = [];
  let parsed: Document[];
  try {
    parsed = [...parseAllDocuments(text, { ...READING, lineCounter: counter })];
  } catch {
    return { documents: [], problems: [{ at: 0, message: DEEP, help: 'Close every bracket.' }], placeAt };
  }
  const documents = parsed.map((document): Value => {
    const at = document.contents?.range?.[0] ?? document.range?.[0] ?? 0;
    const error = document.errors[0];
    if (error) problems.push(explain(error, text));
    else
      try {
        return new Reader(text).value(document.contents, at, 0);
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        problems.push({ at: refusal.at, message: refusal.message, help: refusal.help });
      }
    return { type: 'broken', at };
  });
  return { documents, problems, placeAt };
}

/** Lines and columns from 1. The counter has no line before a text is parsed. */
function placer(text: string, counter: LineCounter): RuleYaml['placeAt'] {
  return (at) => {
    const { line, col } = counter.linePos(Math.min(at, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
}

/** Turns the nodes of one document into values, in the order of the text, because an alias means the last anchor. */
class Reader {
  private readonly anchors = new Map<string, Node>();
  private readonly open = new Set<Node>();
  private left = MOST_VALUES;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  value(node: unknown, around: number, depth: number): Value {
    if (isAlias(node)) return this.aliased(node.source, node.range?.[0] ?? around, depth);
    const at = (isScalar(node) || isCollection(node) ? node.range?.[0] : undefined) ?? around;
    if ((this.left -= 1) < 0)
      throw new Refusal(at, `aliases stand for more than ${MOST_VALUES} values`, 'Write them out.');
    if (depth > DEEPEST) throw new Refusal(at, DEEP, 'Close every bracket.');
    if (isScalar(node)) return this.scalar(node, at);
    if (!isCollection(node)) return { type: 'null', at };
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    this.open.add(node);
    try {
      if (isSeq(node))
        return { type: 'list', at, items: node.items.map((item) => this.value(item, at, depth + 1)) };
      return { type: 'map', at, entries: this.entries(node, at, depth) };
    } finally {
      this.open.delete(node);
    }
  }

  private scalar(node: Scalar, at: number): Value {
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    const written = typeof node.value === 'string' ? node.value : '';
    if (node.type === 'PLAIN' && node.tag === undefined && NULL.test(written)) return { type: 'null', at };
    const body = node.type === 'BLOCK_LITERAL' ? this.text.indexOf('\n', at) + 1 : undefined;
    return { type: 'text', at, text: written, body };
  }

  private aliased(name: string, at: number, depth: number): Value {
    const node = this.anchors.get(name);
    if (!node) throw new Refusal(at, `no anchor "&${name}" before this alias`, 'Write the value in full.');
    if (this.open.has(node))
      throw new Refusal(at, `alias "*${name}" contains itself`, 'Write the value in full.');
    return { ...this.value(node, at, depth + 1), at };
  }

  private entries(map: YAMLMap, around: number, depth: number): Map<string, Entry> {
    const own = new Map<string, Entry>();
    const merged: Value[] = [];
    for (const { key, value } of map.items) {
      const at = (isScalar(key) || isCollection(key) || isAlias(key) ? key.range?.[0] : undefined) ?? around;
      const name = this.value(key, around, depth + 1);
      if (name.type !== 'text' && name.type !== 'null')
        throw new Refusal(
          at,
          'key is a map or a list; YAML reads an unquoted "{" or "[" as the start of one',
          'Put the value in quotation marks, as in "{{ $labels.pod }}".',
        );
      const read = this.value(value, at, depth + 1);
      if (name.type === 'text' && name.text === '<<' && isScalar(key) && key.type === 'PLAIN')
        merged.push(...(read.type === 'list' ? read.items : [read]));
      else own.set(name.type === 'text' ? name.text : '', { at, value: read });
    }
    for (const each of merged) {
      if (each.type !== 'map')
        throw new Refusal(each.at, '"<<" does not merge a map', 'Write an alias of a map after it.');
      for (const [name, entry] of each.entries) if (!own.has(name)) own.set(name, { ...entry, at: each.at });
    }
    return own;
  }
}

/** Why a document cannot be read, and where. */
class Refusal extends Error {
  readonly at: number;
  readonly help: string;

  constructor(at: number, message: string, help: string) {
    super(message);
    this.at = at;
    this.help = help;
  }
}

function explain({ code, message, pos }: Document['errors'][number], text: string): YamlProblem {
  const at = pos[0];
  switch (code) {
    case 'DUPLICATE_KEY':
      return {
        at,
        message: `duplicate key "${/^[^:\s]*/.exec(text.slice(at, at + 60))?.[0] ?? ''}"`,
        help: 'Delete one of them. Prometheus refuses the file.',
      };
    case 'TAB_AS_INDENT':
      return {
        at,
        message: 'tab used for indentation; YAML allows only spaces',
        help: 'Indent with two spaces.',
      };
    default: {
      const [reason = ''] = message.split('\n');
      return {
        at,
        message: `invalid YAML: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
        help: 'Check the indentation, and put text that contains ": ", " #" or "{{" in quotation marks.',
      };
    }
  }
}

const READING = { schema: 'failsafe', prettyErrors: false, logLevel: 'silent', stringKeys: false } as const;
const NULL = /^(?:~|null|Null|NULL)?$/;
/** What YAML does not allow unescaped: controls other than tab and line ends. */
const CONTROL = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/;
const DEEPEST = 60;
const DEEP = `values are nested more than ${DEEPEST} levels deep`;
/** More than a file of the largest size that is read has without aliases. */
const MOST_VALUES = 500_000;

/** The values of a text, and where they are. */
export interface RuleYaml {
  documents: Value[];
  problems: YamlProblem[];
  /** The place of an offset in the text, counted from 1. */
  placeAt: (at: number) => { line: number; column: number };
}

export interface YamlProblem {
  at: number;
  message: string;
  help: string;
}

/** A value; `at` is its offset in the text, of the alias if it is one. */
export type Value =
  | { type: 'map'; at: number; entries: Map<string, Entry> }
  | { type: 'list'; at: number; items: Value[] }
  | {
      type: 'text';
      at: number;
      text: string;
      /** The offset of a literal block's first line. */ body?: number | undefined;
    }
  | { type: 'null' | 'broken'; at: number };

/** The value of a key; `at` is the offset of the key. */
export interface Entry {
  at: number;
  value: Value;
}
