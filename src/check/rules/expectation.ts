import { stepsOf } from '../../model/flow.ts';
import { finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import type { Runbook } from '../../model/content.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const expectation: Rule = {
  finds: {
    'cmd/vague-expect': {
      level: 'warning',
      reason:
        '"It works" is what everyone hopes to see, so everyone sees it. A value, a line or a number that is missing gets noticed.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files)) {
      for (const { path, expect, run } of expectationsIn(data)) {
        if (expect === undefined || !VAGUE.test(expect)) continue;
        // A single word is taken as what the command prints, such as OK or done.
        if (run && /^\S+$/.test(expect) && !expect.endsWith('.')) continue;
        yield finding(
          file,
          [...path, 'expect'],
          'cmd/vague-expect',
          `expected result ${quote(expect)} is too vague to check`,
          {
            level: 'warning',
            help: 'Write what appears on the screen: a line of the output, a number, the colour of a panel.',
          },
        );
      }
    }
  },
};

/** Everything that says what the reader sees, of steps and of the causes in them. */
function expectationsIn(runbook: Runbook): Expectation[] {
  return stepsOf(runbook).flatMap((step, index): Expectation[] => {
    const path: ValuePath = ['steps', index];
    if (step.kind === 'diagnose')
      return (step.causes ?? []).map((cause, at) => ({ path: [...path, 'causes', at], ...cause }));
    return 'expect' in step ? [{ path, expect: step.expect, run: step.run }] : [];
  });
}

const SUBJECT =
  '(?:it|this|that|the (?:command|step|check|system|service|app|application)|everything|all|things?)(?: (?:is|are|looks?|seems?|should be|will be))?(?: (?:all|now|back))*';
const STATE =
  'works?|working|done|good|fine|ok(?:ay)?|success(?:ful(?:ly)?)?|succeeds?|normal|healthy|as expected|completed?|checked|set|green and good|alright|correct|no (?:problems?|issues?|errors?)|(?:completes?|finishes|runs?|works) (?:successfully|without (?:errors?|problems?|issues?)|as expected|fine|ok)|should work|see above|n\\/?a|none|tbd';
const VAGUE = new RegExp(`^(?:${SUBJECT} )?(?:${STATE})(?: (?:again|now|as expected))?[.!]?$`, 'i');

interface Expectation {
  path: ValuePath;
  expect?: string | undefined;
  run?: unknown;
}
