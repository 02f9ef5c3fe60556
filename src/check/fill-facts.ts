import { articleFor } from '../markdown/plural.ts';
import { escapeProse } from '../markdown/escape.ts';
import { mapCatalog, type Catalog, type Entry } from '../model/catalog.ts';
import { formatDuration } from '../model/duration.ts';
import { languageOf, languageOfEntry } from '../model/language.ts';
import { roleInSentence } from '../model/role-name.ts';
import { factsIn, replaceFacts, WITHHELD, type FactUse } from '../model/facts.ts';
import { findLevel, isLevelPosition, levelName, scaleOf } from '../model/level.ts';
import { replaceAt } from '../schema/pointer.ts';
import type { TextForm, Use } from '../schema/validate.ts';
import type { ReadFile } from './read.ts';

/**
 * The catalog with every fact in its texts replaced by its value, and every position by the id of its level. A fact that the audience may not see is replaced by
 * a pointer to the internal handbook; one that does not exist stays as it is, and has been reported.
 */
export function fillFacts(catalog: Catalog, files: ReadFile[]): Catalog {
  const byFile = new Map(files.filter(hasFacts).map((file) => [file.file, file]));
  return mapCatalog(catalog, (entry) => {
    const file = byFile.get(entry.file);
    const filled = file ? { ...entry, data: fillData(catalog, entry, file) } : entry;
    const { text } = filled;
    return text ? { ...filled, text: { ...text, body: fitArticles(catalog, text.body) } } : filled;
  });
}

function fillData(catalog: Catalog, entry: Entry<unknown>, file: ReadFile): unknown {
  const copy = structuredClone(entry.data);
  const language = languageOfEntry(catalog, entry);
  for (const { value, pointer } of file.uses.filter(namesPosition)) {
    const level = findLevel(scaleOf(catalog.severity?.data), value);
    if (level) replaceAt(copy, pointer, level.id);
  }
  for (const { form, text, pointer } of file.texts) {
    if (text.includes('{{')) replaceAt(copy, pointer, fillText(catalog, text, form, language));
  }
  return copy;
}

function fillText(catalog: Catalog, text: string, form: TextForm, language: string): string {
  return replaceFacts(fitArticles(catalog, text), (use) => {
    const fact = factText(catalog, use, language);
    return form === 'prose' && fact !== undefined ? escapeProse(fact) : fact;
  });
}

/** Writes "a" or "an" before the name of a role as the name needs it, because an organisation may have chosen another name. */
function fitArticles(catalog: Catalog, text: string): string {
  return text.replace(ROLE_AFTER_ARTICLE, (whole, article: string, gap: string, role: string, id: string) => {
    const name = roleNamed(catalog, id);
    if (name === undefined) return whole;
    const fit = articleFor(name);
    return `${article.startsWith('A') ? `A${fit.slice(1)}` : fit}${gap}${role}`;
  });
}

const ROLE_AFTER_ARTICLE =
  /(?<![\p{L}\p{N}_’'-])([Aa]n?)(\s+)((?:\{\{role\.|<Role id=")([a-z0-9-]+)(?:\}\}|"\s*\/>))/gu;

function factText(
  catalog: Catalog,
  { target, id }: Omit<FactUse, 'offset'>,
  language: string,
): string | undefined {
  const organisation = catalog.organisation?.data;
  switch (target) {
    case 'timer': {
      const timer = own(organisation?.timers, id);
      return timer && formatDuration(timer.value, language);
    }
    case 'channel':
      return catalog.audience === 'public' ? WITHHELD : own(organisation?.channels, id)?.name;
    case 'level': {
      if (!catalog.severity) return WITHHELD;
      const level = findLevel(scaleOf(catalog.severity.data), id);
      return level && levelName(level);
    }
    case 'org':
      return id === 'name' ? organisation?.name : undefined;
    case 'role':
      // The check has found every role, so one that is not there is withheld.
      return roleNamed(catalog, id) ?? WITHHELD;
  }
}

function roleNamed(catalog: Catalog, id: string): string | undefined {
  const name = catalog.roles.get(id)?.data.name;
  return name === undefined ? undefined : roleInSentence(name, languageOf(catalog));
}

/** Without what every object inherits: `{{timer.constructor}}` is not a timer. */
function own<T>(record: Record<string, T> | undefined, id: string): T | undefined {
  return record && Object.hasOwn(record, id) ? record[id] : undefined;
}

function hasFacts({ texts, uses }: ReadFile): boolean {
  return uses.some(namesPosition) || texts.some(({ text }) => factsIn(text).length > 0);
}

function namesPosition({ target, value }: Use): boolean {
  return target === 'level' && isLevelPosition(value);
}
