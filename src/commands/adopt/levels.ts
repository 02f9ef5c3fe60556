import { isMap, isSeq, parseDocument, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import { mainLanguage } from '../../model/language.ts';
import { isLevelPosition } from '../../model/level.ts';
import { isDevice } from '../../model/alert-name.ts';
import { idOf } from '../scaffold/id.ts';
import type { Complete } from './answers.ts';

/**
 * The levels of an organisation as a file, made from the five of the starter. What a level means follows from its rank, and
 * what it sets in motion from its distance to the line above which an incident is major.
 */
export function severityOf(
  starter: string,
  answers: Pick<Complete, 'levels' | 'level_names' | 'major_at' | 'audience' | 'language'>,
): Document {
  const { levels: labels, major_at: majorAt, audience } = answers;
  const document = parseDocument(starter);
  const ids = levelIds(labels);
  const major = Math.max(labels.indexOf(majorAt), 0);
  const list = document.get('levels') as YAMLSeq<YAMLMap>;
  const texts = list.items.map((level) => level.toJSON() as StarterLevel);
  const names = levelNames(answers.language, major, labels.length);
  list.items = labels.map((label, index) => {
    const level = (list.items[index] as YAMLMap).clone() as YAMLMap;
    const { intent, response } = texts[calledFor(index, major)] as StarterLevel;
    const name = answers.level_names?.[index] ?? names[index];
    for (const [key, value] of Object.entries({ id: ids[index], name, intent, response }))
      level.set(key, document.createNode(value));
    level.items.splice(1, 0, document.createPair('label', label));
    flow(level);
    return level;
  });
  document.set('major_at', ids[major]);
  for (const override of (document.get('overrides') as YAMLSeq<YAMLMap>).items)
    override.set('at_least', override.get('at_least') === 'sev1' ? ids[0] : ids[major]);
  const cells = document.getIn(['grid', 'cells']) as YAMLMap<unknown, YAMLMap>;
  for (const { value: row } of cells.items)
    for (const cell of row?.items ?? []) {
      const rank = Number(String(cell.value).slice('sev'.length));
      row?.set(cell.key, ids[Math.min(rank, ids.length) - 1]);
    }
  if (audience === 'public') document.set('marking', 'public');
  return document;
}

/** The ids of levels, made from their labels where that gives ids that differ and are not the name of a position. */
export function levelIds(labels: readonly string[]): string[] {
  const ids = labels.map(idOf);
  const fits = ids.every((id) => id !== '' && !isLevelPosition(id) && !isDevice(id));
  return fits && new Set(ids).size === ids.length ? ids : labels.map((_, index) => `sev${index + 1}`);
}

/** Which of the starter's levels has the response of a level: the first two are major, and the others are not. */
function calledFor(index: number, major: number): number {
  if (index <= major) return index === 0 ? 0 : 1;
  return Math.min(index - major + 1, 4);
}

/**
 * A name for each level that says what it is, for as many levels as there are on both sides of the line: the last major one has
 * the index `major`. In a language of which no names are known they are English.
 */
export function levelNames(language: string, major: number, count: number): string[] {
  const { majors, others } = NAMES[mainLanguage(language)] ?? ENGLISH_NAMES;
  return [...(majors[major] ?? []), ...(others[count - major - 2] ?? [])];
}

/** Writes lists of words and small maps on one line, as the starter does. */
function flow(level: YAMLMap): void {
  const response = level.get('response');
  if (!isMap(response)) return;
  for (const key of ['roles', 'update_every', 'review']) {
    const node = response.get(key, true);
    if (isSeq(node) || isMap(node)) node.flow = true;
  }
}

const ENGLISH_NAMES: Names = {
  majors: [
    ['Critical'],
    ['Critical', 'Major'],
    ['Critical', 'Severe', 'Major'],
    ['Critical', 'Severe', 'Serious', 'Major'],
  ],
  others: [
    ['Minor'],
    ['Moderate', 'Minor'],
    ['Moderate', 'Minor', 'Notice'],
    ['Moderate', 'Minor', 'Low', 'Notice'],
  ],
};

/** By language. */
const NAMES: Record<string, Names> = {
  de: {
    majors: [
      ['Kritisch'],
      ['Kritisch', 'Schwer'],
      ['Kritisch', 'Sehr schwer', 'Schwer'],
      ['Kritisch', 'Sehr schwer', 'Schwer', 'Erheblich'],
    ],
    others: [
      ['Gering'],
      ['Mittel', 'Gering'],
      ['Mittel', 'Gering', 'Hinweis'],
      ['Mittel', 'Gering', 'Sehr gering', 'Hinweis'],
    ],
  },
};

/** The names of one, two, three and four levels. */
interface Names {
  majors: string[][];
  others: string[][];
}

interface StarterLevel {
  intent: string;
  response: unknown;
}
