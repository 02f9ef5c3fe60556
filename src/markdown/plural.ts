/** The plural of an English noun, by the usual rules. In "head of incident" the first noun has it. */
export function pluralOf(noun: string): string {
  const [, head = noun, rest = ''] = OWNED.exec(noun) ?? [];
  if (/[^aeiou]y$/i.test(head)) return `${head.slice(0, -1)}ies${rest}`;
  return `${head}${/(?:s|x|z|ch|sh)$/i.test(head) ? 'es' : 's'}${rest}`;
}

/** The singular of a noun that looks like a plural; undefined for one that does not. */
export function singularOf(noun: string): string | undefined {
  const [, head = noun, rest = ''] = OWNED.exec(noun) ?? [];
  if (!/s$/i.test(head) || /(?:ss|us|is)$/i.test(head)) return undefined;
  if (/[^aeiou]ies$/i.test(head)) return `${head.slice(0, -3)}y${rest}`;
  return `${head.slice(0, /(?:ss|x|z|ch|sh)es$/i.test(head) ? -2 : -1)}${rest}`;
}

/** "an" or "a", by the sound that a word starts with as it is spoken. */
export function articleFor(word: string): 'a' | 'an' {
  if (/^[A-Z][A-Z0-9]*s?(?![a-z])/.test(word)) return /^[AEFHILMNORSX]/.test(word) ? 'an' : 'a';
  if (/^(?:heir|honest|honou?r|hour)/i.test(word)) return 'an';
  return /^(?:eu|one(?![a-z])|once|uni(?![dmn])|use|usu|util)/i.test(word) || !/^[aeiou]/i.test(word)
    ? 'a'
    : 'an';
}

const OWNED = /^(\S+(?: \S+)*?)( (?:at|for|from|in|of|on|to) .+)$/;
