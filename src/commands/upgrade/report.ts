import { isGroup, listAt } from '../../check/unchecked.ts';
import { missingKeys } from '../adopt/missing-keys.ts';

/**
 * What a release asks of an organisation, as text to print: replaced files whose base has changed, names under `exclude` that
 * match nothing any more, patches that no longer apply, timers and channels that only the organisation can decide on, and
 * whatever else the check has found. `starter` is the text of the organisation file that a new handbook begins with.
 */
export function upgradeReport(findings: readonly ReportedFinding[], starter: string): string {
  const rest = new Set(findings.filter(({ level, rule }) => level === 'error' || rule === CHANGED));
  const parts: string[] = [];
  for (const { title, has } of SECTIONS) {
    const found = [...rest].filter(has);
    for (const finding of found) rest.delete(finding);
    if (found.length) parts.push(section(title, found));
  }
  const missing = [...rest].filter((finding) => missingKeys([finding], starter) !== '');
  for (const finding of missing) rest.delete(finding);
  if (missing.length)
    parts.push(
      `New timers and channels. Add them to organisation.yaml, with your own values:\n\n${missingKeys(missing, starter)}`,
    );
  if (rest.size) parts.push(section('What else the check reports', [...rest]));
  return parts.length
    ? parts.join('\n')
    : 'The release asks nothing of you: the check finds no error, and no file that you replaced has changed.\n';
}

/** The findings in the JSON that a check has printed; undefined if it printed none. */
export function findingsIn(output: string): ReportedFinding[] | undefined {
  let result: unknown;
  try {
    result = JSON.parse(output);
  } catch {
    return undefined;
  }
  const diagnostics = listAt(result, 'diagnostics');
  return diagnostics?.filter(isGroup).map((each) => ({
    file: String(each['file']),
    line: Number(each['line']),
    rule: String(each['rule']),
    level: String(each['level']),
    message: String(each['message']),
    help: typeof each['help'] === 'string' ? each['help'] : '',
  }));
}

function section(title: string, findings: readonly ReportedFinding[]): string {
  const lines = findings.slice(0, AT_MOST).flatMap(({ file, line, message, help }) => {
    const said = help === '' ? [] : [`      ${help}`];
    return [`  ${file}:${line}`, `      ${message}`, ...said];
  });
  const more = findings.length - AT_MOST;
  if (more > 0) lines.push(`  ${more} more; the check lists them.`);
  return `${title}:\n${lines.join('\n')}\n`;
}

const CHANGED = 'layer/base-changed';

/** The parts of the report, in the order in which an organisation best works through them. */
const SECTIONS: Section[] = [
  { title: 'Files that you replaced, and that have changed', has: ({ rule }) => rule === CHANGED },
  {
    title: 'Names under exclude that no longer match',
    has: ({ rule }) => rule === 'layer/exclude' || rule === 'layer/needed',
  },
  { title: 'Patches that no longer apply', has: ({ rule }) => rule === 'layer/patch' },
  { title: 'Your levels', has: ({ file }) => /(?:^|\/)severity(?:\.patch)?\.yaml$/.test(file) },
];

/** The check lists the rest. */
const AT_MOST = 20;

/** A finding as the check prints it for machines. */
export interface ReportedFinding {
  file: string;
  line: number;
  rule: string;
  level: string;
  message: string;
  help: string;
}

interface Section {
  title: string;
  has: (finding: ReportedFinding) => boolean;
}
