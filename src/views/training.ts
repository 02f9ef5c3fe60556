import { addressOf, RECORD } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import {
  coursesInOrder,
  courseView,
  moduleRow,
  readings,
  type CourseView,
  type ModuleRow,
  type Reading,
} from './course.ts';
import { moduleAt, pathMinutes } from '../model/course-time.ts';
import type { SectionView } from './handbook.ts';
import { linesOf } from './line.ts';
import { SOURCES } from './source.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';

/** The start page of the training: learning paths by role, courses, and the task book if there is one. */
export function trainingView(catalog: Catalog): TrainingView {
  return {
    paths: (catalog.paths?.data.paths ?? []).map((path) => ({
      id: path.id,
      title: path.title,
      for: path.for,
      minutes: pathMinutes(catalog, path),
      roles: links((path.roles ?? []).map((role) => refTo(catalog, 'role', role))),
      modules: (path.modules ?? []).flatMap((place) => {
        const found = moduleAt(catalog, place);
        return found ? [moduleRow(catalog, found.course, found.module)] : [];
      }),
      pages: readings(catalog, path.pages ?? []),
      then: path.then,
    })),
    courses: coursesInOrder(catalog).map((entry) => courseView(catalog, entry)),
    taskBook: catalog.taskBook ? addressOf('task-book', catalog.taskBook.id) : undefined,
    record: catalog.courses.size > 0 ? RECORD : undefined,
    sources: catalog.sources && SOURCES,
  };
}

/** The navigation of courses and modules. */
export function trainingNavigation(catalog: Catalog): SectionView[] {
  return coursesInOrder(catalog).map((entry) => {
    const { id, title, modules } = courseView(catalog, entry);
    const pages = modules.map((module): LinkRef => ({
      type: 'link',
      id: `${id}/${module.id}`,
      name: module.title,
      href: module.href,
    }));
    return { id, title, pages };
  });
}

/** The behaviours that others must have seen; undefined if there is no task book. */
export function taskBookView(catalog: Catalog): TaskBookView | undefined {
  const book = catalog.taskBook?.data;
  return (
    book && {
      purpose: book.purpose,
      rules: linesOf(book.rules),
      levels: book.levels,
      roles: book.roles.flatMap(({ role, behaviours }) => {
        const ref = refTo(catalog, 'role', role);
        return ref.type === 'link'
          ? [
              {
                role: ref,
                levels: book.levels.flatMap(({ id, title }) => {
                  const seen = behaviours.filter(({ level }) => level === id);
                  return seen.length === 0
                    ? []
                    : [
                        {
                          title,
                          behaviours: seen.map(({ id: behaviour, text, seen_in = 'either' }) => ({
                            id: behaviour,
                            text,
                            seenIn: SEEN_IN[seen_in],
                          })),
                        },
                      ];
                }),
              },
            ]
          : [];
      }),
      currency: book.currency,
      stepDown: book.step_down,
    }
  );
}

const SEEN_IN = { drill: 'In a drill', incident: 'In an incident', either: 'In either' };

export interface TrainingView {
  paths: PathView[];
  courses: CourseView[];
  taskBook: string | undefined;
  /** The record of a learner; undefined if there is nothing to learn. */
  record: string | undefined;
  sources: string | undefined;
}

export interface PathView {
  id: string;
  title: string;
  for: string;
  /** The time that it really takes. */
  minutes: number;
  roles: LinkRef[];
  modules: ModuleRow[];
  pages: Reading[];
  then: string | undefined;
}

export interface TaskBookView {
  purpose: string;
  rules: string[];
  levels: { id: string; title: string; meaning: string; reached_by: string[] }[];
  roles: {
    role: LinkRef;
    levels: { title: string; behaviours: { id: string; text: string; seenIn: string }[] }[];
  }[];
  currency: string | undefined;
  stepDown: string | undefined;
}
