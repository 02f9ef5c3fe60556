import { stepsOf } from '../../model/flow.ts';
import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const gerund: Rule = {
  finds: {
    'text/title-gerund': {
      level: 'info',
      reason:
        'In a list of forty titles, readers see mainly the first word, and "How to" or "Handling" tells them nothing.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files)) {
      const titles: [(string | number)[], string][] = [
        [['title'], data.title],
        ...stepsOf(data).map(({ title }, index): [(string | number)[], string] => [
          ['steps', index, 'title'],
          title,
        ]),
      ];
      for (const [path, title] of titles) {
        const match = OPENING.exec(title);
        if (!match) continue;
        yield finding(
          file,
          path,
          'text/title-gerund',
          `title starts with ${quote(match[0])} instead of the word that readers look for`,
          {
            level: 'info',
            help:
              path[0] === 'title'
                ? 'Start with what is wrong, as in "Order queue is growing".'
                : 'Start with what to do, as in "Restart the consumer".',
          },
        );
      }
    }
  },
};

const OPENING =
  /^(?:How to|(?:Handling|Investigating|Troubleshooting|Fixing|Dealing|Restarting|Checking|Debugging|Recovering|Resolving|Diagnosing|Mitigating|Running|Verifying|Scaling|Rolling|Failing over|Rotating|Draining|Cleaning|Removing|Adding|Updating|Deleting|Restoring)\b)/i;
