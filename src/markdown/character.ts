import { LOOKALIKES } from './lookalikes.ts';

/**
 * Finds the characters that a text may not contain, in order: those that nobody sees but a terminal or a screen obeys, and
 * those that look like another one. The one place that decides it, for every text. At most one is found in a word, because
 * who retypes the word is rid of the others too.
 */
export function unfitIn(text: string, use: TextUse): Unfit[] {
  if (isClean(text, use)) return [];
  const parts = partsOf(text, use);
  const found = [
    ...[...text.matchAll(OBEYED)]
      .filter(
        ({ index }) =>
          !isLegitimate(text, index, allowsEmoji(use, index, parts)) &&
          !(isWithin(parts, 'words', index) && isMarkOfDirection(text, index)),
      )
      .map(obeyed),
    ...parts.flatMap((part) => [...spacesIn(part), ...marksIn(part), ...lookalikesIn(part)]),
  ];
  return found.sort((a, b) => a.offset - b.offset);
}

/** Finds the characters of a file's text that no value, key or comment in it may contain, whatever it is used for. */
export function obeyedIn(source: string): Unfit[] {
  if (isClean(source, 'words')) return [];
  return [...source.matchAll(OBEYED)]
    .filter(
      ({ 0: character, index }) =>
        !isLineEnd(source, character, index) &&
        !isLegitimate(source, index, true) &&
        !isMarkOfDirection(source, index),
    )
    .map(obeyed);
}

/** The finding about such a character. */
export function unfitProblem(found: Unfit): { rule: string; message: string; help: string } {
  if (found.kind === 'lookalike') {
    const { like, word, code } = found;
    return {
      rule: 'text/lookalike',
      message: `"${word}" contains ${code}, which looks like ${like === '"' ? `'"'` : `"${like}"`} but is another character`,
      help: `Delete the word and type it again on a keyboard, with ${like === '"' ? `'"'` : `"${like}"`}.`,
    };
  }
  return {
    rule: 'text/invisible',
    message: `text contains ${nameOf(found.code)}, which ${EFFECTS[found.kind]}`,
    help: HELP[found.kind] ?? 'Delete it and type the text again.',
  };
}

/**
 * A text in which every character that is not what it seems is replaced by its number, as in `<U+202E>`, so that text from
 * elsewhere can neither drive a terminal nor disguise itself. Tabs and line ends stay.
 */
export function escapeUnfit(text: string, use: TextUse = 'exact'): string {
  let imitates = false;
  return piecesOf(text, unfitIn(text, use))
    .map((piece) => {
      // Only the first imitation in a word is reported, but all of them deceive.
      if (typeof piece === 'string')
        return imitates ? piece.replace(/^\S+/, (rest) => escapeImitations(rest)) : piece;
      imitates = piece.kind === 'lookalike';
      return [...piece.text].map((character) => `<${codeOf(character)}>`).join('');
    })
    .join('');
}

/**
 * Does the same for a line of a report, with tabs and line ends too. Letters, emoji and accents stay as they are, whatever
 * they look like.
 */
export function escapeObeyed(line: string): string {
  if (/^[\x20-\x7E]*$/.test(line)) return line;
  return line.replace(ESCAPED, (character, index: number) =>
    !/[\t\n]/.test(character) && isLegitimate(line, index, true) ? character : `<${codeOf(character)}>`,
  );
}

/** Does the same for each line of a text. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeObeyed).join('\n');
}

/** What a reader sees of a text. Two texts of the same look are not the same text if they differ. */
export function lookOf(text: string): string {
  if (PLAIN.test(text)) return text;
  const shown = text
    .normalize('NFC')
    .replace(ESCAPED, (character) => (/[\p{Zs}\s]/u.test(character) ? ' ' : ''));
  return [...shown]
    .map((character) => (TYPOGRAPHIC.test(character) ? character : (asciiOf(character) ?? character)))
    .join('');
}

/** A text with the number of everything in it that is not plain ASCII, and of spaces and line ends that do not show. */
export function escapeAll(text: string): string {
  return text.replace(/[^\x20-\x7E]| (?= )|^ | $/gu, (character) => `<${codeOf(character)}>`);
}

