import { isScalar, parseDocument, visit, type Document } from 'yaml';
import type { Answers } from './question.ts';

/**
 * A file of the starter with its blanks filled in: `<team-id>` in a value or a comment becomes the answer of that name.
 * Values are filled in after the file is parsed, so that no answer can break it.
 */
export function fillIn(text: string, answers: Answers): Document {
  const document = parseDocument(text.replace(/^ *#.*$/gm, (comment) => fillText(comment, answers)));
  visit(document, {
    Scalar: (_, node) => {
      if (isScalar(node) && typeof node.value === 'string') node.value = fillText(node.value, answers);
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

function fillText(text: string, answers: Answers): string {
  return text.replace(/<([a-z-]+)>/g, (blank, flag: string) => answers[flag as keyof Answers] ?? blank);
}
