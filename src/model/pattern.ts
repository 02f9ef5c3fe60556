import { RegExpParser, type AST } from '@eslint-community/regexpp';

/**
 * Why a pattern cannot be used to check what a person types, as a clause; undefined if it can. Some patterns need years to
 * reject a wrong value, and would block the check and the reader's browser.
 */
export function patternProblem(text: string): string | undefined {
  // The schema limits its length; only a short pattern can be judged quickly.
  if (text.length > LONGEST) return undefined;
  try {
    new RegExp(text, 'u');
    new RegExp(browserPattern(text), 'v');
  } catch {
    return 'is not a valid regular expression';
  }
  if (/\(\?[a-z-]+:/.test(text)) return 'sets a flag within itself, which not every browser can read';
  return ways(text) > MOST_WAYS
    ? 'is a regular expression that can take minutes to reject a wrong value'
    : undefined;
}

/**
 * Converts a pattern for an input field, which browsers read with the v flag. There `[a-z-]` is an error, and a pattern
 * with an error checks nothing.
 */
export function browserPattern(pattern: string): string {
  const escape = (character: string): string => character.replace(PUNCTUATION, '\\$&');
  return pattern.replace(TOKEN, (token) => {
    const [, caret, inside] = /^\[(\^?)([^]*)\]$/.exec(token) ?? [];
    if (inside === undefined) return token;
    const elements = inside.replace(ELEMENT, (_, from: string, to?: string) =>
      to === undefined ? escape(from) : `${escape(from)}-${escape(to)}`,
    );
    return `[${caret ?? ''}${elements}]`;
  });
}

/** Whether a whole value matches a pattern, as in an input field of a browser. */
export function fitsPattern(value: string, pattern: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'u').test(value);
}

/**
 * Reads a pattern as branches of terms. Undefined if it has what cannot be judged by its form: a look around, a reference
 * to a group, a flag that changes within it. Anchors are left out, because a value is always compared from end to end.
 * Throws a SyntaxError if it is not a regular expression.
 */
export function branchesOf(pattern: string): Term[][] | undefined {
  try {
    return PARSER.parsePattern(pattern, 0, pattern.length, { unicode: true }).alternatives.map(sequenceOf);
  } catch (error) {
    if (error instanceof Involved) return undefined;
    throw error;
  }
}

function sequenceOf({ elements }: AST.Alternative): Term[] {
  return elements.flatMap((element) => termsOf(element, 1, 1));
}

function termsOf(element: AST.Element, least: number, most: number): Term[] {
  switch (element.type) {
    case 'Assertion':
      if (element.kind === 'lookahead' || element.kind === 'lookbehind') throw new Involved();
      return [];
    case 'Backreference':
      throw new Involved();
    case 'Quantifier':
      return termsOf(element.element, Math.min(element.min, LONGEST), Math.min(element.max, LONGEST));
    case 'Group':
      if (element.modifiers) throw new Involved();
      return [{ atom: element.alternatives.map(sequenceOf), least, most }];
    case 'CapturingGroup':
      return [{ atom: element.alternatives.map(sequenceOf), least, most }];
    default:
      return [{ atom: element.raw, least, most }];
  }
}

/** The most ways in which a regular expression may try to match a value before it gives up. */
function ways(text: string): number {
  const branches = branchesOf(text);
  return branches ? waysOfChoice(branches, []) : Infinity;
}

/** `after` holds the characters that may come next: where they tell what to do, there is no second way to try. */
function waysOfChoice(branches: Term[][], after: string[]): number {
  const each = branches.map((branch) => waysOfSequence(branch, after));
  const told = branches.every((branch, index) =>
    branches.slice(0, index).every((other) => apart(startsOf(branch, after), startsOf(other, after))),
  );
  return told ? Math.max(...each) : each.reduce((sum, number) => sum + number, 0);
}

function waysOfSequence(terms: Term[], after: string[]): number {
  return terms.reduce(
    (product, term, index) => product * waysOfTerm(term, startsOf(terms.slice(index + 1), after)),
    1,
  );
}

function waysOfTerm({ atom, least, most }: Term, after: string[]): number {
  const starts = startsOf([{ atom, least: 1, most: 1 }], []);
  const inside = typeof atom === 'string' ? 1 : waysOfChoice(atom, most > 1 ? [...starts, ...after] : after);
  const lengths = apart(starts, after) ? 1 : most - least + 1;
  return inside ** most * lengths;
}

/** The characters with which a sequence may begin, as the atoms that stand for them. */
function startsOf([first, ...rest]: Term[], after: string[]): string[] {
  if (!first) return after;
  const { atom, least } = first;
  const own = typeof atom === 'string' ? [atom] : atom.flatMap((branch) => startsOf(branch, []));
  return least === 0 ? [...own, ...startsOf(rest, after)] : own;
}

function apart(some: string[], others: string[]): boolean {
  return some.every((one) => others.every((other) => !overlap(one, other)));
}

function overlap(one: string, other: string): boolean {
  if (/^\w$/.test(one) && /^\w$/.test(other)) return one === other;
  try {
    const [first, second] = [new RegExp(`^${one}$`, 'u'), new RegExp(`^${other}$`, 'u')];
    return SAMPLE.some((character) => first.test(character) && second.test(character));
  } catch {
    return true;
  }
}

const TOKEN =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|k<[^>]*>|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:<[^>]*>|<?[:=!]))?|[*+?]\??|\{[0-9]+(?:,[0-9]*)?\}\??|[^]/g;
/** One element of a class: a character or an escape, or two of them with a hyphen between. */
const ELEMENT =
  /(\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|[^])|[^\\])(?:-(\\(?:u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[^])|[^\\]))?/gu;
const PUNCTUATION = /^[^\\\w\s"'\u0080-\u{10FFFF}]$/u;
const PARSER = new RegExpParser({ ecmaVersion: 2025 });

/** Thrown where the form of a pattern does not tell its cost, and no field needs it. */
class Involved extends Error {}

/** A sample of all characters: those up to the Greek and Cyrillic letters. */
const SAMPLE = Array.from({ length: 0x500 }, (_, code) => String.fromCodePoint(code));

/** The longest value that the schema lets an example have. */
export const LONGEST = 240;
const MOST_WAYS = 100_000;

/** Something that is repeated. */
export interface Term {
  /** A set of characters, as it is written, or a group. */
  atom: string | Term[][];
  least: number;
  most: number;
}
