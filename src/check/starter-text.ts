import { parseYaml } from '../diagnostics/yaml.ts';
import type { Catalog } from '../model/catalog.ts';

/** Sentences that `new` and `adopt` write where a starter has a field for one. `<service>` becomes the name of a service. */
export const FILLERS = {
  titleDown: '<service> does not answer',
  purpose: 'What <team> runs is still to be written.',
  purposeOfService: 'Runs <service>.',
} as const;

/** Fills in the fields of a starter's text. A field without a text stays as it is. */
export function fillText(text: string, fields: Fields): string {
  return text.replace(/<([a-z-]+)>/g, (field, name: string) => fields[name] ?? field);
}

/**
 * The sentences of the starters of some kinds, and those that fill their fields: what a file says that nobody has changed.
 * Left out are commands, examples, texts with a field for the reader, and what has fewer than four words of its own, because
 * honest authors write these too.
 */
export function starterSentences(starters: ReadonlyMap<string, string>): Set<string> {
  const found = new Set<string>();
  const add = (text: string): void => {
    for (const sentence of sentencesIn(text))
      if (!sentence.includes('{{') && wordsOf(sentence) >= FEWEST_WORDS) found.add(sentence);
  };
  for (const text of Object.values(FILLERS)) add(text);
  for (const kind of KINDS) {
    const { data } = parseYaml(`${kind}.yaml`, starters.get(kind) ?? '{}');
    for (const text of textsOf(data)) add(text);
  }
  return found;
}

/** Recognises the sentences in the files of a handbook, whose teams and services may be in the fields. */
export function starterFinder(
  starters: ReadonlyMap<string, string>,
  { services, teams }: Catalog,
): (text: string) => string | undefined {
  const names = { service: namesOf(services), team: namesOf(teams) };
  const known = new Set(
    [...starterSentences(starters)].flatMap((sentence) => {
      const field = /<(service|team)>/.exec(sentence)?.[1] as keyof typeof names | undefined;
      return (field ? names[field].map((name) => fillText(sentence, { [field]: name })) : [sentence]).map(
        normalised,
      );
    }),
  );
  const starts = new Set([...known].map(startOf));
  return (text) => {
    if (text.length < SHORTEST) return undefined;
    const unwritten = /written|service\.example/i.test(text) ? UNWRITTEN.exec(text)?.[0] : undefined;
    // Few sentences begin like one of these, and the rest need no closer look.
    return (
      unwritten ??
      [text, ...(BREAK.test(text) ? sentencesIn(text) : [])].find(
        (sentence) => starts.has(startOf(sentence)) && known.has(normalised(sentence)),
      )
    );
  };
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) if (!KEPT.has(key)) yield* textsOf(child);
}

function namesOf(entries: ReadonlyMap<string, { data: { name: string } }>): string[] {
  return [...new Set([...entries.values()].map(({ data }) => data.name))];
}

/** A text without one is a single sentence. */
const BREAK = /[.!?]\s|\n/;

function sentencesIn(text: string): string[] {
  return text.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence !== '');
}

/** Words that are not a field. */
function wordsOf(text: string): number {
  return text.replace(/<[a-z-]+>/g, ' ').match(/\p{L}[\p{L}'’-]*/gu)?.length ?? 0;
}

function startOf(sentence: string): string {
  return sentence.slice(0, 5).toLowerCase();
}

function normalised(sentence: string): string {
  return sentence
    .replace(/\s+/g, ' ')
    .replace(/[.!?]+$/, '')
    .trim()
    .toLowerCase();
}

/** The kinds whose texts an author has to replace. The levels and limits of an organisation are a start that it may keep. */
export const KINDS = ['runbook', 'role', 'team', 'service', 'message'] as const;

/** The keys whose values an author may keep. */
const KEPT = new Set(['shell', 'example', 'pattern']);

const FEWEST_WORDS = 4;

/** As long as "To be written". */
const SHORTEST = 13;

/** What only a starter says, in any place. */
const UNWRITTEN = /\bstill to be written\b|^to be written\b[.…]?|(?<![\w.-])service\.example(?![\w.-])/i;

/** The texts of the fields, by name. */
export type Fields = Record<string, string>;
