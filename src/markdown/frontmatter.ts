/** A page's frontmatter: its YAML, the line on which it starts, and the text after it with the lines before kept blank. */
export function splitFrontmatter(text: string): Frontmatter {
  const match = /^---[ \t]*\r?\n([^]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!match) return { yaml: undefined, line: 1, body: text };
  const lines = match[0].split('\n').length - 1;
  // Blank lines instead of the frontmatter keep every position in the body true.
  return { yaml: match[1] ?? '', line: 2, body: '\n'.repeat(lines) + text.slice(match[0].length) };
}

export interface Frontmatter {
  yaml: string | undefined;
  line: number;
  body: string;
}
