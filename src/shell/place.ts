import { stepsOf } from '../model/flow.ts';
import { openAddresses } from '../model/environment.ts';
import { variablesIn } from '../model/facts.ts';
import type { Runbook, Run } from '../model/content.ts';
import { FIELD, limit, readCommands, type AddLimit, type Limit, type QuotedCommand } from './quoting.ts';
import { splitWords, wordsOf } from './arguments.ts';
import { BUILT_IN_PROGRAMS, programNamed } from './registry.ts';

/** Where the commands of a runbook use each of its variables, and what a value may not contain there. */
export function placesOf(runbook: Runbook): Map<string, Place[]> {
  const known = PLACES.get(runbook);
  if (known) return known;
  const places = new Map<string, Place[]>();
  PLACES.set(runbook, places);
  for (const { text, language, where } of commandsOf(runbook)) {
    for (const [name, limits] of limitsOf(text, language))
      places.set(name, [...(places.get(name) ?? []), { where, limits }]);
  }
  return places;
}

function* commandsOf(runbook: Runbook): Generator<Command> {
  const { access = [], steps, ...rest } = runbook;
  void steps;
  for (const { test } of access) if (test !== undefined) yield { text: test, where: 'a test of access' };
  for (const step of stepsOf(runbook)) {
    const where = `step "${step.id}"`;
    const causes = step.kind === 'diagnose' ? (step.causes ?? []) : [];
    for (const run of [
      'run' in step ? step.run : undefined,
      'undo' in step ? step.undo?.run : undefined,
      ...causes.map((cause) => cause.run),
    ]) {
      if (!run) continue;
      for (const text of [run.shell, run.dry_run ?? '']) yield { text, language: run.language, where };
    }
    for (const text of commandsInProse(step)) yield { text, where };
  }
  for (const { url, where } of openAddresses(runbook)) yield { text: url, language: 'address', where };
  for (const text of commandsInProse([access, rest])) yield { text, where: 'the text around the steps' };
}

/** The commands that prose tells the reader to type: code that is more than one word. Fields in it are filled in, too. */
function commandsInProse(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') {
    if (value.includes('{{') && value.includes('`'))
      for (const [code] of value.matchAll(CODE_SPAN)) found.push(code.replace(/^`+|`+$/g, '').trim());
  } else if (Array.isArray(value)) {
    for (const item of value) commandsInProse(item, found);
  } else if (typeof value === 'object' && value !== null) {
    const all = value as Record<string, unknown>;
    for (const key of Object.keys(all)) if (key !== 'run' && key !== 'test') commandsInProse(all[key], found);
  }
  return found;
}

/** What a value of each variable in a command may not contain there: by its quotation marks, and by what reads it. */
export function limitsOf(command: string, language: Language = 'bash'): Map<string, Limit[]> {
  const found = new Map<string, Limit[]>();
  if (!command.includes('{{')) return found;
  const names = variablesIn(command);
  const text = names.reduceRight(
    (rest, { name, offset }, index) =>
      rest.slice(0, offset) +
      String.fromCharCode(FIRST_FIELD + index) +
      rest.slice(offset + name.length + '{{}}'.length),
    command.replace(FIELDS, '?'),
  );
  const add: AddLimit = (field, one) => {
    const { name } = names[field.charCodeAt(0) - FIRST_FIELD] ?? {};
    if (name === undefined) return;
    const limits = found.get(name) ?? [];
    found.set(name, limits);
    if (!limits.includes(one)) limits.push(one);
  };
  if (language === 'sql') limitSql(text, add);
  else if (language === 'promql' || language === 'logql') limitQuery(text, add);
  else if (language === 'powershell') limitPowerShell(text, add);
  else if (language === 'address') limitFields(text, add);
  else if (language === 'bash') limitShell(text, add, 0);
  else limitUnread(text, add, language === 'redis' ? UNREAD : CODE);
  return found;
}

