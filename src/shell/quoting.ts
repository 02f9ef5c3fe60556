import type { Unwanted } from '../model/admitted.ts';

/**
 * Reads a command line as a shell does before it runs anything: into commands of words without their quotation marks. A
 * field in it is one character of FIELD. `add` hears of each field what its quotation marks leave to it.
 */
export function readCommands(text: string, add: AddLimit, depth = 0): QuotedCommand[] {
  const reader: Reader = { text, at: 0, add, depth, commands: [], documents: [] };
  while (reader.at < text.length) readList(reader, undefined);
  // A here-document is read after its line, so what is piped is known only now.
  for (const command of reader.commands) if (command.from) command.input ??= printedBy(command.from);
  return reader.commands;
}

/** Reads commands up to a closing bracket. */
function readList(reader: Reader, end: string | undefined): void {
  const { text, commands } = reader;
  reader.depth++;
  let command: QuotedCommand = { words: [], files: [], input: undefined };
  const finish = (): void => {
    if (command.words.length > 0) commands.push(command);
    command = { words: [], files: [], input: undefined };
  };
  while (reader.at < text.length) {
    const sign = text[reader.at] ?? '';
    if (sign === end) {
      reader.at++;
      break;
    }
    if (sign === '\n') {
      reader.at++;
      finish();
      readDocuments(reader);
    } else if (/\s/.test(sign)) reader.at++;
    else if (sign === '#') readComment(reader);
    else if (/[<>&]/.test(sign) && REDIRECTION.test(text.slice(reader.at, reader.at + 4)))
      readRedirection(reader, command);
    else if (text.startsWith('((', reader.at)) readUntil(reader, '))', LIMITS.code);
    else if (sign === '(' && reader.depth < DEEPEST) {
      reader.at++;
      finish();
      readList(reader, ')');
    } else if (/[;&|)(]/.test(sign)) {
      const from = /^\|(?!\|)/.test(text.slice(reader.at, reader.at + 2)) ? command : undefined;
      reader.at++;
      finish();
      command.from = from;
    } else {
      const word = readWord(reader);
      if (!(/^\d+$/.test(word) && /[<>]/.test(text[reader.at] ?? ''))) command.words.push(word);
    }
  }
  finish();
  reader.depth--;
}

/** What a command is known to print, because the line itself contains it. */
function printedBy({ words: [name = '', ...rest], input }: QuotedCommand): string | undefined {
  if (/^(?:echo|printf)$/.test(name)) return rest.filter((word) => !/^-[neE]+$/.test(word)).join(' ');
  return /^(?:cat|tee|envsubst)$/.test(name) ? input : undefined;
}

/** Reads a word, and returns it as a program receives it. What is put in by the shell is one UNSEEN character. */
function readWord(reader: Reader): string {
  const { text } = reader;
  let word = '';
  while (reader.at < text.length) {
    PLAIN.lastIndex = reader.at;
    const [plain = ''] = PLAIN.exec(text) ?? [];
    reader.at += plain.length;
    word += plain;
    const sign = text[reader.at] ?? '';
    if (sign === '' || /[\s;&|<>()]/.test(sign)) break;
    if (sign === "'") word += readQuoted(reader, 1, "'", LIMITS.single);
    else if (text.startsWith("$'", reader.at)) word += readQuoted(reader, 2, "'", LIMITS.escaped);
    else if (sign === '"') word += readDouble(reader, 1);
    else if (text.startsWith('$"', reader.at)) word += readDouble(reader, 2);
    else if (sign === '$' || sign === '`') word += readExpansion(reader);
    else if (sign === '\\') {
      reader.at += 2;
      word += literal(reader, text[reader.at - 1] ?? '', LIMITS.bare);
    } else {
      reader.at++;
      word += literal(reader, sign, LIMITS.bare);
    }
  }
  return word;
}

