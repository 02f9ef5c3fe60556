import { digest } from '../model/digest.ts';
import type { Diagnostic, Level, Range } from '../diagnostics/diagnostic.ts';
import type { Edit } from '../diagnostics/diagnostic.ts';
import { ruleView } from '../views/rule-reference.ts';
import { RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import type { RuleExample } from '../check/rules/rule.ts';
import { jsonText } from './json.ts';
import { escapeLines } from '../markdown/character.ts';
import { isElsewhere, type Reporter } from './report.ts';

/**
 * The result as SARIF 2.1.0, which code scanning and editors read. Its paths are relative to the repository, so findings in
 * files of other repositories are left out.
 */
export const sarif: Reporter = ({ diagnostics: all, exampleOf }) => {
  const diagnostics = all.filter((diagnostic) => !isElsewhere(diagnostic));
  const ids = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
  const rules = ids.map((id) => descriptorOf(id, exampleOf?.(id)));
  const indices = new Map(ids.map((id, index) => [id, index]));
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Muster', rules } },
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, indices.get(diagnostic.rule))),
      },
    ],
  });
};

function descriptorOf(id: string, example: RuleExample | undefined): object {
  if (!RULE_DESCRIPTIONS.has(id)) return { id };
  const { level, reason, bad, good } = ruleView(id, example);
  const parts = [reason];
  if (bad !== undefined) parts.push(`Not like this:\n\n${fenced(bad)}`);
  if (good !== undefined) parts.push(`But like this:\n\n${fenced(good)}`);
  return {
    id,
    shortDescription: { text: reason },
    help: { text: reason, markdown: parts.join('\n\n') },
    defaultConfiguration: { level: LEVELS[level] },
  };
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number | undefined): object {
  const { file, rule, level, message, help, place, fix } = diagnostic;
  const artifactLocation = {
    uri: file.toWellFormed().split('/').map(encodeURIComponent).join('/'),
    // Outside the repository, and the current folder, a path is not one from the root.
    ...(file.startsWith('../') ? {} : { uriBaseId: '%SRCROOT%' }),
  };
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[level],
    message: { text: escapeLines(help === undefined ? message : `${message}\n${help}`) },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(diagnostic) } }],
    partialFingerprints: { 'place/v1': digest([file, rule, place ?? message]) },
    ...(fix && {
      fixes: [
        {
          description: { text: fix.description },
          artifactChanges: [{ artifactLocation, replacements: fix.edits.map(replacementOf) }],
        },
      ],
    }),
  };
}

function replacementOf(edit: Edit): object {
  return { deletedRegion: regionOf(edit), insertedContent: { text: edit.text } };
}

function regionOf({ line, column, endLine, endColumn }: Range): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function fenced(text: string): string {
  return `\`\`\`yaml\n${text}\n\`\`\``;
}

const LEVELS: Record<Level, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  'to-do': 'note',
};