function limitShell(text: string, add: AddLimit, depth: number): void {
  if (depth > DEEPEST || !FIELD.test(text)) return;
  for (const command of readCommands(text, add)) limitCommand(command, add, depth);
}

function limitCommand({ words: all, files, input }: QuotedCommand, add: AddLimit, depth: number): void {
  const given = [...all, ...files, input ?? ''];
  if (!given.some((one) => FIELD.test(one))) return;
  const first = all.findIndex((word) => !LEADING.test(word));
  const words = first < 0 ? [] : all.slice(first);
  if (all[0] !== 'for' && all[0] !== 'case') limitPrograms(words, add);
  const code = codeIn(words, input);
  for (const { text, language } of code) {
    if (language === 'shell') limitShell(text, add, depth + 1);
    else if (language === 'sql') limitSql(text, add);
    else if (language === 'yaml') for (const field of fieldsIn(text)) add(field, YAML);
    else if (language === 'unread') limitInterpreted(text, add);
    else limitCode(text, add, language);
  }
  for (const file of files) for (const [at] of placesIn(file)) limitAddress(file, at, add);
  const texts = new Set(code.map(({ text }) => text));
  for (const [index, word] of words.entries())
    if (index > 0 && FIELD.test(word)) limitWord(word, index, words, texts.has(word), add);
}

/** Adds a limit to every field that says what runs: a program, a script, or the subcommand of a program. */
function limitPrograms(words: string[], add: AddLimit): void {
  for (const at of programsAt(words)) {
    for (const field of fieldsIn(words[at] ?? '')) add(field, PROGRAM);
    const name = baseName(words[at] ?? '');
    const rest = words.slice(at + 1);
    const first = rest.find((word) => !word.startsWith('-')) ?? '';
    const { values = '*' } = programNamed(BUILT_IN_PROGRAMS, name) ?? {};
    const [verb] = wordsOf(rest, values === '*' ? values : splitWords(values));
    if (SUBCOMMANDS.test(name) && verb?.length === 1 && FIELD.test(verb)) add(verb, VERB);
    if (!FIELD.test(first[0] ?? '')) continue;
    const runs = SHELL.test(name) || INTERPRETER.test(name) || SOURCES.test(name);
    if (runs && !rest.some((word) => TAKES_CODE.test(word))) add(first[0] ?? '', PROGRAM);
  }
}

/** Where the names of the programs are that a command runs: its own, and the ones that wrappers run. */
function programsAt(words: string[]): number[] {
  const found: number[] = [];
  for (let at = 0; at < words.length; at++) {
    found.push(at);
    const wrapper = WRAPPERS.get(baseName(words[at] ?? ''));
    if (!wrapper) break;
    const { values, skip } = wrapper;
    at++;
    while (/^-|^\w+=/.test(words[at] ?? '')) at += values.includes(words[at] ?? '') ? 2 : 1;
    at += skip - 1;
  }
  const last = baseName(words[found.at(-1) ?? 0] ?? '');
  const marks = /^find$/.test(last) ? /^-(?:exec|execdir|ok)$/ : PASSES.test(last) ? /^--$/ : undefined;
  for (const [at, word] of words.entries())
    if (marks?.test(word) && at + 1 < words.length) found.push(at + 1);
  return found.filter((at) => at < words.length);
}

