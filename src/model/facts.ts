import type { Catalog, Entry } from '../check/build-catalog.ts';
import { formatDuration } from './duration.ts';
import type { ReadFile } from '../check/read.ts';
import { levelName } from '../views/severity.ts';
import { pathOf, type TextForm } from '../schema/validate.ts';

/** The facts that a text names: `{{timer.relief}}`, `{{level.sev1}}`, `{{channel.command}}`, `{{role.scribe}}`. */
export function factsIn(text: string): FactUse[] {
  if (!text.includes('{{')) return [];
  return [...text.matchAll(FACT)].map((match) => ({
    target: match[1] as FactUse['target'],
    id: match[2] ?? '',
    offset: match.index,
  }));
}

/** The variables that a text wants filled in by a person: `{{UPPER_SNAKE}}`. */
export function variablesIn(text: string): { name: string; offset: number }[] {
  if (!text.includes('{{')) return [];
  return [...text.matchAll(VARIABLE)].map((match) => ({ name: match[1] ?? '', offset: match.index }));
}

/**
 * The catalog with every fact in its texts replaced by what it is. A fact that the audience may not see is replaced by
 * a pointer to the internal handbook; one that does not exist stays as it is, and has been reported.
 */
export function fillFacts(catalog: Catalog, files: ReadFile[]): Catalog {
  const byFile = new Map(files.filter(hasFacts).map((file) => [file.file, file]));
  if (byFile.size === 0) return catalog;
  const fill = <T>(entry: Entry<T>): Entry<T> => {
    const file = byFile.get(entry.file);
    return file ? { ...entry, data: fillData(catalog, entry.data, file) } : entry;
  };
  const fillAll = <T>(entries: Map<string, Entry<T>>): Map<string, Entry<T>> =>
    new Map([...entries].map(([id, entry]) => [id, fill(entry)]));
  return {
    ...catalog,
    organisation: catalog.organisation && fill(catalog.organisation),
    severity: catalog.severity && fill(catalog.severity),
    glossary: catalog.glossary && fill(catalog.glossary),
    sources: catalog.sources && fill(catalog.sources),
    phrases: catalog.phrases && fill(catalog.phrases),
    forms: catalog.forms && fill(catalog.forms),
    lifecycle: catalog.lifecycle && fill(catalog.lifecycle),
    paths: catalog.paths && fill(catalog.paths),
    taskBook: catalog.taskBook && fill(catalog.taskBook),
    regimes: catalog.regimes && fill(catalog.regimes),
    drillKit: catalog.drillKit && fill(catalog.drillKit),
    wheel: catalog.wheel && fill(catalog.wheel),
    teams: fillAll(catalog.teams),
    teamSeverities: fillAll(catalog.teamSeverities),
    teamRoles: fillAll(catalog.teamRoles),
    services: fillAll(catalog.services),
    runbooks: fillAll(catalog.runbooks),
    roles: fillAll(catalog.roles),
    messages: fillAll(catalog.messages),
    courses: fillAll(catalog.courses),
    templates: fillAll(catalog.templates),
    drills: fillAll(catalog.drills),
    pages: fillAll(catalog.pages),
    examples: fillAll(catalog.examples),
  };
}

/** What the reader of a public site is told instead of an internal fact. */
export const WITHHELD = 'see your internal handbook';

function fillData<T>(catalog: Catalog, data: T, file: ReadFile): T {
  const copy = structuredClone(data);
  for (const { form, text, pointer } of file.texts) {
    if (!text.includes('{{')) continue;
    const path = pathOf(pointer);
    const last = path.pop() ?? '';
    const parent = path.reduce<Tree | undefined>(
      (node, key) => node?.[key] as Tree | undefined,
      copy as Tree,
    );
    // What the audience may not see is no longer there.
    if (parent && last in parent) parent[last] = fillText(catalog, text, form);
  }
  return copy;
}

function fillText(catalog: Catalog, text: string, form: TextForm): string {
  return text.replace(FACT, (whole, target: FactUse['target'], id: string) => {
    const fact = factText(catalog, target, id);
    if (fact === undefined) return whole;
    return form === 'prose' ? fact.replace(/[\\`*_[\]<>#&]/g, '\\$&') : fact;
  });
}

function factText(catalog: Catalog, target: FactUse['target'], id: string): string | undefined {
  const organisation = catalog.organisation?.data;
  switch (target) {
    case 'timer': {
      const timer = own(organisation?.timers, id);
      return timer && formatDuration(timer.value);
    }
    case 'channel':
      return catalog.audience === 'public' ? WITHHELD : own(organisation?.channels, id)?.name;
    case 'level':
      return catalog.severity?.data.levels.some((level) => level.id === id) ? levelName(id) : undefined;
    case 'role':
      return catalog.roles.get(id)?.data.name.toLowerCase();
  }
}

/** Without what every object inherits: `{{timer.constructor}}` is no timer. */
function own<T>(record: Record<string, T> | undefined, id: string): T | undefined {
  return record && Object.hasOwn(record, id) ? record[id] : undefined;
}

function hasFacts(file: ReadFile): boolean {
  return file.texts.some(({ text }) => factsIn(text).length > 0);
}

const FACT = /\{\{(timer|level|channel|role)\.([a-z0-9-]+)\}\}/g;
const VARIABLE = /\{\{([A-Z][A-Z0-9_]*)\}\}/g;

interface FactUse {
  target: 'timer' | 'level' | 'channel' | 'role';
  id: string;
  offset: number;
}

interface Tree {
  [key: string]: unknown;
}
