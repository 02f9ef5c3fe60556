/**
 * Where a text holds a character that is not seen but obeyed: by a terminal into which a command is pasted, or by a
 * screen that shows the letters around it in another order than they stand. Undefined where there is none.
 */
export function invisibleIn(text: string): { offset: number; name: string } | undefined {
  const match = INVISIBLE.exec(text);
  if (!match) return undefined;
  const code = match[0].codePointAt(0) ?? 0;
  return { offset: match.index, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
}

/** Controls but tab and line end, marks of writing direction, line separators, stray halves of characters. */
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** Whether a YAML text can hold such a character at all: as itself, or by a backslash. Hardly any does, so this is quick. */
export function mayHideAny(yaml: string): boolean {
  return (
    yaml.includes('\\') ||
    /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/.test(yaml)
  );
}

/** What an author is told of it. */
export function invisibleProblem({ name }: { name: string }): {
  rule: string;
  message: string;
  help: string;
} {
  return {
    rule: 'text/invisible',
    message: `there is an invisible character here (${name}), which terminals and screens obey`,
    help: 'Delete it and type the text again.',
  };
}