function readDouble(reader: Reader, skip: number): string {
  const { text } = reader;
  reader.at += skip;
  let word = '';
  while (reader.at < text.length && text[reader.at] !== '"') {
    const sign = text[reader.at] ?? '';
    if (sign === '\\' && /[$`"\\\n]/.test(text[reader.at + 1] ?? '')) {
      reader.at += 2;
      word += text[reader.at - 1] ?? '';
    } else if (sign === '`' || /^\$[({]/.test(text.slice(reader.at, reader.at + 2)))
      word += readExpansion(reader);
    else {
      reader.at++;
      word += literal(reader, sign, LIMITS.double);
    }
  }
  reader.at++;
  return word;
}

function readQuoted(reader: Reader, skip: number, mark: string, limit: Limit): string {
  const { text } = reader;
  reader.at += skip;
  let word = '';
  while (reader.at < text.length && text[reader.at] !== mark) {
    if (limit === LIMITS.escaped && text[reader.at] === '\\') reader.at++;
    word += literal(reader, text[reader.at++] ?? '', limit);
  }
  reader.at++;
  return word;
}

/** Reads what the shell replaces: a variable, the output of commands, a calculation. */
function readExpansion(reader: Reader): string {
  const { text, at } = reader;
  if (text[at] === '`') {
    const [whole = '`', inside = ''] = /^`((?:\\[^]|[^\\`])*)`?/.exec(text.slice(at)) ?? [];
    reader.at += whole.length;
    reader.commands.push(...readCommands(inside.replace(/\\([\\`$])/g, '$1'), reader.add, reader.depth + 1));
    return UNSEEN;
  }
  if (text.startsWith('$((', at)) readUntil(reader, '))', LIMITS.code);
  else if (text.startsWith('${', at)) readUntil(reader, '}', LIMITS.code);
  else if (text.startsWith('$(', at)) {
    reader.at += 2;
    if (reader.depth < DEEPEST) readList(reader, ')');
  } else {
    reader.at++;
    const [name = ''] = /^(?:\w+|[@*#?$!-])/.exec(text.slice(reader.at)) ?? [];
    if (name === '') return '$';
    reader.at += name.length;
    // The shell would read $HOME{{X}} as a longer name.
    if (/^\w/.test(name) && FIELD.test(text[reader.at] ?? '')) reader.add(text[reader.at] ?? '', LIMITS.name);
  }
  return UNSEEN;
}

function readUntil(reader: Reader, end: string, limit: Limit): void {
  const stop = reader.text.indexOf(end, reader.at);
  const to = stop < 0 ? reader.text.length : stop + end.length;
  for (const sign of reader.text.slice(reader.at, to)) literal(reader, sign, limit);
  reader.at = to;
}

function readComment(reader: Reader): void {
  while (reader.at < reader.text.length && reader.text[reader.at] !== '\n')
    literal(reader, reader.text[reader.at++] ?? '', LIMITS.line);
}

function readRedirection(reader: Reader, command: QuotedCommand): void {
  const [sign = ''] = REDIRECTION.exec(reader.text.slice(reader.at, reader.at + 4)) ?? [];
  reader.at += sign.length;
  if (/^[<>]\($/.test(sign)) {
    if (reader.depth < DEEPEST) readList(reader, ')');
    command.words.push(UNSEEN);
    return;
  }
  while (/[ \t]/.test(reader.text[reader.at] ?? '')) reader.at++;
  const start = reader.at;
  const word = readWord(reader);
  if (sign === '<<<') command.input = word;
  else if (!sign.startsWith('<<')) command.files.push(word);
  if (sign !== '<<' && sign !== '<<-') return;
  const quoted = /['"\\]/.test(reader.text.slice(start, reader.at));
  reader.documents.push({ command, end: word, tabs: sign === '<<-', quoted });
}

/** Reads the here-documents that were announced on the line before. */
function readDocuments(reader: Reader): void {
  for (const { command, end, tabs, quoted } of reader.documents.splice(0)) {
    let body = '';
    while (reader.at < reader.text.length) {
      const stop = reader.text.indexOf('\n', reader.at);
      const line = reader.text.slice(reader.at, stop < 0 ? undefined : stop);
      reader.at = stop < 0 ? reader.text.length : stop + 1;
      if ((tabs ? line.replace(/^\t+/, '') : line) === end) break;
      for (const sign of line) literal(reader, sign, quoted ? LIMITS.line : LIMITS.document);
      body += `${line}\n`;
    }
    command.input = body;
  }
}

function literal({ add }: Reader, sign: string, limit: Limit): string {
  if (FIELD.test(sign)) add(sign, limit);
  return sign;
}

/** What breaks a line or cannot be seen is unwanted everywhere. */
const CONTROL = '\\p{Cc}\\u2028\\u2029';

/** What quotation marks of a shell leave to a value. */
const LIMITS = {
  bare: limit('the command', '\\s;|&<>$`\\\\"\'(){}*?[\\]~#!'),
  single: limit('the command', "'"),
  double: limit('the command', '"$`\\\\!'),
  escaped: limit('the command', "'\\\\"),
  document: limit('the command', '$`\\\\'),
  line: limit('the command', ''),
  code: { changes: 'the calculation', characters: /[^A-Za-z0-9_]/u },
  name: {
    changes: 'the command',
    never: {
      decides: 'which variable the shell reads',
      help: 'Put the name of the variable before it into braces, as in `${HOME}`.',
    },
  },
} satisfies Record<string, Limit>;

/** Makes a limit from characters as they are written in a class of a regular expression. */
export function limit(changes: Changed, characters: string): Limit {
  return { changes, characters: new RegExp(`[${characters}${CONTROL}]`, 'u') };
}

/** Characters that mean nothing to a shell. */
const PLAIN = /[\w@%+:,./=-]*/y;
const REDIRECTION = /^(?:<<<|<<-?|[<>]\(|&>>?|>>|>&|<&|<>|>\||[<>])/;
/** A character that represents a field. None of them means anything to a shell. */
export const FIELD = /[\uE000-\uF8FF]/;
/** How many brackets in each other are read; what is deeper counts as one list. */
const DEEPEST = 50;
/** Represents what a shell puts in. */
const UNSEEN = '\uFFFC';

/** What a value could change. */
export type Changed =
  | 'the command'
  | 'the calculation'
  | 'the options'
  | 'the program'
  | 'the SQL'
  | 'the query'
  | 'the code'
  | 'the expression'
  | 'the text in quotation marks'
  | 'the selector'
  | 'the text of the file'
  | 'the host'
  | 'the address'
  | 'the path';

/** What a value may not contain in a place, and what it would change there. */
export interface Limit extends Unwanted {
  changes: Changed;
  /** No value is right: what the field decides instead, and what to write instead of it. */
  never?: { decides: string; help: string };
  /** Only values from a list are right, because the field says what the program does. */
  list?: true;
}

export type AddLimit = (field: string, limit: Limit) => void;

/** A command as a list of words without their quotation marks, and what the line itself gives it to read. */
export interface QuotedCommand {
  words: string[];
  /** The files that are read or written by a redirection. */
  files: string[];
  input: string | undefined;
  /** The command whose output is piped into it. */
  from?: QuotedCommand | undefined;
}

interface Reader {
  text: string;
  at: number;
  add: AddLimit;
  commands: QuotedCommand[];
  /** How many brackets are open. */
  depth: number;
  documents: { command: QuotedCommand; end: string; tabs: boolean; quoted: boolean }[];
}