/** A text cut at the characters that it may not contain. */
export function piecesOf(text: string, found: Unfit[]): (string | (Unfit & { text: string }))[] {
  const pieces: (string | (Unfit & { text: string }))[] = [];
  let from = 0;
  for (const unfit of found) {
    if (unfit.offset < from) continue;
    if (unfit.offset > from) pieces.push(text.slice(from, unfit.offset));
    from = unfit.offset + unfit.length;
    pieces.push({ ...unfit, text: text.slice(unfit.offset, from) });
  }
  if (from < text.length || text === '') pieces.push(text.slice(from));
  return pieces;
}

/** The characters of ASCII that a text looks like, letter by letter and without accents. */
export function skeletonOf(text: string): string {
  return [...text.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((character) => asciiOf(character) ?? character)
    .join('');
}

/** The character of ASCII that another one looks like; undefined if it looks like none. */
export function asciiOf(character: string): string | undefined {
  if (/^[\x00-\x7F]/.test(character)) return undefined;
  const known = lookalikes().get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFKC');
  return /^[!-~]{1,4}$/.test(plain) ? plain : undefined;
}

/** The number of a character as people write it, as in U+202E. */
export function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

let table: Map<string, string> | undefined;

function lookalikes(): Map<string, string> {
  return (table ??= new Map([
    ...LOOKALIKES.flatMap(([ascii, codes]) =>
      codes.split(' ').map((code): [string, string] => [String.fromCodePoint(parseInt(code, 16)), ascii]),
    ),
    // A browser reads these as the dot of a host name.
    ['\u3002', '.'],
    ['\uFF61', '.'],
    ['\u2014', '-'],
    ['\u201C', '"'],
    ['\u201D', '"'],
  ]));
}

function isClean(text: string, use: TextUse): boolean {
  const hasOnlyWords = use === 'words' || (use === 'prose' && !text.includes('`'));
  return (hasOnlyWords ? PLAIN_WORDS : PLAIN).test(text);
}

/** Code in backticks is read like a command, and a command's quoted text and comments like words. */
function partsOf(text: string, use: TextUse): Part[] {
  const inner = use === 'command' ? 'quoted' : use === 'prose' ? 'code' : undefined;
  if (inner === undefined) return [{ text, start: 0, use: use as Part['use'] }];
  const outer = use === 'command' ? 'command' : 'words';
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: part, index } of text.matchAll(use === 'command' ? QUOTED : IN_BACKTICKS)) {
    if (index > from) parts.push({ text: text.slice(from, index), start: from, use: outer });
    parts.push({ text: part, start: index, use: inner });
    from = index + part.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), start: from, use: outer });
  return parts;
}

function obeyed({ 0: character, index }: RegExpExecArray): Unfit {
  const kind =
    (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((each) => KINDS[each].test(character)) ?? 'invisible';
  return { offset: index, length: character.length, code: codeOf(character), kind };
}

function* spacesIn({ text, start, use }: Part): Generator<Unfit> {
  if (use === 'words') return;
  for (const { 0: character, index } of text.matchAll(/(?! )\p{Zs}/gu))
    yield { offset: start + index, length: 1, code: codeOf(character), kind: 'space' };
}

/** Accents piled on one letter hide what is under them; in a command even a single one may be on another letter than it seems. */
function* marksIn({ text, start, use }: Part): Generator<Unfit> {
  for (const { 0: marks, index } of text.matchAll(/[\p{Mn}\p{Me}]+/gu)) {
    if (/^[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u20E3]+$/u.test(marks)) continue;
    const before = text[index - 1] ?? '';
    const piled =
      [...marks].length > (/[\x00-\u024F]/.test(before) ? 2 : MOST_MARKS) || /(\p{Mn})\1/u.test(marks);
    const onAscii =
      /[!-~]/.test(before) &&
      (use === 'command' || (use !== 'words' && !/^[^]$/u.test((before + marks).normalize('NFC'))));
    if (piled || onAscii)
      yield { offset: start + index, length: marks.length, code: codeOf(marks), kind: 'marks' };
  }
}

/** Letters that imitate ASCII in the words of a text, and in what is typed also signs. */
function* lookalikesIn({ text, start, use }: Part): Generator<Unfit> {
  const ideographic = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(text);
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}\p{S}\p{P}]+/gu)) {
    if (/^[!-~]+$/.test(word)) continue;
    const offset = imitationIn(word, { text, use, ideographic });
    if (offset === undefined) continue;
    const character = String.fromCodePoint(word.codePointAt(offset) ?? 0);
    yield {
      offset: start + index + offset,
      length: character.length,
      code: codeOf(character),
      kind: 'lookalike',
      like: seenAs(character) ?? character,
      word: escapedWord(word, offset),
    };
  }
}

