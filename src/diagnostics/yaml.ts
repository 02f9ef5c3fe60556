import { CORE_SCHEMA, load, loadAll, YAMLException } from 'js-yaml';
import type { Finding } from './diagnostic.ts';
import { complexKeyIn } from './position.ts';

/**
 * Reads one YAML document with the core schema. Never throws: what cannot be read comes back as a finding.
 * Anchors are refused, because one alias inside another can stand for more text than any machine holds.
 */
export function parseYaml(file: string, text: string, firstLine = 1): ParsedYaml {
  try {
    const data = load(text, { schema: CORE_SCHEMA, maxDepth: MAX_DEPTH, maxAliases: 0 });
    return { data, findings: [] };
  } catch (error) {
    return { data: undefined, findings: [yamlFinding(file, text, error, firstLine)] };
  }
}

/**
 * Reads all documents of a file that is no content, such as the rules of a monitoring system: a few aliases are nothing
 * unusual there. Never throws.
 */
export function parseDocuments(file: string, text: string): { documents: unknown[]; findings: Finding[] } {
  try {
    const options = { schema: CORE_SCHEMA, maxDepth: MAX_DEPTH, maxAliases: MOST_ALIASES };
    return { documents: loadAll(text, options), findings: [] };
  } catch (error) {
    return { documents: [], findings: [yamlFinding(file, text, error, 1)] };
  }
}

function yamlFinding(file: string, text: string, error: unknown, firstLine: number): Finding {
  const reason = error instanceof YAMLException ? error.reason : String(error);
  const mark = error instanceof YAMLException ? error.mark : undefined;
  // This is noticed only when the whole text has been read, and then the parser does not know where it was.
  const key = COMPLEX_KEY.test(reason) ? complexKeyIn(text) : undefined;
  const line = (key?.line ?? (mark?.line ?? 0) + 1) + firstLine - 1;
  const column = key?.column ?? (mark?.column ?? 0) + 1;
  const known = REASONS.find(({ pattern }) => pattern.test(reason));
  return {
    file,
    rule: known?.rule ?? 'yaml/syntax',
    level: 'error',
    message: known?.message ?? `this is not valid YAML: ${reason}`,
    help: known?.help ?? 'Check the indentation, and put text that holds ": " or " #" in quotation marks.',
    at: { type: 'text', line, column, endLine: line, endColumn: column + 1 },
  };
}

const COMPLEX_KEY = /complex keys/;

/** The parser's reasons in the words of somebody who writes runbooks. */
const REASONS: { pattern: RegExp; rule: string; message: string; help: string }[] = [
  {
    pattern: /input is empty/,
    rule: 'yaml/empty',
    message: 'there is nothing in this file',
    help: 'Write the content, or delete the file.',
  },
  {
    pattern: COMPLEX_KEY,
    rule: 'yaml/syntax',
    message: 'a text that begins with { or [ is read as a map or a list here',
    help: 'Put it in quotation marks, as in "{{NAME}}".',
  },
  {
    pattern: /alias/i,
    rule: 'yaml/alias',
    message: 'anchors and aliases (&name, *name) are not read here',
    help: 'Write the value out in both places. If the text starts with * or &, put it in quotation marks.',
  },
  {
    pattern: /maxDepth/,
    rule: 'yaml/depth',
    message: 'the values are nested too deeply to be content',
    help: 'No kind of content needs more than ten levels. Look for a bracket that is never closed.',
  },
  {
    pattern: /duplicated mapping key/,
    rule: 'yaml/duplicate-key',
    message: 'this key stands twice in the same place',
    help: 'Keep one of the two; the parser would silently drop the other.',
  },
  {
    pattern: /tag/i,
    rule: 'yaml/tag',
    message: 'tags (!name) are not read here',
    help: 'Remove the tag. If the text starts with !, put it in quotation marks.',
  },
  {
    pattern: /single document|multiple documents/i,
    rule: 'yaml/documents',
    message: 'one file holds one document',
    help: 'Remove the line "---", or move what follows it into a file of its own.',
  },
  {
    pattern: /tab characters?|\\t/i,
    rule: 'yaml/tab',
    message: 'a tab stands where YAML wants spaces',
    help: 'Indent with two spaces.',
  },
  {
    pattern: /control characters|non-printable|null byte/i,
    rule: 'yaml/control-character',
    message: 'there is an invisible control character here',
    help: 'Delete it and type the text again.',
  },
];

/** Content is four to eight levels deep. */
const MAX_DEPTH = 40;

/** In one file of rules. */
const MOST_ALIASES = 1000;

export interface ParsedYaml {
  /** undefined where the text could not be read. */
  data: unknown;
  findings: Finding[];
}
