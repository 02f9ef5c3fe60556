import { accept, type Baseline } from './baseline.ts';
import { marginOf, type Margin } from '../diagnostics/comment.ts';
import { compareDiagnostics, type Diagnostic, type Level } from '../diagnostics/diagnostic.ts';
import type { ReadFile } from './read.ts';
import { currentId } from './rules/index.ts';
import { isOver, mayBeSilenced, silenceIn, type Silence, type Suppressed } from '../diagnostics/silence.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';

/**
 * Takes away what authors have silenced, with a comment beside it or in the baseline, and adds what is wrong with the
 * comments themselves. `known` are the ids of all rules.
 */
export function suppress(
  diagnostics: Diagnostic[],
  files: ReadFile[],
  options: SuppressOptions,
): Suppression {
  const notes = new Map<string, FileNotes>();
  for (const file of files) if (isAnnotated(file)) notes.set(file.file, notesOf(file));
  const left: Diagnostic[] = [];
  const suppressed: Suppressed[] = [];
  for (const diagnostic of diagnostics) {
    const silence = silenceOf(diagnostic, notes.get(diagnostic.file));
    if (!silence) left.push(diagnostic);
    else if (isOver(silence, options.now)) left.push(returned(diagnostic, silence));
    else suppressed.push({ ...diagnostic, by: silence.type, reason: silence.reason, until: silence.until });
  }
  const own = [...notes].flatMap(([file, note]) => [...aboutComments(file, note, options.known)]);
  const rest = accept(left, files, options.baseline);
  return {
    diagnostics: [...rest.left, ...rest.stale, ...own].sort(compareDiagnostics),
    suppressed: [...suppressed, ...rest.accepted].sort(compareDiagnostics),
  };
}

/**
 * Whether a file may hold a comment for the check: only such a file is read for comments. What could not be read holds
 * none, and nothing that is wrong with it could be silenced.
 */
export function isAnnotated({ yaml, data }: ReadFile): boolean {
  return data !== undefined && yaml !== undefined && /#\s*muster[\s:]/.test(yaml.text);
}

function notesOf({ yaml, placement, valid }: ReadFile): FileNotes {
  const margin = yaml ? marginOf(yaml) : { comments: [], startOf: (line: number) => line };
  // A page's text has no room for comments, so one in its frontmatter is about the whole page.
  const whole = placement?.kind === 'page';
  const notes = margin.comments.flatMap((comment): Note[] => {
    const silence = silenceIn(comment);
    return silence
      ? [{ silence: byCurrentIds(silence), whole: whole || silence.type === 'ignore-file', used: new Set() }]
      : [];
  });
  return { notes, margin, valid };
}

function byCurrentIds(silence: Note['silence']): Note['silence'] {
  return silence.type === 'unreadable' ? silence : { ...silence, rules: silence.rules.map(currentId) };
}

/** The comment that silences a finding: one on its line before one for the whole file. */
function silenceOf({ line, rule }: Diagnostic, file: FileNotes | undefined): Silence | undefined {
  if (!file || !mayBeSilenced(rule)) return undefined;
  const start = file.margin.startOf(line);
  const about = ({ silence, whole }: Note): boolean =>
    silence.type !== 'unreadable' &&
    silence.rules.includes(rule) &&
    (whole || silence.comment.about === start);
  const fitting = file.notes.filter(about);
  const note = fitting.find(({ whole }) => !whole) ?? fitting[0];
  note?.used.add(rule);
  return note?.silence.type === 'unreadable' ? undefined : note?.silence;
}

function returned(diagnostic: Diagnostic, { until, comment }: Silence): Diagnostic {
  const said = `The snooze in line ${comment.line} ended on ${until ?? ''}.`;
  return { ...diagnostic, help: diagnostic.help === undefined ? said : `${diagnostic.help} ${said}` };
}

function* aboutComments(file: string, { notes, valid }: FileNotes, known: Known): Generator<Diagnostic> {
  for (const { silence, used } of notes) {
    const at = (rule: string, level: Level, message: string, help: string): Diagnostic => ({
      file,
      ...rangeOf(silence.comment),
      rule,
      level,
      message,
      help,
    });
    if (silence.type === 'unreadable') {
      yield at('suppression/malformed', 'error', silence.problem, FORMS);
      continue;
    }
    for (const rule of new Set(silence.rules)) {
      if (!known.has(rule))
        yield at(
          'suppression/unknown-rule',
          'error',
          `there is no rule ${quote(rule)}${didYouMean(rule, known.keys())}`,
          'Write the rule as it stands in brackets after a finding.',
        );
      else if (!mayBeSilenced(rule))
        yield at(
          'suppression/refused',
          'error',
          `${rule} cannot be silenced`,
          'Mend what it finds, and remove this comment.',
        );
      // Of a file that its schema refuses, the rules have not seen enough to say so.
      else if (!used.has(rule) && valid)
        yield at(
          'suppression/unused',
          'warning',
          `${rule} finds nothing ${silence.type === 'ignore-file' ? 'in this file' : 'here'}`,
          'Remove this comment, or move it to the line that it is about.',
        );
    }
  }
}

function rangeOf({
  line,
  column,
  text,
}: Silence['comment']): Pick<Diagnostic, 'line' | 'column' | 'endLine' | 'endColumn'> {
  return { line, column, endLine: line, endColumn: column + text.length };
}

const FORMS =
  'Write # muster ignore[rule] -- reason, # muster ignore-file[rule] -- reason, or # muster snooze[rule] 2026-12-31 -- reason.';

interface FileNotes {
  notes: Note[];
  margin: Margin;
  valid: boolean;
}

interface Note {
  silence: NonNullable<ReturnType<typeof silenceIn>>;
  /** Whether it is about the file and not about a line. */
  whole: boolean;
  used: Set<string>;
}

export interface Suppression {
  diagnostics: Diagnostic[];
  suppressed: Suppressed[];
}

export interface SuppressOptions {
  now: Date;
  known: Known;
  baseline?: Baseline | undefined;
}

type Known = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>;
