import { isMap, isSeq, parseDocument, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import { isLevelPosition } from '../../model/level.ts';
import { isDevice } from '../../model/alert-name.ts';
import { ENGLISH, mainLanguage } from '../../model/language.ts';
import { idOf } from '../scaffold/id.ts';
import type { Complete } from './answers.ts';

/**
 * The levels of an organisation as a file, made from the five of the starter. What a level means follows from its rank, and
 * what it sets in motion from its distance to the line above which an incident is major.
 */
export function severityOf(
  starter: string,
  answers: Pick<Complete, 'levels' | 'major_at' | 'audience' | 'language'>,
): Document {
  const { levels: labels, major_at: majorAt, audience, language } = answers;
  const document = parseDocument(starter);
  const ids = levelIds(labels);
  const major = Math.max(labels.indexOf(majorAt), 0);
  const list = document.get('levels') as YAMLSeq<YAMLMap>;
  const texts = list.items.map((level) => level.toJSON() as StarterLevel);
  list.items = labels.map((label, index) => {
    const level = (list.items[index] as YAMLMap).clone() as YAMLMap;
    const { intent, response } = texts[calledFor(index, major)] as StarterLevel;
    const name = namesOf(mainLanguage(language ?? ENGLISH), major + 1, labels.length - major - 1)[index];
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

/** A name for each level that says what it is, for as many levels as there are on both sides of the line. */
function namesOf(language: string, majors: number, others: number): string[] {
  const names = NAMES[language] ?? NAMES['en'];
  return [...(names?.major[majors - 1] ?? []), ...(names?.other[others - 1] ?? [])];
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

/** By language: the names of one to four major levels, and of one to four others. */
const NAMES: Record<string, { major: string[][]; other: string[][] }> = {
  en: {
    major: [
      ['Critical'],
      ['Critical', 'Major'],
      ['Critical', 'Severe', 'Major'],
      ['Critical', 'Severe', 'Serious', 'Major'],
    ],
    other: [
      ['Minor'],
      ['Moderate', 'Minor'],
      ['Moderate', 'Minor', 'Notice'],
      ['Moderate', 'Minor', 'Low', 'Notice'],
    ],
  },
  de: {
    major: [
      ['Kritisch'],
      ['Kritisch', 'Schwer'],
      ['Kritisch', 'Sehr schwer', 'Schwer'],
      ['Kritisch', 'Sehr schwer', 'Schwer', 'Ernst'],
    ],
    other: [
      ['Gering'],
      ['Mittel', 'Gering'],
      ['Mittel', 'Gering', 'Hinweis'],
      ['Mittel', 'Gering', 'Sehr gering', 'Hinweis'],
    ],
  },
};

interface StarterLevel {
  intent: string;
  response: unknown;
}