/** The words of a command that another language reads again, and what the line gives it to read. */
function codeIn(words: string[], input: string | undefined): Code[] {
  const found: Code[] = [];
  for (const [index, word] of words.entries()) {
    const name = baseName(word);
    const rest = words.slice(index + 1);
    if (SHELL.test(name)) found.push(...codeOfShell(rest, input));
    else if (name === 'ssh') found.push({ text: sshWords(rest).slice(1).join(' '), language: 'shell' });
    else if (index === 0 && REREADS.test(name))
      found.push({
        text: rest.slice(rest.findIndex((one) => !one.startsWith('-'))).join(' '),
        language: 'shell',
      });
    else if (FILTER.test(name)) found.push(...codeOfFilter(rest, name));
    else if (INTERPRETER.test(name)) {
      const at = rest.findIndex((one) => TAKES_CODE.test(one));
      if (at >= 0) found.push({ text: rest[at + 1] ?? '', language: 'unread' });
    } else if (SEARCH.test(name) && !rest.some((one) => /^-\w*F|^--fixed/.test(one))) {
      const at = rest.findIndex(
        (one, place) => !one.startsWith('-') || /^-\w*e$/.test(rest[place - 1] ?? ''),
      );
      found.push({ text: rest[at] ?? '', language: 'expression' });
    }
  }
  for (const [index, word] of words.entries()) {
    const value =
      /^--?(?:c|command|cmd|e|execute|eval|q|query|sql)[= ]?(?=.*\s)([^]*)$/i.exec(word)?.[1] ?? word;
    const before = words[index - 1] ?? '';
    if (STATEMENT.test(value)) found.push({ text: value, language: 'sql' });
    else if (/\s/.test(word) && (/^(?:-c|--command)$/.test(before) || word.startsWith('--command=')))
      found.push({ text: word.replace('--command=', ''), language: 'shell' });
    else if (/\s/.test(word) && before === '-a' && /^ansible/.test(baseName(words[0] ?? '')))
      found.push({ text: word, language: 'shell' });
    else if (/^knife$/.test(baseName(words[0] ?? '')) && index === words.length - 1)
      found.push({ text: word, language: 'shell' });
  }
  if (input !== undefined) {
    const shell = words.some((word) => SHELL.test(baseName(word)) || baseName(word) === 'ssh');
    if (shell || STATEMENT.test(input)) found.push({ text: input, language: shell ? 'shell' : 'sql' });
    else if (words.includes('-') && words.includes('-f')) found.push({ text: input, language: 'yaml' });
  }
  return found.filter(({ text }) => FIELD.test(text));
}

/** The text after -c, which may be the last of a group of options. */
function codeOfShell(rest: string[], input: string | undefined): Code[] {
  const at = rest.findIndex((one) => /^-[a-z]*c[a-z]*$/i.test(one));
  if (at >= 0 && rest.slice(0, at).every((one) => /^[-+]/.test(one))) {
    const text = rest.slice(at + 1).find((one) => !/^[-+]/.test(one)) ?? '';
    return [{ text, language: 'shell' }];
  }
  return input === undefined ? [] : [{ text: input, language: 'shell' }];
}

/** The program of awk, sed or jq: its first word that is no option, or what follows -e. */
function codeOfFilter(rest: string[], name: string): Code[] {
  const language = /^g?sed$/.test(name) ? 'sed' : 'code';
  const found: Code[] = [];
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (/^--?arg(?:json)?$/.test(word)) at += 2;
    else if (/^(?:-v|-F|--indent|--rawfile|--slurpfile|-f)$/.test(word) && language === 'code') at++;
    else if (/^(?:-e|--expression)$/.test(word)) found.push({ text: rest[++at] ?? '', language });
    else if (!word.startsWith('-')) return found.length > 0 ? found : [{ text: word, language }];
  }
  return found;
}

/** The words of ssh without its options: the host, then the command. */
function sshWords(rest: string[]): string[] {
  let at = 0;
  while (rest[at]?.startsWith('-')) at += /^-[BbcDEeFIiJLlmOoPpQRSWw]$/.test(rest[at] ?? '') ? 2 : 1;
  return rest.slice(at);
}

