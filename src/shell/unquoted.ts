/**
 * The first of a command's words that a second shell, which is given all of them joined by spaces, takes apart or acts on:
 * one with a blank or a sign of the shell outside quotation marks of its own. A word that is nothing but signs is meant for
 * that shell, as in `ssh db-1 dmesg '|' tail`, and so is everything in the first word, unless it sets a variable.
 */
export function unquotedIn(words: readonly string[]): string | undefined {
  if (words.length < 2) return undefined;
  const command = words.findIndex((word) => !ASSIGNS.test(word));
  const runs = words.some((word) => ENDS_WITH_SEMICOLON.test(word));
  return words.find(
    (word, index) => index !== command && (ONLY_SIGNS.test(word) ? runs && word === ';' : isTakenApart(word)),
  );
}

/** Whether a shell finds a blank or one of its signs in a word, outside quotation marks and substitutions. */
function isTakenApart(word: string): boolean {
  let open = '';
  for (let at = 0; at < word.length; at++) {
    const sign = word[at] ?? '';
    if (sign === '\\' && open !== "'") at++;
    else if (open !== '') open = sign === open ? '' : open;
    else if (sign === '"' || sign === "'" || sign === '`') open = sign;
    else if (sign === '$' && BRACKETS.has(word[at + 1] ?? '')) at = endOfSubstitution(word, at + 1);
    else if (SIGNS.has(sign)) return true;
  }
  return false;
}

/** Where the bracket closes that opens at a place. What is in it, one of the two shells fills in. */
function endOfSubstitution(word: string, start: number): number {
  let depth = 0;
  for (let at = start; at < word.length; at++) {
    if ('({'.includes(word[at] ?? '')) depth++;
    else if (')}'.includes(word[at] ?? '') && --depth === 0) return at;
  }
  return word.length;
}

const SIGNS: ReadonlySet<string> = new Set(' \t\n|;&<>()');
const BRACKETS: ReadonlySet<string> = new Set('({');
const ONLY_SIGNS = /^(?:[|;&()]+|\d?(?:<|>{1,2})(?:&\d)?)$/;
const ASSIGNS = /^\w+=/;
/** Options after which a semicolon ends the command that a program is given. */
const ENDS_WITH_SEMICOLON = /^-(?:exec|execdir|ok|okdir)$/;