/** Where in a run of letters and signs the first imitation is. */
function imitationIn(
  run: string,
  place: { text: string; use: Part['use']; ideographic: boolean },
): number | undefined {
  const { use, ideographic } = place;
  for (const { 0: character, index } of run.matchAll(/[^\x00-\x7F]/gu)) {
    const like = asciiOf(character);
    if (like === undefined) continue;
    const around = { before: run[index - 1] ?? '', after: run[index + character.length] ?? '' };
    const compatible = !lookalikes().has(character);
    // A single one in prose may be a logo or a variable of mathematics.
    const isAlone = use === 'words' && !/[\p{L}\p{Cs}]/u.test(around.before + around.after);
    if (compatible && !isAlone && MATHEMATICAL.test(character)) return index;
    if (
      compatible &&
      /[\uFF01-\uFF5E]/.test(character) &&
      /\w/.test(like) &&
      !(ideographic && use !== 'command')
    )
      return index;
    if (use === 'words') continue;
    const isOfLanguage =
      /\p{L}(?<!\p{sc=Latin})/u.test(character) || (ideographic && CJK_SIGN.test(character));
    if (use === 'command' && !isOfLanguage && !isTypographic(character, around)) return index;
    // Between two letters of ASCII, a sign that looks like a slash or a dot changes where a path or a host ends.
    if (
      /[./\\:@?#_=&-]/.test(like) &&
      !IPA_LENGTH.test(character) &&
      !TYPOGRAPHIC.test(character) &&
      /\w/.test(around.before) &&
      /\w/.test(around.after)
    )
      return index;
    // A dash that is not one makes an option a plain word.
    if (
      like === '-' &&
      !TYPOGRAPHIC.test(character) &&
      !/[\w)]/.test(around.before) &&
      /[A-Za-z-]/.test(around.after)
    )
      return index;
  }
  for (const { 0: word, index } of run.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const offset = imitatingLetter(word, place);
    if (offset !== undefined) return index + offset;
  }
  return undefined;
}

