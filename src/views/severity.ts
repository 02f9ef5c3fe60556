import type { Catalog } from '../model/catalog.ts';
import type { Message, AxisStep } from '../model/content.ts';
import { formatDuration } from '../model/duration.ts';
import { isMajor, scaleOf, type Level } from '../model/level.ts';
import { levelView, viewOf, type LevelView } from './level.ts';
import { matrixView, type MatrixView } from './matrix.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';
import { languageOf } from '../model/language.ts';
import { sourceOf, type PageSource } from './frame.ts';

/** The whole severity page: levels with their response, the grid, the overrides and every team's matrix. */
export function severityView(catalog: Catalog): SeverityView {
  const data = catalog.severity?.data;
  const levels = data?.levels ?? [];
  return {
    levels: levels.map((level) => levelDetail(catalog, level)),
    majorAt: levelView(catalog, data?.major_at ?? ''),
    overrides: (data?.overrides ?? []).map(({ text, at_least, page, go_to }) => ({
      text,
      page,
      atLeast: levelView(catalog, at_least),
      goTo: go_to === undefined ? undefined : links([refTo(catalog, 'page', go_to)])[0],
    })),
    grid: data && {
      impact: data.grid.impact,
      urgency: data.grid.urgency,
      rows: data.grid.impact.map((impact) =>
        data.grid.urgency.map((urgency) =>
          levelView(catalog, data.grid.cells[impact.id]?.[urgency.id] ?? ''),
        ),
      ),
    },
    matrices: [...catalog.teamSeverities.values()].map((entry) => matrixView(catalog, entry)),
    source: catalog.severity && sourceOf(catalog, catalog.severity.file),
  };
}

function levelDetail(catalog: Catalog, level: Level): LevelDetail {
  const { response } = level;
  const text = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : formatDuration(value, languageOf(catalog));
  return {
    ...viewOf(level),
    major: isMajor(scaleOf(catalog.severity?.data), level),
    intent: level.intent,
    criteria: level.criteria,
    examples: level.examples ?? [],
    page: response.page,
    roles: links(response.roles.map((role) => refTo(catalog, 'role', role))),
    bridge: response.bridge,
    escalateAfter: formatDuration(response.escalate_after, languageOf(catalog)),
    firstUpdate: text(response.first_update),
    updateEvery: Object.entries(response.update_every).map(([audience, every]) => ({
      audience: audience as Audience,
      every: formatDuration(every, languageOf(catalog)),
    })),
    review: {
      required: response.review.required,
      meetingWithin: text(response.review.meeting_within),
      publishedWithin: text(response.review.published_within),
      actionsWithin: text(response.review.actions_within),
    },
  };
}

export interface LevelDetail extends LevelView {
  major: boolean;
  intent: string;
  criteria: string[];
  examples: string[];
  page: string[];
  roles: LinkRef[];
  bridge: boolean;
  escalateAfter: string;
  firstUpdate: string | undefined;
  updateEvery: { audience: Audience; every: string }[];
  review: {
    required: boolean;
    meetingWithin: string | undefined;
    publishedWithin: string | undefined;
    actionsWithin: string | undefined;
  };
}

export interface SeverityView {
  levels: LevelDetail[];
  majorAt: LevelView | undefined;
  overrides: {
    text: string;
    page: string | undefined;
    atLeast: LevelView | undefined;
    goTo: LinkRef | undefined;
  }[];
  grid: { impact: AxisStep[]; urgency: AxisStep[]; rows: (LevelView | undefined)[][] } | undefined;
  matrices: MatrixView[];
  source: PageSource | undefined;
}

/** Who reads a message. */
type Audience = Message['audience'];
