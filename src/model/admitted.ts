import { branchesOf, LONGEST, type Term } from './pattern.ts';

/**
 * Returns the shortest value that a pattern admits although it is unwanted; undefined if it admits none. It is worked out
 * from the pattern itself: all ways through it are followed, with every ASCII character and a sample of the others.
 */
export function admittedValue(pattern: string, unwanted: Unwanted): string | undefined {
  const { steps, jumps, end } = automatonOf(branchesOf(pattern) ?? ANYTHING);
  const seen = new Set<string>();
  const telling = new Map<string, string[]>();
  let open: Way[] = [{ at: 0, phase: 'start', value: '' }];
  while (open.length > 0) {
    const next: Way[] = [];
    // The list grows while it is read: a jump costs no character, so it belongs to the same length.
    for (const { at, phase, value } of open) {
      const key = `${at} ${phase}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (at === end && isUnwanted(phase, unwanted)) return value;
      for (const to of jumps[at] ?? []) open.push({ at: to, phase, value });
      for (const { set, to } of steps[at] ?? [])
        for (const character of tellingCharacters(set, unwanted, telling))
          next.push({ at: to, phase: follow(phase, character, unwanted), value: value + character });
    }
    open = next.filter(({ at, phase }) => !seen.has(`${at} ${phase}`));
  }
  return undefined;
}

/** Whether a value is unwanted. */
export function isUnwantedValue(value: string, unwanted: Unwanted): boolean {
  let phase: Phase = 'start';
  for (const character of value) phase = follow(phase, character, unwanted);
  return isUnwanted(phase, unwanted);
}

function follow(phase: Phase, character: string, { characters, first, climbs }: Unwanted): Phase {
  if (phase === 'bad' || characters?.test(character) === true) return 'bad';
  if (phase === 'start' && first?.test(character) === true) return 'bad';
  if (climbs !== true) return 'name';
  if (character === '/') return phase === 'two dots' ? 'bad' : 'segment';
  if (character !== '.') return 'name';
  return phase === 'start' || phase === 'segment' ? 'one dot' : phase === 'one dot' ? 'two dots' : 'name';
}

function isUnwanted(phase: Phase, { climbs, empty }: Unwanted): boolean {
  return (
    phase === 'bad' || (phase === 'two dots' && climbs === true) || (phase === 'start' && empty === true)
  );
}

/** Builds the states of a pattern. State 0 is the start. */
function automatonOf(branches: Term[][]): Automaton {
  const steps: Automaton['steps'] = [];
  const jumps: number[][] = [];
  const state = (): number => {
    steps.push([]);
    return jumps.push([]) - 1;
  };
  const choice = (all: Term[][], from: number): number => {
    const end = state();
    for (const branch of all) jumps[branch.reduce((at, term) => repetition(term, at), from)]?.push(end);
    return end;
  };
  const one = (atom: Term['atom'], from: number): number => {
    if (typeof atom !== 'string') return choice(atom, from);
    const to = state();
    steps[from]?.push({ set: atom, to });
    return to;
  };
  const repetition = ({ atom, least, most }: Term, from: number): number => {
    let at = from;
    for (let count = 0; count < least && steps.length < MOST_STATES; count++) at = one(atom, at);
    const end = state();
    // A repetition that is too large counts as endless, so that rather too much is found than too little.
    if (most >= LONGEST || steps.length + most - least > MOST_STATES) {
      const again = state();
      jumps[at]?.push(again);
      jumps[one(atom, again)]?.push(again);
      jumps[again]?.push(end);
      return end;
    }
    for (let count = least; count < most; count++) {
      jumps[at]?.push(end);
      at = one(atom, at);
    }
    jumps[at]?.push(end);
    return end;
  };
  state();
  return { end: choice(branches, 0), steps, jumps };
}

/** One character of a set for each way in which characters are told apart here. */
function tellingCharacters(
  set: string,
  { characters, first }: Unwanted,
  known: Map<string, string[]>,
): string[] {
  let found = known.get(set);
  if (!found) {
    const kinds = new Map<string, string>();
    for (const character of charactersOf(set)) {
      const path = character === '/' || character === '.' ? character : '';
      const kind = `${characters?.test(character) ?? ''} ${first?.test(character) ?? ''} ${path}`;
      if (!kinds.has(kind)) kinds.set(kind, character);
    }
    known.set(set, (found = [...kinds.values()]));
  }
  return found;
}

/** The characters of the sample that a set contains, as it is written in a pattern. */
function charactersOf(set: string): string[] {
  let found = SETS.get(set);
  if (!found) {
    const test = new RegExp(`^(?:${set})$`, 'u');
    SETS.set(set, (found = SAMPLE.filter((character) => test.test(character))));
  }
  return found;
}

const SETS = new Map<string, string[]>();

/** What is followed, in the order in which it makes the plainest examples: signs first, then all of Latin 1. */
const SAMPLE = [
  ...new Set([
    ...'a1;$-. ',
    ...Array.from({ length: 0x100 }, (_, code) => String.fromCharCode((code + 0x20) % 0x100)),
    // Spaces and line breaks, invisible characters, quotation marks and letters of other scripts.
    ...'\u1680\u2003\u2028\u2029\u200B\u200E\u202E\u2066\u2800\u3000\u3164\uFEFF\u{E0041}',
    ...'\u2013\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u037E\uFF1B\uFF07\u0430\u03B1\u05D0\u4E00\u{1F600}',
  ]),
];

const ANYTHING: Term[][] = [[{ atom: '[^]', least: 0, most: LONGEST }]];

/** More than any pattern needs that a person has written. */
const MOST_STATES = 5000;

/** What a value may not be. */
export interface Unwanted {
  /** Matches one character that it may not contain. */
  characters?: RegExp;
  /** Matches one character with which it may not start. */
  first?: RegExp;
  /** Whether it may not name the folder above, as `..` between slashes does. */
  climbs?: boolean;
  /** Whether it may not be empty. */
  empty?: boolean;
}

/** How far a value has come: whether it is unwanted already, and what its part between slashes is so far. */
type Phase = 'start' | 'segment' | 'one dot' | 'two dots' | 'name' | 'bad';

interface Way {
  at: number;
  phase: Phase;
  value: string;
}

interface Automaton {
  /** For every state, the sets of characters that lead to another. */
  steps: { set: string; to: number }[][];
  /** For every state, those that are reached without a character. */
  jumps: number[][];
  end: number;
}
