import type { Entry } from '../../src/model/catalog.ts';
import type { Runbook } from '../../src/model/content.ts';
import { digest } from '../../src/model/digest.ts';
import { variablesIn } from '../../src/model/facts.ts';
import { flowOf, stepsOf, wayOf, type Exit, type Step, type Target } from '../../src/model/flow.ts';

/** Every way out of a runbook: the exits of its steps, and the conditions that send its reader to another page. */
export function exitsOf(runbook: Runbook): ExitOf[] {
  const ofSteps = flowOf(stepsOf(runbook)).flatMap(({ step, exits }) =>
    exits.map((exit): ExitOf => ({ at: step.id, exit: nameOf(exit), to: targetName(exit.to) })),
  );
  const ofPage = (['stop_if', 'out_of_scope'] as const).flatMap((key) =>
    (runbook[key] ?? []).map((way, index): ExitOf => ({
      at: 'page',
      exit: `${key}/${index + 1}`,
      to: wayOf(way) ?? 'not written yet',
    })),
  );
  return [...ofSteps, ...ofPage];
}

/**
 * How each exit was walked: in a visit of a walk, with a command (run) or without one (taken), or as a row says. An exit that
 * nothing covers is left out.
 */
export function rowsOf(runbook: Runbook, walks: Walks): Map<string, ExitRow> {
  const rows = new Map<string, ExitRow>();
  for (const { name, visits } of walks.walks ?? [])
    for (const visit of visits)
      if ('step' in visit && visit.exit !== undefined) {
        const key = `${visit.step} ${visit.exit}`;
        const how = commandOf(runbook, visit) === undefined ? 'taken' : 'run';
        if (rows.get(key)?.how !== 'run') rows.set(key, { how, saw: name });
      }
  for (const row of walks.exits ?? []) {
    const key = 'page' in row ? `page ${row.page}` : `${row.step} ${row.exit}`;
    if (!rows.has(key)) rows.set(key, { how: row.how, saw: row.saw, against: row.against });
  }
  return new Map(
    exitsOf(runbook).flatMap(({ at, exit }) => {
      const row = rows.get(`${at} ${exit}`);
      return row ? [[`${at} ${exit}`, row] as const] : [];
    }),
  );
}

/** The command of a visit, with its variables still open; undefined for a step that has none. */
export function commandOf(runbook: Runbook, visit: Visit): string | undefined {
  if ('access' in visit) return runbook.access?.[visit.access - 1]?.test;
  if (!('step' in visit)) return undefined;
  const step = stepsOf(runbook).find(({ id }) => id === visit.step);
  const [part = 'run', detail = ''] = (visit.part ?? 'run').split(/:(.*)/s);
  if (part === 'evidence') return codeIn((runbook.evidence ?? [])[Number(detail || 1) - 1] ?? '');
  if (!step) return undefined;
  if (part === 'undo') return 'undo' in step ? step.undo?.run?.shell : undefined;
  if (part === 'cause')
    return step.kind === 'diagnose'
      ? step.causes?.find(({ cause }) => cause === detail)?.run?.shell
      : undefined;
  const run = 'run' in step ? step.run : undefined;
  return part === 'dry_run' ? run?.dry_run : run?.shell;
}

/** A command with values in it. */
export function fill(command: string, values: Record<string, string>): string {
  return variablesIn(command).reduceRight((rest, { name, offset }) => {
    const value = values[name];
    return value === undefined ? rest : rest.slice(0, offset) + value + rest.slice(offset + name.length + 4);
  }, command);
}

/** A short digest of all that a step runs; undefined if it runs nothing. */
export function commandsDigest(step: Step): string | undefined {
  const runs = [
    'run' in step ? step.run : undefined,
    'undo' in step ? step.undo?.run : undefined,
    ...(step.kind === 'diagnose' ? (step.causes ?? []).map(({ run }) => run) : []),
  ].filter((run) => run !== undefined);
  return runs.length === 0
    ? undefined
    : digest(runs.map(({ shell, dry_run }) => [shell, dry_run])).slice(0, 7);
}

