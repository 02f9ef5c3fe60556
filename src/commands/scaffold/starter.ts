import { isScalar, parseDocument, visit, type Document, type Scalar } from 'yaml';
import { fillText, type Fields } from '../../check/starter-text.ts';

/**
 * Fills in the fields of a starter file: `<team-id>` in a value or a comment becomes the text of that name. Values are
 * filled in after the file is parsed, so that no text can break it.
 */
export function fillIn(text: string, fields: Fields): Document {
  const document = parseDocument(text.replace(/^ *#.*$/gm, (comment) => fillText(comment, fields)));
  visit(document, {
    Scalar: (_, node) => {
      if (!isScalar(node) || typeof node.value !== 'string') return;
      const filled = fillText(node.value, fields);
      if (filled === node.value) return;
      node.value = filled;
      quoteIfAmbiguous(node);
    },
  });
  return document;
}

/** Puts texts that some reader of YAML takes for something else, such as a number or a date, in quotation marks. */
export function quoteAmbiguous(document: Document): void {
  visit(document, {
    Scalar: (_, node) => quoteIfAmbiguous(node),
  });
}

function quoteIfAmbiguous(node: Scalar): void {
  if (typeof node.value === 'string' && AMBIGUOUS.test(node.value)) node.type = 'QUOTE_DOUBLE';
}

/** Adds the line that names the schema for an editor. */
export function withSchema(body: string, path: string, schema: string): string {
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}schemas/${schema}.schema.json\n${body}`;
}

/** Words that YAML 1.1 knows, and what consists of digits and the marks of numbers, dates and times. */
const AMBIGUOUS = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<|[-+.]?(?:inf|nan|[\d.][\d_.,:a-fox+-]*))$/i;
