import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { AlertRule } from '../../upkeep/alert-rule.ts';
import { addressOf } from '../../model/addresses.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { refuseNoFolder } from '../check-options.ts';
import type { Values } from '../command.ts';
import { printFindings } from '../../publish/print-findings.ts';
import { Refusal } from '../../diagnostics/command-error.ts';
import { catalogOf, readSources, type ReadResult } from '../../loaders/catalog.ts';
import { readEnvironment, UsageError } from '../../loaders/environment.ts';
import { readRuleFile } from '../../loaders/rule-files.ts';
import { escapeControls } from '../../report/frame.ts';
import { headline } from '../../report/pretty.ts';
import { documentOf, pathOf } from './plan.ts';
import { requestOf, type Request } from './request.ts';
import { openIn, readStarter, withSchema } from './starter.ts';
import { refuseWays } from './contact-method.ts';

/**
 * Writes a new file with its questions in it as comments, after the check has accepted it, and says what to do next.
 * Resolves with the exit code: 1, and nothing is written, if the check finds fault with it. Throws a Refusal rather than
 * overwrite anything.
 */
export async function startFile(values: Values, words: string[]): Promise<number> {
  const environment = readEnvironment();
  refuseNoFolder(environment.content);
  const sources = await readSources(environment.content);
  const options = { now: environment.now, audience: 'restricted' } as const;
  const before = await catalogOf(sources, options);
  const request = requestOf(words, before.catalog);
  const path = pathOf(request);
  const file = join(environment.content, path);
  if (existsSync(file))
    throw new Refusal(
      `${shown(file)} is there already, and nothing is overwritten. Edit it, or choose another name.`,
    );
  const extra = { ...optionsFor(request, values), rules: await rulesFor(request, values['from-alert']) };
  const document = documentOf(await readStarter(request.kind), request, before.catalog, extra);
  const text = withSchema(document.toString({ lineWidth: 0 }), `content/${path}`, request.kind);
  const after = await catalogOf([...sources, { path, text }], options);
  const found = newIn(before, after);
  if (found.some(({ level }) => level === 'error')) return sayRefused(after, found);
  await mkdir(dirname(file), { recursive: true });
  // Somebody else may have written it meanwhile.
  await writeFile(file, text, { flag: 'wx' });
  say(request, shown(file), text, found);
  return 0;
}

function optionsFor({ kind }: Request, { page, service }: Values): { page?: string; service?: string } {
  if (page !== undefined && kind !== 'team') throw new UsageError('--page is for a new team.');
  if (service !== undefined && kind !== 'runbook') throw new UsageError('--service is for a new runbook.');
  const refusal =
    page === undefined ? undefined : refuseWays(page, ['command', 'telephone', 'chat', 'email']);
  if (refusal) throw new UsageError(`--page: ${refusal}`);
  return { ...(page === undefined ? {} : { page }), ...(service === undefined ? {} : { service }) };
}

/** The rules that an option names as FILE:AlertName. */
async function rulesFor({ kind }: Request, text: string | undefined): Promise<AlertRule[]> {
  if (text === undefined) return [];
  if (kind !== 'runbook') throw new UsageError('--from-alert is for a new runbook.');
  const [, path, name] = /^(.+):([^:]+)$/.exec(text) ?? [];
  if (path === undefined || name === undefined)
    throw new UsageError(
      `"${text}" names no alert. Write it as --from-alert rules/ledger.yaml:CardDeclineRatioHigh.`,
    );
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,119}$/.test(name))
    throw new UsageError(
      `${escapeControls(name)} cannot be an address: letters, digits, "_", "." and "-" can. Rename the alert.`,
    );
  if (!existsSync(path)) throw new UsageError(`There is no file ${escapeControls(path)}.`);
  const { alerts, findings } = await readRuleFile(path);
  const rules = alerts.filter((rule) => rule.name === name);
  if (rules.length) return rules;
  const [problem] = findings;
  throw new UsageError(
    problem
      ? `${escapeControls(path)} cannot be read: ${escapeControls(problem.message)}. npm run alerts -- --rules FILE says where.`
      : `${escapeControls(path)} has no alert ${escapeControls(name)}.`,
  );
}

/** What the check says of the new file, and of others because of it. */
function newIn(before: ReadResult, after: ReadResult): Diagnostic[] {
  const keyOf = ({ file, rule, message }: Diagnostic): string => [file, rule, message].join('\n');
  const known = new Set(before.diagnostics.map(keyOf));
  return after.diagnostics.filter((diagnostic) => !known.has(keyOf(diagnostic)));
}

function sayRefused(after: ReadResult, diagnostics: Diagnostic[]): number {
  printFindings({ ...after, diagnostics }, 0);
  console.error('Nothing was written, because the check would not accept it.');
  return 1;
}

function say({ kind, id }: Request, file: string, text: string, found: Diagnostic[]): void {
  const open = openIn(text);
  console.log(`Written: ${file}\n`);
  console.log('Its questions, each a comment that begins with FILL IN:');
  for (const { line, text: question } of open) console.log(`  ${String(line).padStart(4)}  ${question}`);
  if (found.length) console.log('\nIt passes the check, which says of it so far:');
  for (const diagnostic of found) console.log(`  ${headline(diagnostic)}`);
  console.log(`
Then:
  npm run check   says what is wrong, and where
  npm run dev     shows it at http://localhost:4321${addressOf(kind, id)}${
    kind === 'runbook' ? '\n  docs/contribute/writing.md   says what a good one holds, with examples' : ''
  }`);
}

function shown(file: string): string {
  return relative(process.cwd(), file).replaceAll('\\', '/');
}
