import { countOf, type Reporter } from './report.ts';

/** The result as data, versioned. Seconds are rounded to milliseconds. */
export const json: Reporter = (result) => {
  const { diagnostics, files, seconds } = result;
  const summary = { files, ...countOf(result), seconds: Math.round(seconds * 1000) / 1000 };
  return `${JSON.stringify({ version: 1, diagnostics, summary }, null, 2)}\n`;
};
