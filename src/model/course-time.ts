import type { Catalog } from './catalog.ts';
import type { Course, Module, Path } from './content.ts';

/** The longest sitting, in minutes: it must fit between two meetings, and people can take in no more. */
export const LONGEST_MODULE = 15;

/** The longest learning path before a first shift, in minutes. */
export const LONGEST_FIRST_SHIFT = 45;

/** How long the handbook pages among some places take to read, in minutes. Cards and templates do not count. */
export function readingMinutes(catalog: Catalog, places: readonly string[]): number {
  return places
    .filter((place) => place.startsWith(PAGE))
    .reduce((sum, place) => sum + (catalog.pages.get(place.slice(PAGE.length))?.data.minutes ?? 0), 0);
}

/** How long a learning path takes, in minutes: its modules and its other pages. */
export function pathMinutes(catalog: Catalog, { modules = [], pages = [] }: Path): number {
  const sittings = modules.map((id) => moduleAt(catalog, id)?.module.minutes ?? 0);
  return readingMinutes(catalog, pages) + sittings.reduce((sum, minutes) => sum + minutes, 0);
}

/** How long a course takes to learn alone, in minutes. */
export function courseMinutes({ modules }: Course): number {
  return modules.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** The module that `course/module` names; undefined if it does not exist. */
export function moduleAt(catalog: Catalog, place: string): { course: string; module: Module } | undefined {
  const [course = '', id] = place.split('/');
  const module = catalog.courses.get(course)?.data.modules.find((each) => each.id === id);
  return module && { course, module };
}

const PAGE = 'page/';
