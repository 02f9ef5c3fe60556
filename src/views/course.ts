import { addressOf, moduleAddress } from '../model/addresses.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Course, Module } from '../model/content.ts';
import { courseMinutes, moduleAt } from '../model/course-time.ts';
import { questionViews, type QuestionLists } from './question.ts';
import { links, placeRef, refTo, type LinkRef } from '../model/reference.ts';
import { sourceOf, type PageSource } from './frame.ts';

/** A course as its page shows it: its purpose and its modules. */
export function courseView(catalog: Catalog, { id, data, file }: Entry<Course>): CourseView {
  return {
    id,
    title: data.title,
    href: addressOf('course', id),
    purpose: data.purpose,
    audience: data.audience,
    minutes: courseMinutes(data),
    prerequisites: links((data.prerequisites ?? []).map((course) => refTo(catalog, 'course', course))),
    modules: data.modules.map((module) => moduleRow(catalog, id, module)),
    source: sourceOf(catalog, file),
  };
}

/** All courses, in their order. */
export function coursesInOrder(catalog: Catalog): Entry<Course>[] {
  return [...catalog.courses.values()].sort((a, b) => a.data.order - b.data.order || (a.id < b.id ? -1 : 1));
}

/** A module as its learner sees it, without the notes for the trainer. */
export function moduleView(catalog: Catalog, entry: Entry<Course>, module: Module): ModuleView {
  const { modules } = entry.data;
  const index = modules.indexOf(module);
  const neighbour = (at: number): LinkRef | undefined => modules[at] && moduleRef(entry.id, modules[at]);
  return {
    ...moduleRow(catalog, entry.id, module),
    course: { name: entry.data.title, href: addressOf('course', entry.id) },
    number: index + 1,
    of: modules.length,
    purpose: module.purpose,
    prerequisites: (module.prerequisites ?? []).flatMap((place) => moduleLink(catalog, place) ?? []),
    objectives: module.objectives.map(({ text }) => text),
    points: (module.points ?? []).map(({ text }) => text),
    pages: readings(catalog, module.pages),
    further: readings(catalog, module.further ?? []),
    exercise: module.exercise,
    ...questionViews(catalog, module),
    act: module.act,
    previous: neighbour(index - 1),
    next: neighbour(index + 1),
    source: sourceOf(catalog, entry.file),
  };
}

/** A course as its trainer needs it: the session by the minute, and for each module what to show, say and listen for. */
export function teachingView(catalog: Catalog, entry: Entry<Course>): TeachingView {
  const { modules, run_sheet: sheet } = entry.data;
  let minute = 0;
  const rows = sheet.rows.map(({ minutes, what, how, module: id }) => {
    const module = modules.find((each) => each.id === id);
    const row = { start: minute, minutes, what, how, module: module && moduleRef(entry.id, module) };
    minute += minutes;
    return row;
  });
  return {
    course: courseView(catalog, entry),
    rows,
    minutes: minute,
    prepare: sheet.prepare ?? [],
    room: sheet.room,
    remote: sheet.remote,
    access: sheet.access,
    debrief: sheet.debrief,
    feedback: sheet.feedback,
    modules: modules.map((module) => ({
      ...moduleView(catalog, entry, module),
      notes: (module.points ?? []).map(({ text, note }) => ({ text, note })),
    })),
  };
}

/** The link to a module that `course/module` names; undefined if it does not exist. */
export function moduleLink(catalog: Catalog, place: string): LinkRef | undefined {
  const found = moduleAt(catalog, place);
  return found && moduleRef(found.course, found.module);
}

/** A module as a row of a list. Reading that this audience may not see is no part of it. */
export function moduleRow(catalog: Catalog, course: string, module: Module): ModuleRow {
  return {
    id: module.id,
    title: module.title,
    href: moduleAddress(course, module.id),
    minutes: module.minutes,
    parts: [
      ...readings(catalog, module.pages).map(({ tick }) => tick),
      'exercise',
      ...module.questions.map(({ id }) => `question-${id}`),
      'act',
    ],
  };
}

/** Pages to read, with the time that they take where one is known. */
export function readings(catalog: Catalog, places: readonly string[]): Reading[] {
  return places.flatMap((place) => {
    const ref = placeRef(catalog, place);
    if (!ref) return [];
    const page = place.startsWith('page/') ? catalog.pages.get(ref.id)?.data : undefined;
    return [
      {
        tick: readingTick(place),
        name: ref.name,
        href: ref.href,
        purpose: page?.purpose,
        minutes: page?.minutes,
      },
    ];
  });
}

/** The id of the tick for a page to read. */
function readingTick(place: string): string {
  return `read-${place.replaceAll('/', '-')}`;
}

function moduleRef(course: string, { id, title }: Module): LinkRef {
  return { type: 'link', id, name: title, href: moduleAddress(course, id) };
}

export interface CourseView {
  id: string;
  title: string;
  href: string;
  purpose: string;
  audience: string;
  /** To learn it alone. */
  minutes: number;
  prerequisites: LinkRef[];
  modules: ModuleRow[];
  source: PageSource | undefined;
}

export interface ModuleRow {
  id: string;
  title: string;
  href: string;
  minutes: number;
  /** The ids of its ticks. The module is done when all of them are ticked. */
  parts: string[];
}

export interface ModuleView extends ModuleRow, QuestionLists {
  course: { name: string; href: string };
  /** Its place among the modules of the course, from 1. */
  number: number;
  of: number;
  purpose: string | undefined;
  prerequisites: LinkRef[];
  objectives: string[];
  points: string[];
  pages: Reading[];
  further: Reading[];
  exercise: Module['exercise'];
  act: string;
  previous: LinkRef | undefined;
  next: LinkRef | undefined;
  source: PageSource | undefined;
}

export interface Reading {
  tick: string;
  name: string;
  href: string;
  purpose: string | undefined;
  minutes: number | undefined;
}

export interface TeachingView {
  course: CourseView;
  /** `start` counts in minutes from the beginning of the session. */
  rows: { start: number; minutes: number; what: string; how: string; module: LinkRef | undefined }[];
  minutes: number;
  prepare: string[];
  room: string | undefined;
  remote: string | undefined;
  access: string | undefined;
  debrief: string | undefined;
  feedback: string | undefined;
  modules: TaughtModule[];
}

export interface TaughtModule extends ModuleView {
  /** The text of its slides, and what the trainer says about it. */
  notes: { text: string; note: string | undefined }[];
}
