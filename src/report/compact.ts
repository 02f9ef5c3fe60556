import { headline } from './pretty.ts';
import { summaryOf, type Reporter } from './report.ts';

/** One finding a line, for editors and for whoever reads logs. */
export const compact: Reporter = (result) =>
  [...result.diagnostics.map(headline), summaryOf(result)].map((line) => `${line}\n`).join('');
