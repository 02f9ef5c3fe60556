import type { Catalog } from '../check/build-catalog.ts';
import { KINDS, type Kind } from './kinds.ts';

/** The address of one thing, without the base path. Ids never change, so addresses do not either. */
export function addressOf(kind: Exclude<Kind, 'team-role' | 'glossary' | Pageless>, id: string): string {
  switch (kind) {
    case 'organisation':
      return '/';
    case 'severity':
      return '/severity/';
    case 'team-severity':
      return `/teams/${id}/severity/`;
    case 'paths':
      return TRAINING;
    case 'task-book':
      return `${TRAINING}task-book/`;
    case 'course':
      return `${TRAINING}${id}/`;
    case 'regimes':
      return CLOCKS;
    case 'wheel':
      return '/drills/wheel/';
    case 'page':
      return `/handbook/${id}/`;
    default:
      return `/${kind}s/${id}/`;
  }
}

/** The address of a module of a course. */
export function moduleAddress(course: string, module: string): string {
  return `${addressOf('course', course)}${module}/`;
}

/** Whether the facts of a kind stand on pages of other kinds alone. */
export function isPageless(kind: Kind): kind is Pageless {
  return (PAGELESS as readonly Kind[]).includes(kind);
}

/** Words that are taken in addresses below the training: of courses, and of what stands beside a course's modules. */
export const TAKEN: Readonly<Record<'course' | 'module', readonly string[]>> = {
  course: ['record', 'task-book'],
  module: ['run-sheet', 'slides', 'answers'],
};

/** Where the paths are chosen, and everything else of the training is below. */
export const TRAINING = '/training/';

/** The regulatory clocks. */
export const CLOCKS = '/clocks/';

const PAGELESS = [
  'organisation',
  'sources',
  'phrases',
  'forms',
  'lifecycle',
  'drill-kit',
  'drill-setting',
] as const;

type Pageless = Exclude<(typeof PAGELESS)[number], 'organisation'>;

/** Where a page is as Markdown: beside the page, with .md for its last slash. */
export function twinAddress(address: string): string {
  return `${address.slice(0, -1)}.md`;
}

/** The address of what the players of a drill may see. */
export function playersAddress(drill: string): string {
  return `${addressOf('drill', drill)}players/`;
}

/** The address of an alert, as written by the monitoring system. */
export function alertAddress(name: string): string {
  return `/alerts/${name}/`;
}

/**
 * Every address of the site, so that links in prose can be checked, and those among them that belong to teams and to
 * examples: a fork deletes both.
 */
export function addressesOf(catalog: Catalog): Addresses {
  const ofTeams = new Set<string>();
  for (const id of catalog.teams.keys()) ofTeams.add(addressOf('team', id));
  for (const id of catalog.teamSeverities.keys()) ofTeams.add(addressOf('team-severity', id));
  for (const { id, team } of catalog.teamRoles.values()) ofTeams.add(`/teams/${team ?? ''}/roles/${id}/`);
  for (const id of catalog.services.keys()) ofTeams.add(addressOf('service', id));
  for (const [id, { data }] of catalog.runbooks) {
    ofTeams.add(addressOf('runbook', id));
    for (const role of catalog.roles.keys()) ofTeams.add(`${addressOf('runbook', id)}${role}/`);
    for (const { name } of data.alerts ?? []) ofTeams.add(alertAddress(name));
  }
  const ofExamples = new Set([...catalog.examples.keys()].map((id) => addressOf('example', id)));
  const all = new Set([...ofTeams, ...ofExamples, ...FIXED]);
  for (const id of catalog.roles.keys()) all.add(addressOf('role', id));
  for (const id of catalog.templates.keys()) all.add(addressOf('template', id));
  for (const [id, { data }] of catalog.courses) {
    for (const part of ['', ...TAKEN.module.map((name) => `${name}/`)])
      all.add(`${addressOf('course', id)}${part}`);
    for (const module of data.modules) all.add(moduleAddress(id, module.id));
  }
  if (catalog.taskBook) all.add(addressOf('task-book', catalog.taskBook.id));
  for (const id of catalog.drills.keys()) all.add(addressOf('drill', id)).add(playersAddress(id));
  if (catalog.wheel) all.add(addressOf('wheel', 'wheel'));
  if (catalog.regimes) all.add(CLOCKS);
  for (const id of catalog.pages.keys()) all.add(addressOf('page', id));
  for (const [id, { team }] of catalog.messages)
    (team === undefined ? all : ofTeams.add(addressOf('message', id)) && all).add(addressOf('message', id));
  return { all, ofTeams, ofExamples };
}

export interface Addresses {
  all: Set<string>;
  ofTeams: Set<string>;
  ofExamples: Set<string>;
}

/** Pages that exist whatever the content is. */
const FIXED = [
  '/',
  '/roles/',
  '/severity/',
  '/teams/',
  '/services/',
  '/runbooks/',
  '/alerts/',
  '/messages/',
  '/templates/',
  '/drills/',
  '/drills/calendar/',
  '/glossary/',
  '/search/',
  '/handbook/',
  '/contribute/',
  '/handbook/reference/sources/',
  TRAINING,
  `${TRAINING}record/`,
  '/print/',
  '/print/cadence/',
  '/reference/rules/',
  '/reference/schemas/',
  ...[...Object.keys(KINDS), 'catalog'].map((kind) => `/reference/schemas/${kind}/`),
];
