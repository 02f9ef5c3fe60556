import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/spelling.ts';
import { today } from '../loaders/build-day.ts';
import { catalogOf, readSources, type ReadResult } from '../loaders/catalog.ts';
import { readRuleFile } from '../loaders/rule-files.ts';
import { addressOf } from '../model/addresses.ts';
import { printFindings } from '../publish/print-findings.ts';
import { escapeControls } from '../report/frame.ts';
import { headline } from '../report/pretty.ts';
import type { AlertRule } from '../upkeep/alert-rule.ts';
import { content } from './common-options.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { text } from './option.ts';
import { refuseWays } from './scaffold/contact-method.ts';
import { documentOf, pathOf } from './scaffold/plan.ts';
import { requestOf, type Request } from './scaffold/request.ts';
import { openIn, readStarter, withSchema } from './scaffold/starter.ts';

export const newFile = defineCommand({
  name: 'new',
  summary: 'write a new file that passes the check, with its questions in it',
  usage: [
    '-- runbook TEAM NAME [--from-alert FILE:ALERT] [--service ID]',
    '-- service TEAM NAME',
    '-- team NAME [--page WAYS]',
    '-- role NAME',
    '-- message [TEAM] NAME',
  ],
  description: `Writes a new file that passes the check right away, with its questions in it as comments, and prints what to do next. It never overwrites anything.`,
  words: {
    most: 3,
    help: {
      TEAM: 'the id of the team that the file belongs to',
      NAME: 'the id: lower-case words joined by hyphens. It becomes an address and never changes',
    },
  },
  options: {
    'from-alert': text(
      'FILE:ALERT',
      'fill the runbook from a rule of Prometheus: title, meaning, labels, and a guess of the level',
    ),
    service: text('ID', "the service that the runbook is about (default: the team's first)"),
    page: text(
      'WAYS',
      "how the team's on-call is paged: a command or a phone number, and optionally a #channel, separated by commas (default: as the incident commander is)",
    ),
    content,
  },
  exitCodes: { 0: 'written', 1: 'the check would not accept the file' },
  run: async ({ values, words, context }) => {
    const { content } = values;
    const sources = await readSources(content);
    const options = { now: today(context.env), audience: 'restricted' } as const;
    const before = await catalogOf(sources, options);
    const request = requestOf(words, before.catalog);
    const path = pathOf(request);
    const file = join(content, path);
    const shown = relative(context.cwd, file).replaceAll('\\', '/');
    if (existsSync(file))
      throw new CommandError(`"${shown}" already exists. Edit it, or choose another name.`);
    const rules = await rulesFor(request, values['from-alert'], context.cwd);
    const extra = { ...optionsFor(request, values), rules };
    const document = documentOf(await readStarter(request.kind), request, before.catalog, extra);
    const body = withSchema(document.toString({ lineWidth: 0 }), `content/${path}`, request.kind);
    const after = await catalogOf([...sources, { path, text: body }], options);
    const found = newIn(before, after);
    if (found.some(({ level }) => level === 'error')) {
      printFindings({ ...after, diagnostics: found }, content, 0, context);
      context.console.error('Nothing was written, because the check would not accept the file.');
      return 1;
    }
    await mkdir(dirname(file), { recursive: true });
    // With wx, a file that someone else has written in the meantime is not overwritten.
    await writeFile(file, body, { flag: 'wx' });
    report(request, shown, body, found, context);
    return 0;
  },
});

function optionsFor({ kind }: Request, { page, service }: NewOptions): NewOptions {
  if (page !== undefined && kind !== 'team') throw new UsageError('--page works only for a new team.');
  if (service !== undefined && kind !== 'runbook')
    throw new UsageError('--service works only for a new runbook.');
  const refusal =
    page === undefined ? undefined : refuseWays(page, ['command', 'telephone', 'chat', 'email']);
  if (refusal) throw new UsageError(`--page: ${refusal}`);
  return { page, service };
}

/** The rules that an option names as FILE:AlertName. */
async function rulesFor({ kind }: Request, value: string | undefined, cwd: string): Promise<AlertRule[]> {
  if (value === undefined) return [];
  if (kind !== 'runbook') throw new UsageError('--from-alert works only for a new runbook.');
  const [, path, name] = /^(.+):([^:]+)$/.exec(value) ?? [];
  if (path === undefined || name === undefined)
    throw new UsageError(
      `Invalid alert ${quote(value)}. Expected a file and a name, as in --from-alert rules/ledger.yaml:CardDeclineRatioHigh.`,
    );
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,119}$/.test(name))
    throw new UsageError(
      `Alert name ${quote(escapeControls(name))} cannot be used in an address, which allows letters, digits, "_", "." and "-". Rename the alert.`,
    );
  if (!existsSync(resolve(cwd, path))) throw new UsageError(`No file at "${escapeControls(path)}".`);
  const { alerts, findings } = await readRuleFile(path, cwd);
  const rules = alerts.filter((rule) => rule.name === name);
  if (rules.length) return rules;
  const [problem] = findings;
  throw new UsageError(
    problem
      ? `Cannot read ${escapeControls(path)}: ${escapeControls(problem.message)}. To find the place: npm run alerts -- --rules FILE.`
      : `${escapeControls(path)} has no alert ${quote(escapeControls(name))}.`,
  );
}

/** The findings in the new file, and in others because of it. */
function newIn(before: ReadResult, after: ReadResult): Diagnostic[] {
  const keyOf = ({ file, rule, message }: Diagnostic): string => [file, rule, message].join('\n');
  const known = new Set(before.diagnostics.map(keyOf));
  return after.diagnostics.filter((diagnostic) => !known.has(keyOf(diagnostic)));
}

function report(
  { kind, id }: Request,
  file: string,
  body: string,
  found: Diagnostic[],
  { console }: Context,
): void {
  console.log(`Wrote ${file}\n`);
  console.log('Its questions, each in a comment that starts with FILL IN:');
  for (const { line, text } of openIn(body)) console.log(`  ${String(line).padStart(4)}  ${text}`);
  if (found.length) console.log('\nIt passes the check, with these findings so far:');
  for (const diagnostic of found) console.log(`  ${headline(diagnostic)}`);
  console.log(`
Next:
  npm run check   reports what is wrong, and where
  npm run dev     shows it at http://localhost:4321${addressOf(kind, id)}${
    kind === 'runbook' ? '\n  docs/contribute/writing.md   explains what makes a good one, with examples' : ''
  }`);
}

interface NewOptions {
  page?: string | undefined;
  service?: string | undefined;
}
