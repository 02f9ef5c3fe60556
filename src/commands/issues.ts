import { spawnSync } from 'node:child_process';
import { CommandError } from '../diagnostics/command-error.ts';
import type { Health, TeamHealth } from '../upkeep/health.ts';
import { content, now, rules } from './common-options.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { ofTeam, readHealth } from './health.ts';
import { flag } from './option.ts';

export const issues = defineCommand({
  name: 'issues',
  summary: 'keep one open GitHub issue for each team with work to do',
  usage: '[OPTIONS]',
  description: `Keeps one open GitHub issue for each team whose runbooks are overdue, affected by a change elsewhere, failed or never tried: opens it, updates it, and closes it when nothing is left. It uses GitHub's command gh, signed in, and the label handbook-health, which must exist: gh label create handbook-health.`,
  options: {
    'dry-run': flag('only print what would be done'),
    now,
    rules,
    content,
  },
  exitCodes: { 0: 'done', 1: 'the content has errors' },
  run: async ({ values: { 'dry-run': isDry, ...options }, context }) => {
    const reading = await readHealth(options, context);
    if (reading === undefined) return 1;
    const { health, textOf } = reading;
    if (!health) return 0;
    for (const act of planIssues(health, openIssues(context), textOf)) {
      context.console.log(describe(act));
      if (!isDry) gh(context, argumentsOf(act), 'body' in act ? act.body : undefined);
    }
    return 0;
  },
});

/** The acts that give each team one open issue while it has work to do, and none otherwise. */
export function planIssues(health: Health, open: OpenIssue[], text: (report: Health) => string): IssueAct[] {
  return health.teams.flatMap((team): IssueAct[] => {
    const title = titleOf(team);
    const issue = open.find((one) => one.title === title || one.title === formerTitleOf(team));
    if (!hasWork(team)) return issue ? [{ type: 'close', number: issue.number, title }] : [];
    const body = text(ofTeam(health, team.team));
    if (!issue) return [{ type: 'open', title, body }];
    return issue.body.trim() === body.trim() ? [] : [{ type: 'update', number: issue.number, title, body }];
  });
}

function titleOf({ name }: TeamHealth): string {
  return `Handbook: what ${name} has to fix`;
}

/** The title before the wording changed: an issue that is open under it is still the team's. */
function formerTitleOf({ name }: TeamHealth): string {
  return `Handbook: what ${name} has to mend`;
}

/** Runbooks that are due soon, drafts and silenced findings are listed in an open issue, but do not open one. */
function hasWork({
  overdue,
  changed,
  failed,
  unexercised,
  services_without_runbook,
  alerts,
}: TeamHealth): boolean {
  const lists = [overdue, changed, failed, unexercised, services_without_runbook, alerts.missing ?? []];
  return lists.some((list) => list.length > 0);
}

function openIssues(context: Context): OpenIssue[] {
  const found = gh(context, [
    'issue',
    'list',
    '--label',
    LABEL,
    '--state',
    'open',
    '--limit',
    '500',
    '--json',
    'number,title,body',
  ]);
  return JSON.parse(found) as OpenIssue[];
}

function argumentsOf(act: IssueAct): string[] {
  switch (act.type) {
    case 'open':
      return ['issue', 'create', '--label', LABEL, '--title', act.title, '--body-file', '-'];
    case 'update':
      return ['issue', 'edit', String(act.number), '--body-file', '-'];
    case 'close':
      return ['issue', 'close', String(act.number), '--comment', 'Nothing is left to fix.'];
  }
}

function describe(act: IssueAct): string {
  return act.type === 'open' ? `open: ${act.title}` : `${act.type} #${act.number}: ${act.title}`;
}

function gh({ root, env }: Context, args: string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync('gh', args, {
    cwd: root,
    env,
    encoding: 'utf8',
    input,
  });
  if (error)
    throw new CommandError(
      `Cannot run GitHub's command gh (${error.message}). Install it: https://cli.github.com`,
    );
  if (status !== 0) throw new CommandError(`gh ${args.slice(0, 2).join(' ')} failed: ${stderr.trim()}`);
  return stdout;
}

/** The label that the issues are found by. */
const LABEL = 'handbook-health';

export interface OpenIssue {
  number: number;
  title: string;
  body: string;
}

export type IssueAct =
  | { type: 'open'; title: string; body: string }
  | { type: 'update'; number: number; title: string; body: string }
  | { type: 'close'; number: number; title: string };
