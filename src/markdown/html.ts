/** Escapes text for use between tags and in attribute values. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char) : text;
}

/** Marks the blanks that a person fills in, `{{UPPER_SNAKE}}`, in escaped text. */
export function markVariables(html: string): string {
  return html.includes('{{') ? html.replace(VARIABLE, '<var data-variable="$1">{{$1}}</var>') : html;
}

/** A command as HTML: every character as it is, blanks marked. */
export function commandToHtml(command: string): string {
  return markVariables(escapeHtml(command.trimEnd()));
}

/** A message's body as HTML: paragraphs and line breaks as they are written, blanks marked. */
export function messageToHtml(body: string): string {
  const paragraphs = markVariables(escapeHtml(body.trim())).split(/\n[ \t]*\n+/);
  return paragraphs.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`).join('');
}

export const VARIABLE = /\{\{([A-Z][A-Z0-9_]*)\}\}/g;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
