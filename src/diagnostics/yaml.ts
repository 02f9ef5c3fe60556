import {
  constructFromEvents,
  CORE_SCHEMA,
  EVENT_SCALAR,
  parseEvents,
  SCALAR_STYLE_PLAIN,
  YAMLException,
  type Event,
} from 'js-yaml';
import type { Finding } from './diagnostic.ts';
import { complexKeyIn, earlierKey, secondDocumentIn, unclosedIn } from './position.ts';
import { quote } from './spelling.ts';

/**
 * Reads one YAML document with the core schema. Never throws: what cannot be read comes back as a finding.
 * Anchors are refused, because one alias inside another can stand for more text than any machine holds; and tags, because
 * like an anchor they are a part of what is written that no reader would see.
 */
export function parseYaml(file: string, text: string, firstLine = 1): ParsedYaml {
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    const documents = constructFromEvents(events, { source: text, schema: CORE_SCHEMA, maxAliases: 0 });
    if (documents.length !== 1)
      throw new YAMLException(documents.length === 0 ? 'input is empty' : 'single document');
    refuseProperties(events, text);
    return { data: documents[0], findings: [], notes: cutTexts(file, events, text, firstLine) };
  } catch (error) {
    return { data: undefined, findings: [yamlFinding(file, text, error, firstLine)], notes: [] };
  }
}

/** YAML drops an anchor or a tag without a word: "title: &restart the API" would be read as "the API". */
function refuseProperties(events: Event[], text: string): void {
  for (const event of events) {
    if ('tagStart' in event && event.tagStart >= 0) YAMLException.throwAt(text, event.tagStart, 'tag');
    if ('anchorStart' in event && event.anchorStart > 0)
      YAMLException.throwAt(text, event.anchorStart - 1, 'alias');
  }
}

/** Unquoted texts that end before something like "#incident", because YAML reads it as a comment. */
function cutTexts(file: string, events: Event[], text: string, firstLine: number): Finding[] {
  if (!MAY_CUT.test(text)) return [];
  return events.flatMap((event): Finding[] => {
    if (event.type !== EVENT_SCALAR || event.style !== SCALAR_STYLE_PLAIN || event.valueEnd < 0) return [];
    const [, space = '', cut] = CUT.exec(text.slice(event.valueEnd, event.valueEnd + 80)) ?? [];
    const value = text.slice(event.valueStart, event.valueEnd);
    if (cut === undefined || /^#muster\b/.test(cut) || /^(?:[-+.\d]+|true|false)$/.test(value)) return [];
    const at = event.valueEnd + space.length;
    const line = text.slice(0, at).split('\n').length + firstLine - 1;
    const column = at - text.lastIndexOf('\n', at - 1);
    return [
      {
        file,
        rule: 'yaml/cut-text',
        level: 'warning',
        message: `text ends before ${quote(cut)}, which YAML reads as a comment`,
        help: 'Put the whole text in quotation marks. If it is a comment, write a space after the #.',
        at: { type: 'text', line, column, endLine: line, endColumn: column + cut.length },
      },
    ];
  });
}

function yamlFinding(file: string, text: string, error: unknown, firstLine: number): Finding {
  const mark = error instanceof YAMLException ? error.mark : undefined;
  const reason = reasonOf(error, text);
  const unclosed = UNCLOSED.test(reason) ? unclosedIn(text) : undefined;
  const place = unclosed ?? placeOf(reason, text);
  const earlier = mark && DUPLICATE.test(reason) ? earlierKey(text, mark.position) : undefined;
  const line = (place?.line ?? (mark?.line ?? 0) + 1) + firstLine - 1;
  const column = place?.column ?? (mark?.column ?? 0) + 1;
  const known = unclosed
    ? neverClosed(unclosed)
    : (unexpected(reason, text, mark?.position) ?? REASONS.find(({ pattern }) => pattern.test(reason)));
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

/** A line "---" inside a value ends the document, and the parser stumbles only over what follows. */
function reasonOf(error: unknown, text: string): string {
  if (!(error instanceof YAMLException)) return String(error);
  if (!/end of the stream or/.test(error.reason)) return error.reason;
  const second = secondDocumentIn(text);
  return second && second.line <= (error.mark?.line ?? 0) ? 'single document' : error.reason;
}

function neverClosed({ mark, closing }: { mark: string; closing: string }): Omit<Reason, 'pattern'> {
  const name = mark === '"' || mark === "'" ? 'quotation mark' : 'bracket';
  return {
    rule: 'yaml/syntax',
    message: `${name} ${mark} is never closed`,
    help: `Close it with ${closing}, or put the whole value in quotation marks if it is text that starts with ${mark}.`,
  };
}

/** What is wrong where the parser only says that it expected something else. */
function unexpected(reason: string, text: string, at = 0): Omit<Reason, 'pattern'> | undefined {
  if (!UNEXPECTED.test(reason)) return undefined;
  const sign = text[at] ?? '';
  if (/[@`%]/.test(sign))
    return {
      rule: 'yaml/syntax',
      message: `unquoted value starts with "${sign}", which YAML keeps for itself`,
      help: 'Put the value in quotation marks.',
    };
  if (!/["'][ \t]*$/.test(text.slice(0, at))) return undefined;
  return {
    rule: 'yaml/syntax',
    message: 'text follows a closing quotation mark',
    help: `Put the whole value in quotation marks of the other kind, "…" or '…'.`,
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
const MAY_CUT = /[^\s#][ \t]+#[^\s#!]/;
const CUT = /^([ \t]+)(#[^\s#!]\S*)/;
const UNEXPECTED = /bad indentation|missed comma|end of the stream or/;
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
    rule: 'text/invisible',
    message: 'text contains a control character, which nobody sees and a terminal obeys',
    help: 'Delete it and type the text again.',
  },
];

/** Content is four to eight levels deep. The message above names this number. */
const MAX_DEPTH = 40;

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
  /** What is doubtful in a text that could be read. */
  notes: Finding[];
}
