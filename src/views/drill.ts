import { comparesIn } from '../model/collation.ts';
import { languageOf } from '../model/language.ts';
import { addressOf, playersAddress } from '../model/addresses.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Drill } from '../model/content.ts';
import { formatDuration, seconds } from '../model/duration.ts';
import { links, placeRef, refTo, type LinkRef } from '../model/reference.ts';
import { sourceOf, type PageSource } from './frame.ts';
import { linesOf } from './line.ts';

/** A drill as a list shows it, without spoilers. */
export function drillRow({ id, data }: Entry<Drill>): DrillRow {
  return {
    id,
    title: data.title,
    href: addressOf('drill', id),
    playersHref: playersAddress(id),
    kind: data.kind,
    trains: data.trains,
    minutes: data.minutes,
    debriefMinutes: data.debrief_minutes,
    players: countText(data.players),
    audience: data.audience,
    purpose: data.purpose,
  };
}

/** All drills: tabletops and then short talks, each as the coverage list has them and then by title. */
export function drillsInOrder(catalog: Catalog): Entry<Drill>[] {
  const key = ({ data }: Entry<Drill>): string =>
    `${data.kind === 'tabletop' ? 0 : 1} ${(data.codes?.[0] ?? 'Z99').replace(/\d+/, (number) => number.padStart(2, '0'))}`;
  const compare = comparesIn(languageOf(catalog));
  return [...catalog.drills.values()].sort((a, b) =>
    key(a) === key(b) ? compare(a.data.title, b.data.title) : key(a) < key(b) ? -1 : 1,
  );
}

/** The parts of a drill that players may know: the scene, the rules and their own roles. */
export function playersView(catalog: Catalog, entry: Entry<Drill>): PlayersView {
  const { data, file } = entry;
  return {
    ...drillRow(entry),
    readBefore: placesOf(catalog, data.read_before),
    scene: data.scene,
    stopWord: data.stop_word,
    safety: [...linesOf(catalog.drillKit?.data.safety), ...(data.safety ?? [])],
    parts: partsOf(catalog, data).filter(({ outsider }) => !outsider),
    source: sourceOf(catalog, file),
  };
}

/** Everything that a facilitator needs, in the order in which they need it. */
export function drillView(catalog: Catalog, entry: Entry<Drill>): DrillView {
  const { id, data } = entry;
  const kit = catalog.drillKit?.data;
  const objectives = new Map(data.objectives.map((objective) => [objective.id, objective.text]));
  const parts = partsOf(catalog, data);
  const nameOf = (to: string): string =>
    to === 'all' ? 'everyone' : (parts.find((part) => part.id === to)?.name ?? to);
  const standard = new Set(data.standard_items);
  const observer = [
    ...(kit?.observer ?? []).filter((item) => standard.has(item.id)),
    ...data.observer.map((item) => ({ id: item.id, text: item.text })),
  ];
  return {
    ...playersView(catalog, entry),
    groundTruth: data.ground_truth,
    names: (catalog.drillSettings.get(id)?.data.names ?? []).flatMap(({ generic, here }) => {
      const ref = placeRef(catalog, here);
      return ref ? [{ generic, here: ref }] : [];
    }),
    objectives: [...objectives.values()],
    parts,
    setup: data.setup,
    prompts: linesOf(kit?.prompts),
    injects: data.injects.map((inject) => ({
      id: inject.id,
      at: seconds(inject.at),
      time: formatDuration(inject.at),
      to: nameOf(inject.to),
      from: inject.from,
      text: inject.text,
      reveals: inject.reveals,
      objectives: inject.objectives.flatMap((name) => objectives.get(name) ?? []),
      questions: inject.questions ?? [],
      modelMoves: inject.model_moves ?? [],
    })),
    observer,
    most: observer.length * MOST_POINTS,
    scores: kit ? [kit.scores.zero, kit.scores.one, kit.scores.two] : [],
    debrief: [...linesOf(kit?.debrief), ...data.debrief],
    scoring: data.scoring,
    followUp: [...data.follow_up, ...linesOf(kit?.follow_up)],
  };
}

function partsOf(catalog: Catalog, { cast }: Drill): Part[] {
  return cast.map(({ id, role, outsider, name, brief }) => {
    const ref = role === undefined ? undefined : links([refTo(catalog, 'role', role)])[0];
    return {
      id,
      name: name ?? outsider ?? ref?.name ?? id,
      role: ref,
      outsider: outsider !== undefined,
      brief,
    };
  });
}

function placesOf(catalog: Catalog, places: readonly string[] = []): LinkRef[] {
  return places.flatMap((place) => placeRef(catalog, place) ?? []);
}

function countText({ from, to }: Drill['players']): string {
  return from === to ? String(from) : `${from} to ${to}`;
}

/** For one item of the observer's form. */
const MOST_POINTS = 2;

export interface DrillRow {
  id: string;
  title: string;
  /** The facilitator's page. */
  href: string;
  playersHref: string;
  kind: Drill['kind'];
  trains: string[];
  minutes: number;
  debriefMinutes: number | undefined;
  /** Such as "4 to 8". */
  players: string;
  audience: string;
  purpose: string;
}

export interface PlayersView extends DrillRow {
  readBefore: LinkRef[];
  scene: string;
  stopWord: string | undefined;
  safety: string[];
  /** Only those of players. A facilitator's view also has those of outsiders. */
  parts: Part[];
  source: PageSource | undefined;
}

export interface DrillView extends PlayersView {
  groundTruth: string | undefined;
  /** The names in this organisation for the general words of the drill. */
  names: { generic: string; here: LinkRef }[];
  objectives: string[];
  setup: string[];
  prompts: string[];
  injects: InjectView[];
  observer: { id: string; text: string }[];
  /** The points that the observer's form can give. */
  most: number;
  /** The meanings of 0, 1 and 2. */
  scores: string[];
  debrief: string[];
  scoring: string | undefined;
  followUp: string[];
}

export interface InjectView {
  id: string;
  /** Seconds after the start. */
  at: number;
  /** The same, as it is printed. */
  time: string;
  to: string;
  from: string | undefined;
  text: string;
  reveals: string | undefined;
  objectives: string[];
  questions: string[];
  modelMoves: string[];
}

export interface Part {
  id: string;
  name: string;
  role: LinkRef | undefined;
  /** Whether the facilitator speaks it. */
  outsider: boolean;
  brief: string;
}
