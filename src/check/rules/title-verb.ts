import { stepsOf } from '../../model/flow.ts';
import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const titleVerb: Rule = {
  finds: {
    'text/vague-title': {
      level: 'warning',
      reason:
        '"Investigate" says that there is something to find, but not where to look. A step is one action with a result that can be seen.',
      example: { kind: 'runbook' },
    },
    'text/minimising': {
      level: 'warning',
      reason: '"Just restart it" tells a reader who is stuck that it is their own fault.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files)) {
      for (const [index, { title }] of stepsOf(data).entries()) {
        const vague = VAGUE.exec(title)?.[0];
        if (vague !== undefined)
          yield finding(
            file,
            ['steps', index, 'title'],
            'text/vague-title',
            `${quote(vague)} does not say what to do`,
            {
              level: 'warning',
              help: 'Start with an action and name the thing, as in "See which shard grows".',
            },
          );
        const small = MINIMISING.exec(title)?.[0];
        if (small !== undefined)
          yield finding(
            file,
            ['steps', index, 'title'],
            'text/minimising',
            `title contains the minimising word ${quote(small)}`,
            {
              level: 'warning',
              help: 'Remove the word.',
            },
          );
      }
    }
  },
};

const VAGUE =
  /^(?:investigate|troubleshoot|look into|handle|deal with|take care of|fix)\b(?! .*\{\{)(?: (?:the|this|it|all|any))?(?: (?:issues?|problems?|errors?|alerts?|incidents?|situation))?\.?$/i;
const MINIMISING = /\b(?:simply|obviously|just(?! (?:before|after|one|now))|easily|of course)\b/i;
