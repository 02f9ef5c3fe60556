import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { escapeLines } from '../markdown/character.ts';
import { groupByFile, isAtLeast, explainHint, type Reporter } from './report.ts';

/**
 * The result as JUnit XML: a suite a file, a case a finding. A finding that does not make the check fail is a case that
 * passed, with the finding as its output.
 */
export const junit: Reporter = ({ diagnostics, seconds }, { failOn } = {}) => {
  const fails = (diagnostic: Diagnostic): boolean => failOn !== undefined && isAtLeast(diagnostic, failOn);
  const counts = (of: Diagnostic[]): string =>
    `tests="${Math.max(1, of.length)}" failures="${of.filter(fails).length}" errors="0"`;
  const parts = [...groupByFile(diagnostics)].map(
    ([file, found]) =>
      `  <testsuite name="${escape(file)}" ${counts(found)}>\n` +
      found.map((diagnostic) => caseOf(diagnostic, fails(diagnostic))).join('') +
      '  </testsuite>\n',
  );
  if (parts.length === 0) parts.push(CLEAN);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<testsuites name="muster" ${counts(diagnostics)} time="${seconds.toFixed(3)}">\n${parts.join('')}</testsuites>\n`
  );
};

function caseOf({ file, line, column, rule, level, message, help }: Diagnostic, failed: boolean): string {
  const why = explainHint(rule);
  const text = [`${file}:${line}:${column}`, help, why && `Why: ${why}`].filter(Boolean).join('\n');
  const body = failed
    ? `<failure type="${level}" message="${escape(message)}">${escape(text)}</failure>`
    : `<system-out>${escape(`${level}: ${message}\n${text}`)}</system-out>`;
  const name = `${rule} ${line}:${column}`;
  return `    <testcase classname="${escape(file)}" name="${escape(name)}">${body}</testcase>\n`;
}

/** A text inside an element or an attribute. What nobody sees is escaped, and XML could not contain most of it. */
function escape(text: string): string {
  return escapeLines(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}

const CLEAN =
  '  <testsuite name="content" tests="1" failures="0" errors="0">\n    <testcase classname="content" name="no findings"/>\n  </testsuite>\n';