/** Adds what follows from the word itself: its first character, and what a program makes of its form. */
function limitWord(word: string, index: number, words: string[], isCode: boolean, add: AddLimit): void {
  const before = words[index - 1] ?? '';
  const ssh = words.findIndex((one) => baseName(one) === 'ssh');
  const isHost = ssh >= 0 && ssh < index && sshWords(words.slice(ssh + 1))[0] === word;
  const mayBeOption = isHost || !(takesValue(before, words[0] ?? '') || TESTS.test(words[0] ?? ''));
  if (FIELD.test(word[0] ?? '') && mayBeOption) add(word[0] ?? '', OPTIONS);
  const plain = /^-[\w-]*[= ](.*)$/s.exec(word)?.[1] ?? word;
  for (const [at, sign] of placesIn(plain)) {
    if (isHost) add(sign, HOST);
    if (isCode) continue;
    limitQuoted(plain, at, add);
    if (SELECTS.test(before) || /^--?(?:l|selector|field-selector)=/.test(word)) {
      if (/[=(,]/.test(plain.slice(0, at))) add(sign, SELECTOR);
    }
    limitAddress(plain, at, add);
  }
}

/** Whether an option may take the next word as its value. Of most programs that is not known, so that any may. */
function takesValue(option: string, program: string): boolean {
  if (!/^-[^=]+$/.test(option)) return false;
  const flags = FLAGS.find(([names]) => names.test(baseName(program)))?.[1];
  return flags?.test(option) !== true;
}

/** Adds the limits of an address, or of a path. */
function limitAddress(word: string, at: number, add: AddLimit): void {
  const before = word.slice(0, at);
  const field = word[at] ?? '';
  const [, rest] = /[a-z][a-z0-9+.-]*:\/\/(\S*)$/i.exec(before) ?? [];
  if (rest !== undefined) {
    if (rest.includes('#')) return;
    if (rest.includes('?')) add(field, QUERY);
    else if (rest.includes('/'))
      add(
        field,
        rest.endsWith('/') && /\b(?:https?|ftps?|file):\/\/\S*$/i.test(before) ? URL_SEGMENT : URL_PATH,
      );
    else add(field, /^\S/.test(word.slice(at + 1)) || rest !== '' ? AUTHORITY : ADDRESS);
  } else if (/^(?:[~.]{0,2}\/|[^\s/]+:\/)/.test(word) && before.endsWith('/')) add(field, SEGMENT);
}

/** Adds the limits of every field in the address of a link. */
function limitFields(text: string, add: AddLimit): void {
  for (const [at] of placesIn(text)) limitAddress(text, at, add);
}

/** Adds the limit of a field between quotation marks that reach the program, as in JSON and in a template. */
function limitQuoted(text: string, at: number, add: AddLimit): void {
  const mark = quotedBy(text, at, `"'\``);
  if (mark !== undefined) add(text[at] ?? '', BETWEEN.get(mark) ?? TEXT);
  else if (/^(?:[\w-]+=)?[{[]/.test(text)) add(text[at] ?? '', TEXT);
}

/** The mark that opens before a place and closes behind it, if there is one. */
function quotedBy(text: string, at: number, marks: string): string | undefined {
  let open = '';
  for (let index = 0; index < at; index++) {
    const sign = text[index] ?? '';
    if (sign === '\\') index++;
    else if (open === '' && marks.includes(sign)) open = sign;
    else if (sign === open) open = '';
  }
  return open !== '' && text.includes(open, at) ? open : undefined;
}

function limitSql(text: string, add: AddLimit): void {
  let open = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (FIELD.test(sign)) add(sign, SQL.get(open.startsWith('$') ? '$' : open) ?? SQL_BARE);
    else if (open !== '') {
      if (text.startsWith(open, at)) {
        at += open.length - 1;
        open = '';
      }
    } else {
      const [opening] = /^(?:['"`]|\$\w*\$|--|\/\*)/.exec(text.slice(at, at + 40)) ?? [];
      if (opening === undefined) continue;
      at += opening.length - 1;
      open = opening === '--' ? '\n' : opening === '/*' ? '*/' : opening;
    }
  }
}

/** PromQL, and the languages that look like it. */
function limitQuery(text: string, add: AddLimit): void {
  for (const [at, sign] of placesIn(text)) {
    const mark = quotedBy(text, at, `"'\``);
    if (mark === undefined) add(sign, QUERY_BARE);
    else {
      add(sign, BETWEEN.get(mark) ?? TEXT);
      const start = text.lastIndexOf(mark, at);
      if (/[=!|]~\s*$/.test(text.slice(0, start))) add(sign, EXPRESSION);
    }
  }
}

function limitPowerShell(text: string, add: AddLimit): void {
  for (const [at, sign] of placesIn(text)) {
    add(sign, POWERSHELL.get(quotedBy(text, at, `"'`) ?? '') ?? POWERSHELL_BARE);
  }
}

/**
 * A language that nothing here reads. A value is text only between quotation marks that open and close on its line, with
 * nothing before it there that may begin a comment or a value put in. Elsewhere `bare` is its limit.
 */
function limitUnread(text: string, add: AddLimit, bare: Limit): void {
  for (const [at, sign] of placesIn(text)) add(sign, clearMark(text, at) === undefined ? bare : UNREAD);
}

/** The program of an interpreter, whose quotation marks are known. */
function limitInterpreted(text: string, add: AddLimit): void {
  for (const [at, sign] of placesIn(text)) add(sign, BETWEEN.get(clearMark(text, at) ?? '') ?? CODE);
}

/** The mark around a place if it opens and closes on its line, and nothing before it there makes that doubtful. */
function clearMark(text: string, at: number): string | undefined {
  const start = text.lastIndexOf('\n', at) + 1;
  const mark = quotedBy(text, at, `"'`);
  const isText = mark !== undefined && mark === quotedBy(text.slice(start), at - start, `"'`);
  return isText && !UNCLEAR.test(text.slice(start, at)) ? mark : undefined;
}

/** A program in another language. Between quotation marks and slashes text is text, elsewhere a value is code. */
function limitCode(text: string, add: AddLimit, language: 'code' | 'sed' | 'expression'): void {
  const [, between = '/'] = /(?:^|[;{}\s\d$,/])[sy]([^\w\s\\])/.exec(text) ?? [];
  for (const [at, sign] of placesIn(text)) {
    if (language === 'expression') add(sign, EXPRESSION);
    else {
      const mark = quotedBy(text, at, language === 'sed' ? between + '/' : `"'\`/`);
      if (mark === undefined)
        add(sign, language === 'sed' && isReplacement(text, at, between) ? delimited(between) : CODE);
      else add(sign, BETWEEN.get(mark) ?? delimited(mark));
    }
  }
}

/** Whether a place is in the second part of `s/…/…/`. */
function isReplacement(text: string, at: number, between: string): boolean {
  return text.slice(0, at).includes(between) && text.includes(between, at);
}

function delimited(mark: string): Limit {
  let found = DELIMITED.get(mark);
  if (!found) DELIMITED.set(mark, (found = limit('the code', `\\\\;${mark.replace(/[\]\\^-]/g, '\\$&')}`)));
  return found;
}

function fieldsIn(word: string): string[] {
  return placesIn(word).map(([, sign]) => sign);
}

/** The fields of a text, and where each is. */
function placesIn(text: string): [number, string][] {
  return [...text.matchAll(FIELDS)].map(({ index, 0: sign }) => [index, sign]);
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

const FIELDS = new RegExp(FIELD, 'g');
const DELIMITED = new Map<string, Limit>();
const PLACES = new WeakMap<Runbook, Map<string, Place[]>>();

const PROGRAM: Limit = {
  changes: 'the program',
  never: {
    decides: 'which program runs',
    help: 'Write the program into the command, and let the variable only name what it acts on.',
  },
};
const VERB: Limit = { changes: 'the program', list: true };
const OPTIONS: Limit = { changes: 'the options', first: /-/ };
const HOST = limit('the host', '@\\s');
const SELECTOR = limit('the selector', ',=!()\\s');
const EXPRESSION = limit('the expression', '*+?|()[\\]{}^$\\\\');
const TEXT: Limit = { changes: 'the text in quotation marks', characters: /[^A-Za-z0-9_.-]/u };
const CODE: Limit = { changes: 'the code', characters: /[^A-Za-z0-9_.]/u };
/** Signs that call nothing and end no text, whatever the language. */
const UNREAD: Limit = { changes: 'the code', characters: /[^A-Za-z0-9_./:@-]/u };
/** What may begin a comment, an expression, a regular expression or a text with other marks. */
const UNCLEAR = /[#%`\\]|\/\/|\/\*|--/;
/** Between marks that a program sees. In those of other languages a value may be put in, too. */
const BETWEEN: ReadonlyMap<string, Limit> = new Map([
  ['"', limit('the text in quotation marks', '"\\\\${}')],
  ["'", limit('the text in quotation marks', "'\\\\")],
  ['`', limit('the text in quotation marks', '`\\\\${}')],
]);
const YAML = limit('the text of the file', '\\s{}[\\]&*#!|>\'"%@`,?');
const ADDRESS = limit('the address', '@\\\\\\s');
const AUTHORITY = limit('the address', '/?#@\\\\\\s');
const URL_PATH = limit('the address', '?#\\\\\\s');
const URL_SEGMENT: Limit = { ...limit('the address', '?#\\\\\\s'), climbs: true };
const QUERY = limit('the address', '&#\\s');
const SEGMENT: Limit = { changes: 'the path', climbs: true };
const SQL_BARE: Limit = { changes: 'the SQL', characters: /[^A-Za-z0-9_.]/u };
const SQL: ReadonlyMap<string, Limit> = new Map([
  ["'", limit('the SQL', "'\\\\")],
  ['"', limit('the SQL', '"\\\\')],
  ['`', limit('the SQL', '`\\\\')],
  ['$', limit('the SQL', '$')],
  ['\n', limit('the SQL', '')],
  ['*/', limit('the SQL', '*/')],
]);
const QUERY_BARE: Limit = { changes: 'the query', characters: /[^A-Za-z0-9_:.]/u };
/** PowerShell takes typographic quotation marks for straight ones. */
const POWERSHELL_BARE: Limit = {
  ...limit('the command', '\\s;|&<>$`"\'(){}@#,*?[\\]\u2018-\u201F'),
  first: /[-\u2013-\u2015]/,
};
const POWERSHELL: ReadonlyMap<string, Limit> = new Map([
  ["'", limit('the command', "'\u2018-\u201B")],
  ['"', limit('the command', '"$`\u201C-\u201F')],
]);

/** Code in prose that starts with the name of a program and has a field further on. */
const CODE_SPAN = /`+\s*(?:sudo )?[a-z][\w./-]*\s[^`]*\{\{[A-Z][^`]*`/g;
/** What may come before the name of a program. */
const LEADING = /^(?:\w+\+?=.*|if|then|else|elif|do|while|until|time|!|\{|\}|coproc|exec|command|builtin)$/s;
/** Programs that run the command behind their own arguments, with their options that take a value. */
const WRAPPERS: ReadonlyMap<string, { values: string[]; skip: number }> = new Map(
  [
    'sudo 0 -u -g -h -p -C -r -t -U -D -R -T',
    'doas 0 -u -C',
    'runuser 0 -u -g',
    'env 0 -u -C',
    'nohup 0',
    'nice 0 -n',
    'ionice 0 -c -n',
    'stdbuf 0 -i -o -e',
    'setsid 0',
    'time 0 -f -o',
    'timeout 1 -s -k',
    'chroot 1',
    'gosu 1',
    'xargs 0 -n -I -P -L -d -a -s -E',
    'strace 0 -e -o -s -p',
    'busybox 0',
    'watch 0 -n',
    'parallel 0 -j',
  ].map((row) => {
    const [name = '', skip, ...values] = row.split(' ');
    return [name, { values, skip: Number(skip) }];
  }),
);
/** Programs that take a command after `--`. */
const PASSES =
  /^(?:kubectl|oc|k|nsenter|unshare|systemd-run|aws-vault|chamber|doppler|op|infisical|envconsul|tsh|gds|gcloud|perf|nomad|flyctl|knife)$/;
/** Programs whose first word says what they do. */
const SUBCOMMANDS =
  /^(?:kubectl|oc|helm|docker|podman|crictl|nerdctl|systemctl|initctl|git|aws|gcloud|az|terraform|consul|vault|nomad|etcdctl|redis-cli|valkey-cli|ceph|rabbitmqctl|patronictl|pm2|supervisorctl|knife|velero|argocd|flux|istioctl|npm|apt|apt-get|yum|dnf|brew)$/;
/** What compares its words, whatever they start with. */
const TESTS = /^(?:\[\[?|test|case|for)$/;
/** By program, the options that take no value, so that what follows is a word. */
const FLAGS: [RegExp, RegExp][] = [
  [
    /^(?:rm|rmdir|ls|cat|cp|mv|ln|chmod|chown|chgrp|wc|file|unlink|less|zcat|gunzip|gzip|umount|cd|readlink|realpath|tac)$/,
    /^-[A-RU-Za-su-z0-9]+$|^--[\w-]+$/,
  ],
  [/^(?:rsync|scp|sftp)$/, /^-(?![eBTMPoilFc@]$)[A-Za-z0-9]+(?<![eBTMoiF])$/],
  [/^(?:mkdir|touch|stat|du|shred)$/, /^-[abfhilpsuvxz]+$/],
  [/^(?:kubectl|oc|k|docker|podman|nerdctl|crictl)$/, /^-(?:it|ti|i|t|A|w|d|itd)$/],
  [/^(?:[efz]?grep|pgrep|pkill)$/, /^-[cEFGHhiLlnoqRrsvwxzZPa]+$/],
  [/^(?:kill|killall)$/, /^-(?:\d+|[A-Z]{3,}|KILL|9)$/],
  [/^systemctl$/, /^-[alqrf]+$|^--(?:now|no-pager|full|user|quiet|force)$/],
  [/^ping6?$/, /^-[46nqv]+$/],
];
const SOURCES = /^(?:source|\.)$/;
const SHELL = /^(?:ba|da|z|k|mk|a|fi|c|tc)?sh$/;
const REREADS = /^(?:eval|watch|parallel|trap|alias)$/;
const FILTER = /^(?:[gmn]?awk|g?sed|jq|yq|gojq)$/;
const SEARCH = /^(?:[efz]?grep|rg|ag|pgrep|pkill)$/;
const INTERPRETER =
  /^(?:python[\d.]*|perl[\d.]*|ruby|node|deno|bun|php|lua|osascript|Rscript|mongosh|mongo|pwsh|powershell|rails|runner)$/;
/** The options after which an interpreter is given its program. */
const TAKES_CODE = /^(?:-[A-Za-z]*[ceErR]|--eval|--execute|--command|-Command|runner)$/;
const STATEMENT =
  /^\s*(?:\\\w|(?:select|insert|update|delete|alter|create|drop|truncate|explain|with|grant|revoke|show|set|call|vacuum|analy[sz]e|begin|kill|reindex|copy|merge|use|comment|cluster|terminate|rename|optimi[sz]e)\s)/i;
const SELECTS = /^(?:-l|--selector|--field-selector|--label-selector)$/;

const FIRST_FIELD = 0xe000;
/** How many shells in each other are read. */
const DEEPEST = 5;

/** Where a command uses a variable. */
export interface Place {
  /** As in `step "restart"`. */
  where: string;
  limits: Limit[];
}

/** What reads a command, or the address of a link. */
type Language = Run['language'] | 'address';

interface Command {
  text: string;
  language?: Language;
  where: string;
}

interface Code {
  text: string;
  language: 'shell' | 'sql' | 'yaml' | 'unread' | 'code' | 'sed' | 'expression';
}