/** The first letter of another script in a word of ASCII, or in a word that looks as if it were ASCII. */
function imitatingLetter(
  word: string,
  { text, use }: { text: string; use: Part['use'] },
): number | undefined {
  if (!IMITATING.test(word)) return undefined;
  const foreign = [...word.matchAll(EVERY_IMITATING)];
  const first = foreign.find(([letter]) => seenAs(letter) !== undefined)?.index;
  const alike = foreign.every(([letter]) => /^\w$/.test(asciiOf(letter) ?? ''));
  const letters = word.replace(/[\p{M}\p{N}]/gu, '');
  if (/[A-Za-z]/.test(letters)) {
    const turns = letters.replace(RUN_OF_IMITATING, '#').replace(/[^#]+/g, 'a').length;
    return use === 'command' || use === 'exact' || alike || turns > 2 ? first : undefined;
  }
  if (use === 'words' || !alike || foreign.length < [...letters].length) return undefined;
  // A short word of another language may consist of such letters only; its neighbours then tell that it is one.
  const hasNeighbours = [...text.matchAll(EVERY_IMITATING)].some(([letter]) => asciiOf(letter) === undefined);
  return use !== 'command' && hasNeighbours ? undefined : first;
}

/** Quotation marks and dashes that word processors write. In commands another rule reports them and offers a fix. */
function isTypographic(character: string, { before, after }: { before: string; after: string }): boolean {
  if (!TYPOGRAPHIC.test(character)) return false;
  return !/[\u2013\u2014]/.test(character) || before === '' || after === '';
}

function isLineEnd(text: string, character: string, index: number): boolean {
  return character === '\r' && text[index + 1] === '\n';
}

/** In a command only what is quoted is text that someone reads. */
function allowsEmoji(use: TextUse, index: number, parts: Part[]): boolean {
  return use !== 'command' || isWithin(parts, 'quoted', index);
}

function isWithin(parts: Part[], use: Part['use'], index: number): boolean {
  return parts.some(
    (part) => part.use === use && index >= part.start && index < part.start + part.text.length,
  );
}

/**
 * Whether a mark of direction has its honest use here: next to signs or a foreign word in a line of Arabic or Hebrew, whose
 * letters turn what is around them anyway. Within a word or an address it has none.
 */
function isMarkOfDirection(text: string, index: number): boolean {
  if (!MARK.test(text[index] ?? '')) return false;
  const before = /[^\s]*$/.exec(text.slice(Math.max(0, index - NEAR_MARK), index))?.[0] ?? '';
  const after = /^[^\s]*/.exec(text.slice(index + 1, index + NEAR_MARK))?.[0] ?? '';
  const isWithinWord = /[\w./:@%?#=&-]$/.test(before) && /^[\w./:@%?#=&-]/.test(after);
  if (isWithinWord || MARK.test(after[0] ?? '') || /:\/\/|\]\(/.test(before)) return false;
  const start = text.lastIndexOf('\n', index - 1) + 1;
  const end = text.indexOf('\n', index);
  return RIGHT_TO_LEFT.test(text.slice(start, end < 0 ? undefined : end));
}

/** Whether an invisible character has its honest use here: in an emoji, or between letters whose script needs it. */
function isLegitimate(text: string, index: number, allowed: boolean): boolean {
  if (!allowed) return false;
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
  const before = text.slice(Math.max(0, index - NEAR), index);
  const after = text.slice(index + character.length, index + NEAR);
  if (character === '\u200D' && PICTURE_END.test(before) && /^\p{Extended_Pictographic}/u.test(after))
    return true;
  // Persian joins its endings to a foreign word in this way, and its beginnings.
  if (character === '\u200C' && /^[\w)"»’`]/.test(before.at(-1) ?? '') && JOINING_START.test(after))
    return true;
  if (character === '\u200C' && JOINING_END.test(before) && /^[\w("«‘`]/.test(after)) return true;
  if (/[\u200C\u200D]/.test(character))
    return (
      JOINING_END.test(before) &&
      (JOINING_START.test(after) || (character === '\u200D' && !/^[\u200B-\u200F]/.test(after)))
    );
  if (/[\uFE0E\uFE0F]/.test(character))
    return /(?![0-9#*])\p{Emoji}$/u.test(before) || (/[0-9#*]$/.test(before) && after.startsWith('\u20E3'));
  if (/[\u{E0100}-\u{E01EF}\uFE00-\uFE02]/u.test(character)) return /\p{sc=Han}$/u.test(before);
  if (/[\u{E0020}-\u{E007F}]/u.test(character)) {
    const start = before.lastIndexOf(BLACK_FLAG);
    const flag = FLAGS.find((name) => text.startsWith(name, index - before.length + start));
    return start >= 0 && flag !== undefined && before.length - start < flag.length;
  }
  if (/[\u180B-\u180D\u180F]/.test(character)) return /\p{sc=Mongolian}$/u.test(before);
  return /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2]/.test(character);
}

function escapedWord(run: string, offset: number): string {
  const before = /[^'"`()<>{}|;&=]*$/.exec(run.slice(Math.max(0, offset - 20), offset))?.[0] ?? '';
  const after = /^[^'"`()<>{}|;&=]*/.exec(run.slice(offset, offset + 20))?.[0] ?? '';
  return escapeImitations(`${before}${after}`, /(?!)/);
}

function escapeImitations(word: string, but = TYPOGRAPHIC): string {
  return [...word]
    .map((character) =>
      seenAs(character) === undefined || but.test(character) ? character : `<${codeOf(character)}>`,
    )
    .join('');
}

/** What a letter looks like at first sight, small capitals included. */
function seenAs(letter: string): string | undefined {
  return asciiOf(letter) ?? SMALL_CAPITALS[letter];
}

function nameOf(code: string): string {
  const name = NAMES[code];
  return name === undefined ? code : `${code} (${name})`;
}

/** Cyrillic letters that only their size distinguishes from those of ASCII, which the table leaves out. */
const SMALL_CAPITALS: Record<string, string> = {
  '\u043A': 'k',
  '\u0442': 't',
  '\u043C': 'm',
  '\u043D': 'h',
  '\u0432': 'b',
  '\u0438': 'u',
  '\u043F': 'n',
};

/** Letters of the scripts from which words of ASCII can be imitated, letter by letter. */
const IMITATING_CLASS = `(?=\\p{L})[${[
  'Cyrillic Greek Armenian Cherokee Coptic Lisu Deseret Osage Old_Italic Lycian Carian Canadian_Aboriginal',
  'Georgian Tifinagh Warang_Citi Miao Runic',
]
  .join(' ')
  .split(' ')
  .map((script) => `\\p{sc=${script}}`)
  .join('')}]`;
const IMITATING = new RegExp(IMITATING_CLASS, 'u');
const EVERY_IMITATING = new RegExp(IMITATING_CLASS, 'gu');
const RUN_OF_IMITATING = new RegExp(`(?:${IMITATING_CLASS})+`, 'gu');

/** Quoted text, comments and here-documents. */
const QUOTED =
  /'[^']*'|"(?:\\[^]|[^"\\])*"|(?<=^|\s)#[^\n]*|(?<=<<-?[ \t]*["']?(\w+)\b["']?[^\n]*\n)[^]*?(?=\n[ \t]*\1(?:\n|$))/g;
const IN_BACKTICKS = /(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g;

/** Signs that Chinese, Japanese and Korean texts are full of. */
const CJK_SIGN = /[\u3000-\u30FF\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]/;

const MATHEMATICAL = /[\u{1D400}-\u{1D7FF}\u{1F130}-\u{1F189}]/u;
/** The mark of a long vowel in the pronunciation of a word. */
const IPA_LENGTH = /\u02D0/;

/** Quotation marks, dashes and dots that an author's editor writes. */
const TYPOGRAPHIC = /[\u2013\u2014\u2018\u2019\u201C\u201D\u2026]/;

/** What is obeyed and not seen, or means nothing: as itself it is allowed nowhere, but for a few honest uses. */
const OBEYED_CLASS =
  '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u1680\\u2800\\uFFFC\\uFFFD';
const OBEYED = new RegExp(`(?![\\t\\n])[${OBEYED_CLASS}]`, 'gu');
const ESCAPED = new RegExp(`(?! )[${OBEYED_CLASS}\\p{Zs}]`, 'gu');

/** Texts in which nothing can be found, which nearly all are: plain ones, and with what authors of prose write besides. */
const PLAIN = /^[\t\n\x20-\x7E]*$/;
const PLAIN_WORDS =
  /^[\t\n\x20-\x7E\xA1-\xAC\xAE-\u024F\u2010-\u2027\u2030-\u205E\u20A0-\u20BF\u2190-\u22FF]*$/;

const PICTURE_END = /\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?$/u;
/** The flags that are written as a black flag and the letters of a region. */
const BLACK_FLAG = '\u{1F3F4}';
const FLAGS = ['gbeng', 'gbsct', 'gbwls'].map(
  (region) =>
    `${BLACK_FLAG}${[...region].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{E007F}`,
);
const JOINING =
  '\\p{sc=Arabic}\\p{sc=Syriac}\\p{sc=Mongolian}\\p{sc=Nko}\\p{sc=Devanagari}\\p{sc=Bengali}\\p{sc=Gurmukhi}\\p{sc=Gujarati}\\p{sc=Oriya}\\p{sc=Tamil}\\p{sc=Telugu}\\p{sc=Kannada}\\p{sc=Malayalam}\\p{sc=Sinhala}\\p{sc=Khmer}';
const JOINING_END = new RegExp(`(?=[\\p{L}\\p{M}])[${JOINING}\\u064B-\\u0652]$`, 'u');
const JOINING_START = new RegExp(`^(?=[\\p{L}\\p{M}])[${JOINING}\\u064B-\\u0652]`, 'u');

/** The marks that only say which way the signs next to them run, unlike embeddings and overrides. */
const MARK = /[\u061C\u200E\u200F]/;
/** Letters that are written from right to left. */
const RIGHT_TO_LEFT =
  /(?=\p{L})[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}]/u;
/** How far from a mark the word around it may start and end. */
const NEAR_MARK = 200;

/** How many units around a character say whether it has its honest use: the flag of a region has fourteen. */
const NEAR = 14;

/** More than any script puts on one letter. */
const MOST_MARKS = 4;

const KINDS = {
  'line-break': /[\r\v\f\x85\u2028\u2029]/,
  control: /\p{Cc}/u,
  direction: /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/,
  lost: /\uFFFD/,
  meaningless: /[\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]/u,
  invisible: /[^]/u,
};

const EFFECTS: Record<Exclude<Unfit['kind'], 'lookalike'>, string> = {
  'line-break': 'starts a new line in a terminal or on a page',
  control: 'nobody sees and a terminal obeys',
  direction: 'changes the order in which the letters around it are shown',
  invisible: 'nobody sees',
  lost: 'is left where another character was lost',
  meaningless: 'has no meaning that every reader shares',
  space: 'looks like a space but is not one',
  marks: 'hides or changes the letter under it',
};

const HELP: Partial<Record<Unfit['kind'], string>> = {
  'line-break': 'Delete it. If you want a new line, write the text below "|" and start a new line there.',
  space: 'Delete it and type a space.',
  lost: 'Type the character that should be here, and save the file as UTF-8.',
};

/** Names that people know from their editors. */
const NAMES: Record<string, string> = {
  'U+0000': 'null',
  'U+0008': 'backspace',
  'U+000B': 'vertical tab',
  'U+000C': 'form feed',
  'U+000D': 'carriage return',
  'U+001B': 'escape',
  'U+007F': 'delete',
  'U+0085': 'next line',
  'U+00A0': 'no-break space',
  'U+00AD': 'soft hyphen',
  'U+200B': 'zero-width space',
  'U+200C': 'zero-width non-joiner',
  'U+200D': 'zero-width joiner',
  'U+200E': 'left-to-right mark',
  'U+200F': 'right-to-left mark',
  'U+2028': 'line separator',
  'U+2029': 'paragraph separator',
  'U+202D': 'left-to-right override',
  'U+202E': 'right-to-left override',
  'U+202F': 'narrow no-break space',
  'U+2060': 'word joiner',
  'U+3000': 'ideographic space',
  'U+3164': 'Hangul filler',
  'U+FE0F': 'variation selector',
  'U+FEFF': 'byte order mark',
  'U+FFFD': 'replacement character',
};

/**
 * What a text is for. `words` are read; `prose` is words with code in backticks; `code` is code on a page; a `command` is
 * copied into a shell; and `exact` is compared or opened letter by letter, as a name, an id or an address is.
 */
export type TextUse = 'words' | 'prose' | 'code' | 'command' | 'exact';

/** A character that a text may not contain. Offset and length count UTF-16 units. */
export type Unfit = { offset: number; length: number; code: string } & (
  | {
      kind: 'line-break' | 'control' | 'direction' | 'invisible' | 'lost' | 'meaningless' | 'space' | 'marks';
    }
  | { kind: 'lookalike'; like: string; word: string }
);

interface Part {
  text: string;
  start: number;
  use: 'words' | 'code' | 'command' | 'quoted' | 'exact';
}
