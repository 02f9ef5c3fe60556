import { applyBaseline, type Baseline } from './baseline.ts';
import { readComments, type CommentIndex } from '../diagnostics/comment.ts';
import { compareDiagnostics, type Diagnostic, type Level } from '../diagnostics/diagnostic.ts';
import type { ReadFile } from './read.ts';
import { currentId } from './rules/index.ts';
import {
  hasExpired,
  canBeSuppressed,
  suppressionIn,
  type Silence,
  type Suppressed,
} from '../diagnostics/silence.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';

/**
 * Removes the findings that authors have suppressed, with a comment or in the baseline, and adds findings about the
 * comments themselves. `known` has the ids of all rules.
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
    else if (hasExpired(silence, options.now)) left.push(returned(diagnostic, silence));
    else suppressed.push({ ...diagnostic, by: silence.type, reason: silence.reason, until: silence.until });
  }
  const own = [...notes].flatMap(([file, note]) => [...aboutComments(file, note, options.known)]);
  const rest = applyBaseline(left, files, options.baseline);
  return {
    diagnostics: [...rest.left, ...rest.stale, ...own].sort(compareDiagnostics),
    suppressed: [...suppressed, ...rest.accepted].sort(compareDiagnostics),
  };
}

/**
 * Whether a file may contain a comment for the check; comments are looked for only in such files. A file that could not
 * be read counts as having none, because none of its findings can be suppressed.
 */
export function isAnnotated({ yaml, data }: ReadFile): boolean {
  return data !== undefined && yaml !== undefined && /#\s*muster[\s:]/.test(yaml.text);
}

function notesOf({ yaml, placement, valid }: ReadFile): FileNotes {
  const margin = yaml ? readComments(yaml) : { comments: [], startOf: (line: number) => line };
  // The text of a page cannot contain comments, so a comment in its frontmatter is about the whole page.
  const whole = placement?.kind === 'page';
  const notes = margin.comments.flatMap((comment): Note[] => {
    const silence = suppressionIn(comment);
    return silence
      ? [{ silence: byCurrentIds(silence), whole: whole || silence.type === 'ignore-file', used: new Set() }]
      : [];
  });
  return { notes, margin, valid, byRule: indexed(notes) };
}

function byCurrentIds(silence: Note['silence']): Note['silence'] {
  return silence.type === 'unreadable' ? silence : { ...silence, rules: silence.rules.map(currentId) };
}

/** The first note for each rule and line, and for each rule and the whole file: a file may hold thousands. */
function indexed(notes: Note[]): Map<string, Note> {
  const found = new Map<string, Note>();
  for (const note of notes)
    if (note.silence.type !== 'unreadable')
      for (const rule of note.silence.rules) {
        const key = keyOf(rule, note.whole ? undefined : note.silence.comment.about);
        if (!found.has(key)) found.set(key, note);
      }
  return found;
}

function keyOf(rule: string, line: number | undefined): string {
  return `${line ?? ''} ${rule}`;
}

/** The comment that suppresses a finding: one about its line, or else one about the whole file. */
function silenceOf({ line, rule }: Diagnostic, file: FileNotes | undefined): Silence | undefined {
  if (!file || !canBeSuppressed(rule)) return undefined;
  const note =
    file.byRule.get(keyOf(rule, file.margin.startOf(line))) ?? file.byRule.get(keyOf(rule, undefined));
  note?.used.add(rule);
  return note?.silence.type === 'unreadable' ? undefined : note?.silence;
}

function returned(diagnostic: Diagnostic, { until, comment }: Silence): Diagnostic {
  const said = `The snooze on line ${comment.line} ended on ${until ?? ''}.`;
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
          `unknown rule ${quote(rule)}${didYouMean(rule, known.keys())}`,
          'Copy the name of the rule from the brackets after a finding.',
        );
      else if (!canBeSuppressed(rule))
        yield at(
          'suppression/refused',
          'error',
          `rule ${rule} cannot be suppressed`,
          'Fix what it reports, and remove this comment.',
        );
      // The rules do not see all of a file that breaks its schema, so a comment in it may still be needed.
      else if (!used.has(rule) && valid)
        yield at(
          'suppression/unused',
          'warning',
          `unused comment: ${rule} reports nothing ${silence.type === 'ignore-file' ? 'in this file' : 'on this line'}`,
          'Remove this comment, or move it to the line of the finding.',
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
  margin: CommentIndex;
  valid: boolean;
  byRule: Map<string, Note>;
}

interface Note {
  silence: NonNullable<ReturnType<typeof suppressionIn>>;
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
