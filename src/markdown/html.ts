import { piecesOf, unfitIn, type TextUse } from './character.ts';

/** Escapes text for use between tags and in attribute values. */
export function escapeHtml(text: string): string {
  return /[&<>"'\r]/.test(text) ? text.replace(/[&<>"'\r]/g, (char) => ENTITIES[char] ?? char) : text;
}

/** Marks the blanks that a person fills in, `{{UPPER_SNAKE}}`, in escaped text. */
export function markVariables(html: string): string {
  return html.includes('{{') ? html.replace(VARIABLE, '<var data-variable="$1">{{$1}}</var>') : html;
}

/**
 * A command as HTML whose text is the command, character by character, but for line ends at its end, which would run it.
 * Blanks are marked, and so is what is not what it seems.
 */
export function commandToHtml(command: string, use: TextUse = 'command'): string {
  const text = command.replace(/\n+$/, '');
  // A browser drops a line end with which a <pre> starts.
  return markVariables(`${text.startsWith('\n') ? '\n' : ''}${textToHtml(text, use)}`);
}

/** Text as HTML in which every character that is not what it seems is marked with its number, and copied as it is. */
export function textToHtml(text: string, use: TextUse): string {
  return piecesOf(text, unfitIn(text, use))
    .map((piece) =>
      typeof piece === 'string'
        ? escapeHtml(piece)
        : `<bdi class="char" data-char="${piece.code}">${escapeHtml(piece.text)}</bdi>`,
    )
    .join('');
}

/** A message's body as HTML whose text is the body, in paragraphs and lines as they are written, blanks marked. */
export function messageToHtml(body: string): string {
  const parts = markVariables(textToHtml(body.trim(), 'words')).split(/(\n[ \t]*\n\s*)/);
  return parts
    .map((part, index) => (index % 2 ? part : `<p>${part.replaceAll('\n', '<br>\n')}</p>`))
    .join('');
}

export const VARIABLE = /\{\{([A-Z][A-Z0-9_]*)\}\}/g;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // As itself it would become a line feed.
  '\r': '&#13;',
};
