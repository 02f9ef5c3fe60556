import type { Organisation } from '../../model/content.ts';
import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { seconds } from '../../model/duration.ts';
import { stepsOf, type Step, type StepOf } from '../../model/flow.ts';
import { isWritten, runbooksIn, type Rule } from './rule.ts';

/** Compares the decisions that steps say they are with the authority sheet. */
export const authority: Rule = {
  finds: {
    'authority/unsaid': {
      level: 'warning',
      reason:
        'Someone with a finger on the key has to know which decision this is, because another role may have to make it.',
      example: { kind: 'runbook' },
    },
    'authority/approval': {
      level: 'error',
      reason:
        'When a page asks a role that may not decide, the decision is made without authority, or made again while everyone waits.',
      example: { kind: 'runbook' },
    },
  },
  *check({ catalog, files }) {
    const powers = catalog.organisation?.data.authority ?? [];
    if (powers.length === 0) return;
    for (const { file, data } of runbooksIn(files))
      for (const [index, step] of stepsOf(data).entries()) {
        if (!isChange(step)) continue;
        if (step.risk === 'destructive' && step.act === undefined && step.no_act === undefined)
          yield unsaid(file, index, step, isWritten(data));
        const rows = powers.filter(({ act }) => act === step.act);
        const problem = rows.length > 0 ? problemOf(step, rows) : undefined;
        if (problem)
          yield finding(
            file,
            ['steps', index, ...(step.approval ? ['approval', problem.key] : ['act'])],
            'authority/approval',
            `step ${quote(step.id)} is the decision ${quote(step.act)}, ${problem.what}`,
            { help: problem.help },
          );
      }
  },
};

function isChange(step: Step): step is Change {
  return step.kind === 'do' || step.kind === 'rollback';
}

function unsaid(file: string, index: number, { id }: Change, written: boolean): Finding {
  const help =
    'Name the decision of the authority sheet, as in `act: accept-data-loss`, or say why it needs none, as in `no_act: The queue is rebuilt from the orders within a minute.`';
  return written
    ? finding(
        file,
        ['steps', index],
        'authority/unsaid',
        `step ${quote(id)} is destructive but does not say which decision it is`,
        { level: 'warning', help },
      )
    : finding(
        file,
        ['steps', index],
        'draft/unwritten',
        `\`act\` or \`no_act\` of step ${quote(id)} is not written yet`,
        { level: 'to-do', help, lacks: ['act', 'no_act'] },
      );
}

/** What the approval of a step gets wrong; undefined if it is as one of the rows of the sheet has it. */
function problemOf(step: Change, rows: Power[]): Problem | undefined {
  const problems = rows.map((power) => problemIn(step, power));
  return problems.includes(undefined) ? undefined : problems[0];
}

function problemIn({ approval }: Change, { by, delegate, delegate_after }: Power): Problem | undefined {
  if (!approval)
    return {
      key: 'by',
      what: 'but nobody has to approve it',
      help: `Say who must agree, as in \`approval: { by: ${by}, if_unreached: hold, after: ${delegate_after ?? '5m'} }\`.`,
    };
  const isDelegate = approval.by !== by;
  if (isDelegate && approval.by !== delegate)
    return {
      key: 'by',
      what: `which ${quote(approval.by)} may not make`,
      help: `Write \`by: ${by}\`${delegate === undefined ? '' : ` or \`by: ${delegate}\``}, as the authority sheet has it.`,
    };
  if (isDelegate && seconds(approval.after) < seconds(delegate_after ?? '0s'))
    return {
      key: 'after',
      what: `which ${quote(approval.by)} may make only after ${delegate_after ?? ''}`,
      help: `Write \`after: ${delegate_after ?? ''}\` or more, or \`by: ${by}\`.`,
    };
  if (approval.if_unreached === 'proceed-and-log' && delegate === undefined)
    return {
      key: 'if_unreached',
      what: `which nobody else may make if ${quote(by)} is not reached`,
      help: 'Write `if_unreached: hold`, or name a `delegate` for it in the authority sheet.',
    };
  return undefined;
}

interface Problem {
  key: 'by' | 'after' | 'if_unreached';
  what: string;
  help: string;
}

type Change = StepOf<'do' | 'rollback'>;
type Power = NonNullable<Organisation['authority']>[number];
