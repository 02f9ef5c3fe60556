import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dump, load } from 'js-yaml';
import { buildCatalog } from '../src/check/build-catalog.ts';
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts';
import { loadShell } from '../src/loaders/shell.ts';
import { variablesIn } from '../src/model/facts.ts';

const help = `Usage: node scripts/measure-commands.ts OWNER/NAME=FOLDER …

Measures the rules of commands on clones of public runbooks. FOLDER is a git directory, with or without a work tree.
Prints how often an error of a check step is right, by the labels in tests/fixtures/labelled/public-commands.yaml, and
the findings per page when every command of a page becomes a check step.

  --list         print every label with which the errors disagree
  --help         this text`;

const LABELS = 'tests/fixtures/labelled/public-commands.yaml';
const ROOT = join(import.meta.dirname, '..');
/** The languages that a fenced block of shell commands has, or none. */
const SHELLS: ReadonlySet<string> = new Set(['', 'sh', 'bash', 'shell', 'console']);
const SHELLS_ONLY = new Set([...SHELLS].filter((language) => language !== ''));
/** What a shell prints before a command. */
const PROMPT = /^(?:[$]mac|[$]dev|[$]>|chef-repo [$]|\/prometheus [$]|[$]) +/;

const FENCED = /^([ \t]*)(```|~~~)[ \t]*([\w+-]*)[^\n]*\n(.*?)^[ \t]*\2/gms;
/** The programs with which a line begins that is taken for a command. */
const COMMAND =
  /^(?:sudo|kubectl|oc|k|knife|curl|gcloud|psql|gitlab-\w+|gsutil|redis|ssh|scp|bundle|bash|sh|cat|grep|awk|sed|ls|cd|jq|docker|systemctl|service|ceph|aws|gds|terraform|git|make|python3?|ruby|dig|tail|find|rm|mv|cp|consul|vault|etcdctl|df|du|ps|top|perf|tcpdump|ip|journalctl|export|echo|openssl|helm|\.\/|\/(?:opt|usr|bin)\/)(?=\s|\S*\s|$)/;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (values.help || positionals.length === 0) console.log(help);
else await measure(new Map(positionals.map((one) => one.split('=') as [string, string])));

async function measure(clones: Map<string, string>): Promise<void> {
  const findings = await checker();
  const collections = new Map([...clones].map(([name, folder]) => [name, pagesOf(folder)]));
  judge(
    [...collections.values()].flatMap((pages) => [...pages.values()].flat().map(({ text }) => text)),
    findings,
  );
  console.table(
    [...collections].map(([name, pages]) => ({ collection: name, ...countPages(pages, findings) })),
  );
}

/** Prints how often the rules of risk errors and warnings are right about each labelled command. */
function judge(texts: string[], findings: Checker): void {
  const byDigest = new Map(texts.map((text) => [createHash('sha256').update(text).digest('hex'), text]));
  const labels = load(readFileSync(join(ROOT, LABELS), 'utf8')) as Label[];
  const tally = {
    right: 0,
    wrongOnReads: 0,
    wrongOnUnknown: 0,
    missed: 0,
    quiet: 0,
    warned: 0,
    unknown: 0,
    unknownWarned: 0,
  };
  const rules = new Map<string, { right: number; wrong: number; warnings: number }>();
  let found = 0;
  for (const label of labels) {
    const run = byDigest.get(label.sha256);
    if (run === undefined) continue;
    found++;
    const all = findings([run]);
    const errors = all.filter(({ level }) => level === 'error');
    const reports = label.is !== 'reads' && label.is !== 'unknown';
    const aboutEffect = errors.some(({ rule }) => rule.startsWith('risk/'));
    if (label.is === 'unknown') tally.unknown++;
    if (all.some(({ level }) => level === 'warning')) {
      tally.warned++;
      if (label.is === 'unknown') tally.unknownWarned++;
    }
    if (aboutEffect && reports) tally.right++;
    else if (aboutEffect) tally[label.is === 'unknown' ? 'wrongOnUnknown' : 'wrongOnReads']++;
    else if (reports) tally.missed++;
    else tally.quiet++;
    if (values.list && aboutEffect !== reports)
      console.log(aboutEffect ? 'wrong ' : 'missed', label.is.padEnd(11), JSON.stringify(run));
    for (const rule of new Set(all.map((one) => `${one.level} ${one.rule}`))) {
      const count = rules.get(rule) ?? { right: 0, wrong: 0, warnings: 0 };
      rules.set(rule, count);
      if (rule.startsWith('error')) count[reports ? 'right' : 'wrong']++;
      else count.warnings++;
    }
  }
  const { right, wrongOnReads, wrongOnUnknown, missed } = tally;
  console.log(`${found} of ${labels.length} labelled commands are in these clones.`);
  console.log({
    ...tally,
    precision: percent(right, right + wrongOnReads + wrongOnUnknown),
    recall: percent(right, right + missed),
  });
  console.table(Object.fromEntries([...rules].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Counts the findings of pages, each as one runbook. */
function countPages(all: Map<string, Command[]>, findings: Checker): Record<string, number | string> {
  const counts = new Map<string, number>();
  const pages = new Map(
    [...all].flatMap(([path, commands]) => {
      const likely = commands.filter((command) => command.likely).map(({ text }) => text);
      return likely.length > 0 ? [[path, likely]] : [];
    }),
  );
  let commands = 0;
  for (const texts of pages.values()) {
    commands += texts.length;
    for (const { level, rule } of findings(texts)) {
      for (const name of [level, `${level} ${rule}`]) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const perPage = (name: string): string => ((counts.get(name) ?? 0) / pages.size).toFixed(2);
  console.table(
    Object.fromEntries(
      [...counts].sort().map(([name, count]) => [name, { count, 'per page': perPage(name) }]),
    ),
  );
  return {
    pages: pages.size,
    commands,
    'errors per page': perPage('error'),
    'warnings per page': perPage('warning'),
  };
}

/** Returns a function that puts commands into check steps of one runbook, and gives what is found in them. */
async function checker(): Promise<Checker> {
  const parseShell = await loadShell();
  const folder = join(ROOT, 'tests/fixtures/base');
  const base = globSync('**/*.{yaml,mdx}', { cwd: folder })
    .filter((path) => !path.includes('/runbooks/'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  return (texts) => {
    const text = dump(runbookOf(texts.map(withFields)), { lineWidth: -1, noRefs: true });
    const { diagnostics } = buildCatalog([...base, { path: 'teams/depot/runbooks/measured.yaml', text }], {
      now: new Date('2026-11-24'),
      parseShell,
      audience: 'internal',
    });
    return diagnostics.filter(
      ({ file, line, rule }) =>
        file.endsWith('measured.yaml') &&
        rule !== 'cmd/unused-variable' &&
        isAboutCommand(text.split('\n'), line),
    );
  };
}

/** Whether a line of the runbook is in a command or in a variable, and not in what this script puts around them. */
function isAboutCommand(lines: string[], line: number): boolean {
  for (let at = line - 1; at >= 0; at--) {
    if (/^ {6}shell:|^variables:/.test(lines[at] ?? '')) return true;
    if (
      /^ {0,4}\S/.test(lines[at] ?? '') &&
      !/^ {2}[A-Z0-9_]+:|^ {4}(?:run|description|example):/.test(lines[at] ?? '')
    )
      return false;
  }
  return false;
}

function runbookOf(texts: string[]): object {
  const names = new Set(texts.flatMap((text) => variablesIn(text).map(({ name }) => name)));
  const steps = texts.map((shell, index) => ({
    id: `look-${index + 1}`,
    kind: 'check',
    title: `Look at number ${index + 1}`,
    run: { shell },
    expect: '`3`',
    otherwise: 'escalate',
  }));
  const variables = Object.fromEntries(
    [...names].map((name) => [name, { description: 'A name', example: 'a' }]),
  );
  return {
    title: 'Scans',
    kind: 'procedure',
    reviewed: { date: '2026-11-12', by: 'responder' },
    use_when: 'Scans wait.',
    recovered_when: ['No scan waits.'],
    stop_if: [{ when: 'No shard answers.', go_to: 'team/depot' }],
    steps,
    ...(names.size > 0 ? { variables } : {}),
  };
}

/** Turns the `<fields>` of a command into variables. */
function withFields(text: string): string {
  return text.replace(/(?<![<\w])<([A-Za-z][\w .-]*)>/g, (_, name: string) => {
    return `{{${name.toUpperCase().replace(/\W+/g, '_')}}}`;
  });
}

/** The shell commands of every page of a clone that has some, by its path. */
function pagesOf(folder: string): Map<string, Command[]> {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1e9 });
  const paths = git('ls-tree', '-r', '-z', '--name-only', 'HEAD').split('\0');
  const pages = new Map<string, Command[]>();
  for (const path of paths) {
    if (!path.endsWith('.md') || /README|CONTRIBUTING|CHANGELOG|template/i.test(path)) continue;
    const commands = commandsIn(git('show', `HEAD:${path}`));
    if (commands.length > 0) pages.set(path, commands);
  }
  return pages;
}

/** The shell commands in the fenced blocks of a page, with continued lines and quotations joined. */
function commandsIn(text: string): Command[] {
  const commands: Command[] = [];
  for (const [, , , language = '', block = ''] of text.matchAll(FENCED)) {
    if (!SHELLS.has(language.toLowerCase())) continue;
    const lines = block.split('\n').map((line) => line.trim());
    const prompted = lines.some((line) => /^\S*@?\S*[$#] \S/.test(line) && !line.startsWith('# '));
    const named = SHELLS_ONLY.has(language.toLowerCase());
    for (let at = 0; at < lines.length; at++) {
      let line = lines[at] ?? '';
      if (prompted) {
        const [prompt] = /^(?:\S*@\S*?[^$#]*)?[$] ?(?=\S)/.exec(line) ?? [];
        if (prompt === undefined) continue;
        line = PROMPT.test(line) || prompt === '' ? line : line.slice(prompt.length);
      }
      if (line === '' || line.startsWith('#')) continue;
      while (line.endsWith('\\') && at + 1 < lines.length)
        line = `${line.slice(0, -1).trimEnd()} ${lines[++at] ?? ''}`;
      for (let more = 0; named && isOpen(line) && at + 1 < lines.length && more < 8; more++)
        line += `\n${lines[++at] ?? ''}`;
      const command = line.replace(PROMPT, '').trim();
      commands.push({ text: command, likely: named || COMMAND.test(command) });
    }
  }
  return commands;
}

/** Whether a quotation is not closed. */
function isOpen(text: string): boolean {
  return ["'", '"'].some((mark) => (text.split(mark).length - 1) % 2 === 1);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

interface Command {
  text: string;
  /** False where a block without a language may as well be what a command prints. */
  likely: boolean;
}
interface Label {
  is: 'reads' | 'changes' | 'high' | 'destructive' | 'unseen' | 'unknown';
  sha256: string;
}
type Checker = (texts: string[]) => Diagnostic[];
