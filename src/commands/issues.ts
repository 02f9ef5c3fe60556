import { spawnSync } from 'node:child_process';
import type { Health, TeamHealth } from '../upkeep/health.ts';
import type { Values } from './command.ts';
import { ofTeam, readHealth } from './health.ts';
import { Refusal } from '../diagnostics/command-error.ts';

/**
 * Keeps one open issue for each team that has something to mend, through GitHub's own command. Resolves with 0, or with 1
 * if the content has errors. With `dry-run` it says what it would do.
 */
export async function issues(values: Values): Promise<number> {
  const reading = await readHealth(values['now']);
  if (reading === undefined) return 1;
  const { health, text } = reading;
  if (!health) return 0;
  for (const act of planIssues(health, openIssues(), text)) {
    console.log(sayAct(act));
    if (values['dry-run'] === undefined) gh(argumentsOf(act), 'body' in act ? act.body : undefined);
  }
  return 0;
}

/** What to do so that each team has one open issue if it has something to mend, and none otherwise. */
export function planIssues(health: Health, open: OpenIssue[], text: (report: Health) => string): IssueAct[] {
  return health.teams.flatMap((team): IssueAct[] => {
    const title = titleOf(team);
    const issue = open.find((one) => one.title === title);
    if (!hasWork(team)) return issue ? [{ type: 'close', number: issue.number, title }] : [];
    const body = text(ofTeam(health, team.team));
    if (!issue) return [{ type: 'open', title, body }];
    return issue.body.trim() === body.trim() ? [] : [{ type: 'update', number: issue.number, title, body }];
  });
}

function titleOf({ name }: TeamHealth): string {
  return `Handbook: what ${name} has to mend`;
}

/** What is soon due, a draft or silenced is shown in an issue that is open, and opens none. */
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

function openIssues(): OpenIssue[] {
  const found = gh([
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
      return ['issue', 'close', String(act.number), '--comment', 'Nothing is left to mend.'];
  }
}

function sayAct(act: IssueAct): string {
  return act.type === 'open' ? `open: ${act.title}` : `${act.type} #${act.number}: ${act.title}`;
}

function gh(args: string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync('gh', args, { encoding: 'utf8', input });
  if (error)
    throw new Refusal(
      `GitHub's command gh cannot be run (${error.message}). Install it: https://cli.github.com`,
    );
  if (status !== 0) throw new Refusal(`gh ${args.slice(0, 2).join(' ')} failed: ${stderr.trim()}`);
  return stdout;
}

/** The label by which the issues are found again. */
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