/** The table of all exits, in Markdown, with counts. */
export function exitTable(entries: [Entry<Runbook>, Walks][]): string {
  const counted = entries.map(([entry, walks]) => {
    const exits = exitsOf(entry.data);
    return { entry, exits, rows: rowsOf(entry.data, walks) };
  });
  const count = (how: ExitRow['how'], rows: Map<string, ExitRow>): number =>
    [...rows.values()].filter((row) => row.how === how).length;
  const line = (name: string, all: number, rows: Map<string, ExitRow>[]): string => {
    const sum = (how: ExitRow['how']): number => rows.reduce((total, each) => total + count(how, each), 0);
    return `| ${name} | ${all} | ${sum('run')} | ${sum('taken')} | ${sum('read')} | ${sum('not-possible')} |`;
  };
  const total = counted.reduce((sum, { exits }) => sum + exits.length, 0);
  return [
    '# Every exit of every example runbook',
    '',
    'Written by `npm run lab -- table`. Run: its command was run in the laboratory, in the walk that is named. Taken: a step without a command, in a walk. Read: against the source or the manual that is named.',
    '',
    '| Runbook | Exits | Run | Taken | Read | Not possible |',
    '| --- | --- | --- | --- | --- | --- |',
    ...counted.map(({ entry, exits, rows }) => line(entry.id, exits.length, [rows])),
    line(
      '**All**',
      total,
      counted.map(({ rows }) => rows),
    ),
    ...counted.flatMap(({ entry, exits, rows }) => [
      '',
      `## ${entry.id}`,
      '',
      '| Step | Exit | Leads to | How | What was seen |',
      '| --- | --- | --- | --- | --- |',
      ...exits.map(({ at, exit, to }) => {
        const { how = '', saw = '', against } = rows.get(`${at} ${exit}`) ?? {};
        const said = against === undefined ? saw : `${saw} Against: ${against}`;
        return `| ${[at, exit, to, how.replace('-', ' '), said].map(cell).join(' | ')} |`;
      }),
    ]),
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[|\\]/g, '\\$&').trim();
}

function codeIn(text: string): string | undefined {
  return /`([^`]+)`/.exec(text)?.[1];
}

function nameOf(exit: Exit): string {
  return 'label' in exit ? `${exit.on}:${exit.label}` : exit.on;
}

function targetName(to: Target): string {
  return to.type === 'step' ? to.id : to.type;
}

/** How a value begins that is what a command in the lab prints. */
export const FROM_SHELL = 'shell: ';

/** The file `tests/lab/walks/<runbook>.yaml`. */
export interface Walks {
  /** The parts of the lab that the walks need. */
  lab: Part[];
  walks?: Walk[];
  /** The exits that no walk takes. */
  exits?: Row[];
}

export type Part = 'pg' | 'redis' | 'tls' | 'dns' | 'kube';

export interface Walk {
  /** The situation, as a sentence. */
  name: string;
  /** Needs a lab in which nothing has happened. */
  fresh?: boolean;
  values?: Record<string, string>;
  visits: Visit[];
}

export type Visit = { lab: string } | (Judged & ({ step: string; part?: string } | { access: number }));

interface Judged {
  exit?: string;
  /** Values from here on. One that begins with `shell: ` is what a command in the lab prints. */
  values?: Record<string, string>;
  /** A regular expression that the output has to match. */
  prints?: string;
  /** The exit code, 0 if left out. */
  code?: number;
}

export type Row = { how: 'read' | 'not-possible'; against?: string; saw: string; commands?: string } & (
  { step: string; exit: string } | { page: string }
);

export interface ExitRow {
  how: 'run' | 'taken' | 'read' | 'not-possible';
  saw: string;
  against?: string;
}

export interface ExitOf {
  /** The id of a step, or `page`. */
  at: string;
  exit: string;
  to: string;
}

/** The file `tests/lab/recorded/<runbook>.json`. */
export interface Recording {
  date: string;
  versions: string[];
  walks: { name: string; visits: RecordedVisit[] }[];
}

export interface RecordedVisit {
  step?: string;
  access?: number;
  part?: string;
  exit?: string;
  values?: Record<string, string>;
  command: string;
  code: number;
  output: string;
}
