import type { Diagnostic, Level } from '../catalog/diagnostic.ts';

/** A check's result as text. Each format is one reporter; none sees more than the result. */
export type Reporter = (result: CheckResult, options?: ReportOptions) => string;

/** How many of a result's diagnostics are errors, and how many are warnings. */
export function countOf({ diagnostics }: CheckResult): { errors: number; warnings: number } {
  const count = (wanted: Level): number => diagnostics.filter(({ level }) => level === wanted).length;
  return { errors: count('error'), warnings: count('warning') };
}

export interface CheckResult {
  diagnostics: Diagnostic[];
  /** How many files were read. */
  files: number;
  /** How long it took. */
  seconds: number;
  /** The text of a file as diagnostics name it. */
  textOf: (file: string) => string | undefined;
}

export interface ReportOptions {
  colour?: boolean;
}
