import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isScalar, parseDocument, visit, type Document } from 'yaml';

/** The text of a file to begin from. */
export function readStarter(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, 'starter', `${name}.yaml`), 'utf8');
}

/**
 * A file of the starter with its blanks filled in: `<team-id>` in a value or a comment becomes the text of that name.
 * Values are filled in after the file is parsed, so that no text can break it.
 */
export function fillIn(text: string, blanks: Blanks): Document {
  const document = parseDocument(text.replace(/^ *#.*$/gm, (comment) => fillText(comment, blanks)));
  visit(document, {
    Scalar: (_, node) => {
      if (!isScalar(node) || typeof node.value !== 'string') return;
      node.value = fillText(node.value, blanks);
      // To other readers of YAML these are true and false.
      if (/^(?:y|n|yes|no|on|off)$/i.test(String(node.value))) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document;
}

/** A file's text below the line that tells an editor its schema. */
export function withSchema(body: string, path: string, schema: string): string {
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}schemas/${schema}.schema.json\n${body}`;
}

/** What a file still asks its owner: the comments that begin with FILL IN, and their lines. */
export function openIn(text: string): { line: number; text: string }[] {
  return text.split('\n').flatMap((line, index) => {
    const found = /^\s*# FILL IN: (.+)$/.exec(line)?.[1];
    return found === undefined ? [] : [{ line: index + 1, text: found }];
  });
}

function fillText(text: string, blanks: Blanks): string {
  return text.replace(/<([a-z-]+)>/g, (blank, name: string) => blanks[name] ?? blank);
}

/** What takes the place of each blank, by its name. */
export type Blanks = Record<string, string>;
