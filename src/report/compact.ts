import { headline } from './pretty.ts';
import { summaryOf, type Reporter } from './report.ts';

/** One finding on each line, for editors and logs. */
export const compact: Reporter = (result) =>
  [...result.diagnostics.map(headline), summaryOf(result)].map((line) => `${line}\n`).join('');
