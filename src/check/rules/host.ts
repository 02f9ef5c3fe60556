import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Entry } from '../../model/catalog.ts';
import type { Runbook } from '../../model/content.ts';
import { stepsOf, type FlowStep, type Step } from '../../model/flow.ts';
import { follow, stepsById } from '../../model/path.ts';
import { hostIn, runsOn } from '../../shell/host-name.ts';
import { commandsOf, type RunbookCommand } from '../../shell/runbook-command.ts';
import { flowsIn, runbooksIn, type Rule, type RuleContext } from './rule.ts';

/** Follows hosts that a runbook cuts off, and those from which it moves a part to another one. */
export const host: Rule = {
  finds: {
    'host/cut-off': {
      level: 'error',
      reason:
        'A command on a host that an earlier step cut off hangs until it times out, and the reader takes that for a second fault.',
      example: { kind: 'runbook' },
    },
    'host/moved': {
      level: 'warning',
      reason:
        'Once another host has taken over, every page that names the old one sends the next reader to the wrong machine.',
      example: { kind: 'runbook' },
    },
  },
  *check(context) {
    if (context.parseShell) yield* cutOff(context, context.parseShell);
    yield* moved(runbooksIn(context.files));
  },
};

function* cutOff(
  { files, knownPrograms }: RuleContext,
  parse: NonNullable<RuleContext['parseShell']>,
): Generator<Finding> {
  for (const { file, data, flow } of flowsIn(files)) {
    const cuts = flow.flatMap((entry) => (listOf(entry.step, 'cuts') ?? []).map((name) => ({ entry, name })));
    if (cuts.length === 0) continue;
    const commands = commandsOf(data, parse, knownPrograms).filter(
      ({ use }) => use === 'run' || use === 'dry_run',
    );
    const reported = new Set<RunbookCommand>();
    for (const { entry, name } of cuts) {
      const reached = reachedCutOff(flow, entry, name);
      for (const command of commands) {
        const { step, path, programs } = command;
        if (!step || !reached.has(step.id) || reported.has(command)) continue;
        if (!programs.some((program) => runsOn(program, name))) continue;
        reported.add(command);
        yield finding(
          file,
          path,
          'host/cut-off',
          `step ${quote(step.id)} runs on ${quote(name)}, which step ${quote(entry.step.id)} cut off`,
          {
            help: `Put a step with \`joins: [${name}]\` before it on every path, or do it where the host can be reached.`,
          },
        );
      }
    }
  }
}

/**
 * The steps that a reader can come to before a host is joined again, apart from the one that joins it. A check right after
 * the cut is how one sees that it worked.
 */
function reachedCutOff(flow: FlowStep[], from: FlowStep, name: string): Set<string> {
  const joins = ({ step }: FlowStep): boolean => listOf(step, 'joins')?.includes(name) ?? false;
  const ways = from.exits.map(({ to }) => to);
  const { steps } = follow(flow, ways, (entry) => !joins(entry));
  const byId = stepsById(flow);
  const next = new Set(ways.flatMap((to) => (to.type === 'step' ? [to.id] : [])));
  return new Set(
    [...steps].filter((id) => {
      const entry = byId.get(id);
      const looks =
        entry?.step.kind === 'check' || entry?.step.kind === 'verify' || entry?.step.kind === 'diagnose';
      return entry && !joins(entry) && !(looks && next.has(id));
    }),
  );
}

function* moved(runbooks: Entry<Runbook>[]): Generator<Finding> {
  const movers = runbooks.filter(({ data }) => data.moves && data.status !== 'deprecated');
  if (movers.length === 0) return;
  const named = new Map<string, Mention[]>();
  for (const runbook of runbooks)
    if (runbook.data.status !== 'deprecated')
      for (const mention of mentionsIn(runbook))
        for (const name of mention.names) {
          const known = named.get(name);
          if (known) known.push(mention);
          else named.set(name, [mention]);
        }
  for (const { file, id, data } of movers) {
    const { from = '', to = '' } = data.moves ?? {};
    const left = stepsOf(data).flatMap((step) => ('leaves' in step && step.leaves ? [step.leaves] : []));
    const mentions = (named.get(from.toLowerCase()) ?? []).filter(
      ({ runbook, names, finds }) =>
        runbook.id !== id && !finds && !names.has(to.toLowerCase()) && !swaps(runbook.data, from, to),
    );
    for (const [other, all] of Map.groupBy(mentions, ({ runbook }) => runbook.id)) {
      if (left.some((text) => hostIn(text, other))) continue;
      const [first] = all;
      yield finding(
        file,
        ['moves', 'from'],
        'host/moved',
        `runbook ${quote(other)} still names ${quote(from)} in ${places(all.length)}, first in ${first?.where ?? ''}`,
        {
          level: 'warning',
          help: `Let it find the host that has the part now, or name ${other} under \`leaves\` of the step that moves it, so that someone changes it.`,
        },
      );
    }
  }
}

function places(count: number): string {
  return count === 1 ? 'one command' : `${count} commands`;
}

/** Whether a runbook moves between the same two hosts, as the way back does. */
function swaps({ moves }: Runbook, ...hosts: string[]): boolean {
  return moves !== undefined && hosts.includes(moves.from) && hosts.includes(moves.to);
}

/** Every command of a runbook, and every place that names where one runs. */
function mentionsIn(runbook: Entry<Runbook>): Mention[] {
  const mention = (text: string, where: string): Mention => ({
    runbook,
    where,
    names: new Set((text.match(NAMES) ?? []).map((name) => name.toLowerCase())),
    finds: FINDS.test(text),
  });
  const access = (runbook.data.access ?? []).flatMap(({ test }) =>
    test === undefined ? [] : [mention(test, 'a test of access')],
  );
  return [
    ...access,
    ...stepsOf(runbook.data).flatMap((step) =>
      textsOf(step).map((text) => mention(text, `step ${quote(step.id)}`)),
    ),
  ];
}

function textsOf(step: Step): string[] {
  const causes = step.kind === 'diagnose' ? (step.causes ?? []) : [];
  const runs = [
    'run' in step ? step.run : undefined,
    'undo' in step ? step.undo?.run : undefined,
    ...causes.map(({ run }) => run),
  ].flatMap((run) => (run ? [run.shell, run.dry_run, run.where] : []));
  return [...runs, ...(listOf(step, 'cuts') ?? []), ...(listOf(step, 'joins') ?? [])].filter(
    (text) => text !== undefined,
  );
}

function listOf(step: Step, key: 'cuts' | 'joins'): string[] | undefined {
  return step.kind === 'do' || step.kind === 'rollback' ? step[key] : undefined;
}

/** What may be the name of a host. */
const NAMES = /[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/g;
/** A client that asks several hosts which of them is the primary. */
const FINDS = /\btarget_session_attrs=(?:primary|read-write)\b|\btargetServerType=(?:primary|master)\b/;

interface Mention {
  runbook: Entry<Runbook>;
  where: string;
  names: ReadonlySet<string>;
  /** Whether the command finds the host itself. */
  finds: boolean;
}
