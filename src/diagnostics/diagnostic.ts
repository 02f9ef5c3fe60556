/** Orders by file, line, column and message, so that the same input always gives the same report. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Makes a finding about a value (or its key) inside a YAML file or a page's frontmatter. */
export function finding(
  file: string,
  path: ValuePath,
  rule: string,
  message: string,
  extra?: Extra,
): Finding {
  const { on = 'value', level = 'error', ...rest } = extra ?? {};
  const { offset, help, suggestedFix, lacks } = rest;
  return {
    file,
    rule,
    level,
    message,
    at: { type: on, path, offset, ...(lacks && { lacks }) },
    help,
    ...(suggestedFix && { suggestedFix }),
  };
}

/** By code unit, not by locale: a report must not depend on the machine that wrote it. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A problem and its place. Lines and columns count from 1; the end is exclusive. */
export interface Diagnostic extends Range {
  /** Relative to the folder that holds the content folder, with forward slashes. */
  file: string;
  rule: string;
  level: Level;
  message: string;
  /** What to write instead. */
  help?: string | undefined;
  /** The value that it is about, by keys and ids because lines move: steps.restart.run.shell. */
  place?: string;
  /** How the check can fix it automatically. */
  fix?: Fix | undefined;
}

/** A diagnostic without its position. Most runs have none, so positions are worked out only when needed. */
export interface Finding {
  file: string;
  rule: string;
  level: Level;
  message: string;
  help?: string | undefined;
  at: At;
  suggestedFix?: SuggestedFix | undefined;
}

/** Where a finding is: at a value, at a key, at a place in the text, or at the file as a whole. */
export type At =
  | {
      type: 'value' | 'key';
      path: ValuePath;
      offset?: number | undefined;
      /** The keys that the map there should have. */
      lacks?: readonly string[];
    }
  | ({ type: 'text' } & Range)
  | { type: 'file' };

/**
 * An error stops the build, a warning is shown, and info is shown only on request. A to-do is something that nobody has
 * written yet in a draft: it is counted, and no fault.
 */
export type Level = 'error' | 'warning' | 'info' | 'to-do';

/** The keys and indices that lead from a document's root to a value. */
export type ValuePath = readonly (string | number)[];

export interface Range {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** How a rule would fix a value: by another name for its key, by changes in its text, or by quotation marks around it. */
export type SuggestedFix = { description: string } & (
  { key: string } | { changes: Change[] } | { quoted: true }
);

/** A part of a value, in UTF-16 units from its start, and what to write instead. */
export interface Change {
  offset: number;
  length: number;
  text: string;
}

/** What to write instead, in lines and columns of the file. Every edit stays within its line. */
export interface Fix {
  description: string;
  edits: Edit[];
}

export interface Edit {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  text: string;
}

interface Extra {
  on?: 'value' | 'key';
  level?: Level;
  help?: string | undefined;
  offset?: number;
  lacks?: readonly string[] | undefined;
  suggestedFix?: SuggestedFix | undefined;
}
