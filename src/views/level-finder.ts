import type { Catalog } from '../model/catalog.ts';
import type { AxisStep, Severity } from '../model/content.ts';
import { formatDuration } from '../model/duration.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';
import { isMajor, scaleOf, type Level } from '../model/level.ts';
import { languageOf } from '../model/language.ts';
import { levelView, viewOf, type LevelView } from './level.ts';

/**
 * The questions that lead to a level: first those that are not negotiable (danger, data, an intruder, money), then who is
 * affected and how fast it grows. Each answer leads to the next question or to a level; undefined without a severity file.
 */
export function levelFinderView(catalog: Catalog): LevelFinderView | undefined {
  const data = catalog.severity?.data;
  if (!data) return undefined;
  return {
    alarms: data.overrides.flatMap((override) => alarmView(catalog, override) ?? []),
    impacts: data.grid.impact.map((impact) => ({
      ...answerOf(impact),
      urgencies: data.grid.urgency.flatMap((urgency) => {
        const level = levelView(catalog, data.grid.cells[impact.id]?.[urgency.id] ?? '');
        return level ? [{ ...answerOf(urgency), level }] : [];
      }),
    })),
    results: data.levels.map((level) => resultView(catalog, data, level)),
  };
}

function alarmView(catalog: Catalog, override: Severity['overrides'][number]): Alarm | undefined {
  const level = levelView(catalog, override.at_least);
  if (!level) return undefined;
  const [goTo] = override.go_to === undefined ? [] : links([refTo(catalog, 'page', override.go_to)]);
  return { id: override.id, text: override.text, page: override.page, goTo, level };
}

function resultView(catalog: Catalog, data: Severity, level: Level): Result {
  const { id, response } = level;
  const first = response.first_update ?? Object.values(response.update_every)[0];
  return {
    level: viewOf(level),
    major: isMajor(scaleOf(data), level),
    page: response.page,
    bridge: response.bridge,
    firstUpdate: first === undefined ? undefined : formatDuration(first, languageOf(catalog)),
    rows: [...catalog.teamSeverities.values()].flatMap(({ id: team, data: { rows } }) =>
      rows.flatMap(({ service = '', capability, levels }) => {
        const when = levels[id]?.when;
        const subject = capability ?? catalog.services.get(service)?.data.name ?? service;
        return when === undefined
          ? []
          : [{ team: catalog.teams.get(team)?.data.name ?? team, subject, when }];
      }),
    ),
  };
}

function answerOf({ id, name, description }: AxisStep): Answer {
  return { id, name, description };
}

export interface LevelFinderView {
  alarms: Alarm[];
  impacts: (Answer & { urgencies: (Answer & { level: LevelView })[] })[];
  /** The meaning of each level, from the most severe. */
  results: Result[];
}

/** A condition that sets a minimum level, whatever else is true. */
export interface Alarm {
  id: string;
  text: string;
  page: string | undefined;
  goTo: LinkRef | undefined;
  level: LevelView;
}

export interface Answer {
  id: string;
  name: string;
  description: string | undefined;
}

export interface Result {
  level: LevelView;
  major: boolean;
  /** Who to page, in words. */
  page: string[];
  bridge: boolean;
  /** When the first update is due; undefined where none is promised. */
  firstUpdate: string | undefined;
  /** The teams' own numbers that make it this level. */
  rows: { team: string; subject: string; when: string }[];
}
