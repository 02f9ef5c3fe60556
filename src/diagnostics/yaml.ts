import { CORE_SCHEMA, load, loadAll, YAMLException } from 'js-yaml';
import type { Finding } from './diagnostic.ts';
import { complexKeyIn, earlierKey, secondDocumentIn, unclosedIn } from './position.ts';
import { quote } from './spelling.ts';

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
 * Reads all documents of a file that is not content, such as the rules of a monitoring system, where a few aliases are
 * usual. Never throws.
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
  const unclosed = UNCLOSED.test(reason) ? unclosedIn(text) : undefined;
  const place = unclosed ?? placeOf(reason, text);
  const earlier = mark && DUPLICATE.test(reason) ? earlierKey(text, mark.position) : undefined;
  const line = (place?.line ?? (mark?.line ?? 0) + 1) + firstLine - 1;
  const column = place?.column ?? (mark?.column ?? 0) + 1;
  const known = unclosed ? neverClosed(unclosed) : REASONS.find(({ pattern }) => pattern.test(reason));
  return {
    file,
    rule: known?.rule ?? 'yaml/syntax',
    level: 'error',
    message: earlier
      ? `duplicate key ${quote(earlier.key)}; it is already defined on line ${earlier.line + firstLine - 1}`
      : (known?.message ?? `invalid YAML: ${reason}`),
    help: known?.help ?? 'Check the indentation, and put text that contains ": " or " #" in quotation marks.',
    at: { type: 'text', line, column, endLine: line, endColumn: column + 1 },
  };
}

function neverClosed({ mark, closing }: { mark: string; closing: string }): Omit<Reason, 'pattern'> {
  const name = mark === '"' || mark === "'" ? 'quotation mark' : 'bracket';
  return {
    rule: 'yaml/syntax',
    message: `${name} ${mark} is never closed`,
    help: `Close it with ${closing}, or put the whole value in quotation marks if it is text that starts with ${mark}.`,
  };
}

/** Some faults are noticed only when the whole text has been read, and then the parser does not know where they were. */
function placeOf(reason: string, text: string): ReturnType<typeof complexKeyIn> {
  if (COMPLEX_KEY.test(reason)) return complexKeyIn(text);
  return SEVERAL_DOCUMENTS.test(reason) ? secondDocumentIn(text) : undefined;
}

const COMPLEX_KEY = /complex keys/;
const SEVERAL_DOCUMENTS = /single document|multiple documents/i;
const UNCLOSED = /end of the stream within|deficient indentation/;
const DUPLICATE = /duplicated mapping key/;

/** The parser's reasons in words for the authors of runbooks. */
const REASONS: Reason[] = [
  {
    pattern: /input is empty/,
    rule: 'yaml/empty',
    message: 'file is empty',
    help: 'Write the content, or delete the file.',
  },
  {
    pattern: COMPLEX_KEY,
    rule: 'yaml/syntax',
    message: 'unquoted value starts with "{" or "[", so YAML reads it as a map or a list',
    help: 'Put the value in quotation marks, as in "{{NAME}}".',
  },
  {
    pattern: /alias/i,
    rule: 'yaml/alias',
    message: 'anchors and aliases (&name, *name) are not allowed',
    help: 'Write the value in full in both places. If it is text that starts with * or &, put it in quotation marks.',
  },
  {
    pattern: /maxDepth/,
    rule: 'yaml/depth',
    message: 'values are nested more than 40 levels deep',
    help: 'Close every bracket. No kind of content needs more than ten levels.',
  },
  {
    pattern: DUPLICATE,
    rule: 'yaml/duplicate-key',
    message: 'duplicate key',
    help: 'Delete one of them. YAML would silently keep only one.',
  },
  {
    pattern: /tag/i,
    rule: 'yaml/tag',
    message: 'tags (!name) are not allowed',
    help: 'Remove the tag. If it is text that starts with !, put it in quotation marks.',
  },
  {
    pattern: SEVERAL_DOCUMENTS,
    rule: 'yaml/documents',
    message: 'file contains more than one YAML document',
    help: 'Remove the line "---", or move what follows it into a file of its own.',
  },
  {
    pattern: /tab characters?|\\t/i,
    rule: 'yaml/tab',
    message: 'tab used for indentation; YAML allows only spaces',
    help: 'Indent with two spaces.',
  },
  {
    pattern: /control characters|non-printable|null byte/i,
    rule: 'yaml/control-character',
    message: 'text contains an invisible control character',
    help: 'Delete it and type the text again.',
  },
];

/** Content is four to eight levels deep. The message above names this number. */
const MAX_DEPTH = 40;

/** In one file of rules. */
const MOST_ALIASES = 1000;

interface Reason {
  pattern: RegExp;
  rule: string;
  message: string;
  help: string;
}

export interface ParsedYaml {
  /** undefined if the text could not be read. */
  data: unknown;
  findings: Finding[];
}
