import * as words from './strings/drill.ts';

/**
 * A new run of a drill: its clock, the injects that were given, notes and points. A run is a plain value that is stored as
 * JSON. The time is passed in, in milliseconds, so that a tab that slept or was reloaded is still right.
 */
export function newRun(): Run {
  return { played: 0, given: {}, notes: {}, scores: {}, events: [] };
}

/** Reads a stored run; a new run if it cannot be read. */
export function readRun(text: string | null | undefined): Run {
  try {
    const stored = JSON.parse(text ?? '{}') as Partial<Run> | null;
    return { ...newRun(), ...stored };
  } catch {
    return newRun();
  }
}

/** The seconds played until now, without pauses. Never negative, even if the system clock was set back. */
export function secondsPlayed(run: Run, now: number): number {
  const going = run.since === undefined ? 0 : Math.max(0, now - run.since);
  return Math.floor((run.played + going) / 1000);
}

/** Starts the clock, or resumes it after a pause. */
export function startClock(run: Run, now: number): Run {
  if (run.since !== undefined) return run;
  const first = run.started === undefined;
  return {
    ...run,
    started: run.started ?? new Date(now).toISOString(),
    since: now,
    events: first
      ? run.events
      : [...run.events, [secondsPlayed(run, now), words.notes.resumed({ time: timeOf(now) })]],
  };
}

/** Stops the clock. The notes record `why`. */
export function stopClock(run: Run, now: number, why: 'paused' | 'endedByStopWord'): Run {
  const at = secondsPlayed(run, now);
  const { since, ...rest } = run;
  const played = since === undefined ? run.played : run.played + Math.max(0, now - since);
  return { ...rest, played, events: [...run.events, [at, words.notes[why]({ time: timeOf(now) })]] };
}

/** Records that an inject is given now. Giving it again changes nothing. */
export function giveInject(run: Run, id: string, now: number): Run {
  if (id in run.given) return run;
  return { ...run, given: { ...run.given, [id]: secondsPlayed(run, now) } };
}

/** The inject that was given last; of those that were given in the same second, the later one. */
export function lastGiven(run: Run, injects: Timed[]): Timed | undefined {
  const given = injects.filter(({ id }) => id in run.given);
  return given.sort((a, b) => (run.given[a.id] ?? 0) - (run.given[b.id] ?? 0)).at(-1);
}

/** Undoes an inject that was given by mistake. */
export function undoInject(run: Run, id: string): Run {
  return { ...run, given: without(run.given, id) };
}

/** Gives points for an item of the observer's form; undefined removes them. */
export function scoreItem(run: Run, id: string, points: number | undefined): Run {
  const others = without(run.scores, id);
  return { ...run, scores: points === undefined ? others : { ...others, [id]: points } };
}

/** The injects that are due and not yet given, in order. None while the clock is stopped. */
export function dueInjects(run: Run, injects: Timed[], now: number): Timed[] {
  if (run.since === undefined) return [];
  const at = secondsPlayed(run, now);
  return injects.filter((inject) => inject.at <= at && !(inject.id in run.given));
}

/** Points and how many could have been given, over the items with points. */
export function sumOf(run: Run, items: string[]): { points: number; most: number; left: number } {
  const scored = items.flatMap((id) => run.scores[id] ?? []);
  return {
    points: scored.reduce((sum, score) => sum + score, 0),
    most: scored.length * 2,
    left: items.length - scored.length,
  };
}

/** Seconds as a clock shows them: 06:05, and 1:00:00 after an hour. */
export function clockText(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`;
}

/** The notes of a drill as Markdown. */
export function notesText(drill: DrillNames, run: Run, now: number): string {
  const parts = [
    `# ${words.notes.title({ title: drill.title })}`,
    list([
      run.started === undefined
        ? words.notes.notStarted
        : words.notes.started({ time: minuteOf(run.started) }),
      words.notes.played({ time: clockText(secondsPlayed(run, now)), minutes: drill.minutes }),
      ...run.events.map(([at, what]) => words.notes.event({ time: clockText(at), event: what })),
    ]),
    `## ${words.notes.injects}`,
    ...drill.injects.map((inject, index) => injectText(inject, index, run)),
    `## ${words.notes.observed}`,
    ...pointsText(drill, run),
  ];
  if (run.notes['']?.trim()) parts.push(`## ${words.notes.rest}`, linesOf(run.notes['']));
  return `${parts.join('\n\n')}\n`;
}

function without(record: Record<string, number>, name: string): Record<string, number> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

function injectText(inject: DrillNames['injects'][number], index: number, run: Run): string {
  const given = run.given[inject.id];
  const time = clockText(inject.at);
  const status =
    given === undefined
      ? words.notes.planned({ time })
      : words.notes.plannedAndGiven({ time, given: clockText(given) });
  const head = `### ${index + 1}. ${inject.name}\n\n${status}`;
  const notes = linesOf(run.notes[inject.id] ?? '');
  return notes ? `${head}\n\n${notes}` : head;
}

function pointsText({ items }: DrillNames, run: Run): string[] {
  const { points, most, left } = sumOf(
    run,
    items.map(({ id }) => id),
  );
  if (most === 0) return [words.notes.nobodyScored];
  const rows = items.map(
    ({ id, text }) => `| ${text.replaceAll('|', '\\|')} | ${run.scores[id] ?? words.notes.noPoints} |`,
  );
  return [
    [words.notes.columns, '| --- | --- |', ...rows].join('\n'),
    left ? words.notes.sumWithout({ points, most, left }) : words.notes.sum({ points, most }),
  ];
}

/** Keeps the line breaks of a note, because Markdown would join the lines. */
function linesOf(text: string): string {
  return text.trim().replaceAll(/(?<=\S)\n(?=\S)/g, '  \n');
}

function list(items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** The time in UTC, such as 16:40, which shows how long a pause was. */
function timeOf(now: number): string {
  return new Date(now).toISOString().slice(11, 16);
}

/** The date and time in UTC, such as 2026-11-25 16:40. */
function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

export interface Run {
  /** When the clock was started first, as ISO 8601. */
  started?: string;
  /** Milliseconds that were played before the clock was started last. */
  played: number;
  /** When the clock was started last, in milliseconds; undefined while it is stopped. */
  since?: number;
  /** By inject: the second at which it was given. */
  given: Record<string, number>;
  /** By inject. Notes under the empty name do not belong to an inject. */
  notes: Record<string, string>;
  /** By item of the observer's form. */
  scores: Record<string, number>;
  /** Pauses and similar events: the second, and what happened. */
  events: [at: number, what: string][];
}

export interface Timed {
  id: string;
  /** Seconds. */
  at: number;
}

/** The names of the parts of the drill, for the notes. */
export interface DrillNames {
  title: string;
  minutes: number;
  injects: (Timed & { name: string })[];
  items: { id: string; text: string }[];
}
