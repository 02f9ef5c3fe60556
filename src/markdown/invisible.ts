/**
 * Finds a character that is invisible but obeyed: by a terminal into which a command is pasted, or by a screen that shows
 * the letters around it in another order. Undefined if there is none.
 */
export function findInvisible(text: string): { offset: number; name: string } | undefined {
  const match = INVISIBLE.exec(text);
  if (!match) return undefined;
  const code = match[0].codePointAt(0) ?? 0;
  return { offset: match.index, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
}

/** Controls but tab and line end, marks of writing direction, line separators, stray halves of characters. */
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** Whether a YAML text can contain such a character, as itself or escaped. A quick test that rules out most texts. */
export function mayContainInvisible(yaml: string): boolean {
  return (
    yaml.includes('\\') ||
    /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/.test(yaml)
  );
}

/** The finding about such a character. */
export function invisibleProblem({ name }: { name: string }): {
  rule: string;
  message: string;
  help: string;
} {
  return {
    rule: 'text/invisible',
    message: `text contains the invisible character ${name}, which terminals and screens obey`,
    help: 'Delete it and type the text again.',
  };
}
