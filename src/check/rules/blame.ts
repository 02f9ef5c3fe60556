import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { withoutCode, type Rule } from './rule.ts';

export const blame: Rule = {
  finds: {
    'text/blame': {
      level: 'warning',
      reason:
        'A reader who sees a person blamed says less next time. The conditions that made a mistake likely can be changed; the person cannot.',
      example: { kind: 'message' },
    },
  },
  *check({ files }) {
    for (const { file, placement, texts } of files) {
      if (placement?.kind !== 'message' && placement?.kind !== 'runbook') continue;
      for (const { form, text, pointer } of texts) {
        if (form === 'command' || !MAY.test(text)) continue;
        yield* blaming(file, pathOf(pointer), text);
      }
    }
  },
};

function* blaming(file: string, path: string[], text: string): Generator<Finding> {
  const match = BLAMES.exec(withoutCode(text));
  if (!match) return;
  yield finding(
    file,
    path,
    'text/blame',
    `${quote(match[0])} blames a person instead of saying what happened`,
    {
      level: 'warning',
      help: 'Say what happened and what made it likely, as in "the certificate expired and no alert reported it".',
      offset: match.index,
    },
  );
}

const MAY =
  /error|fault|blame|careless|neglig|forgot|failed|should have|incompeten|who (?:did|caus|broke)|why did/i;
const PEOPLE =
  '(?:(?:an?|the|our|one|another) (?:\\w+ )?(?:engineer|operator|developer|administrator|admin|employee|colleague|contractor|technician|person|member of (?:staff|the team)|team)|he|she|somebody|someone)(?: on[- ]call)?';
const BLAMES = new RegExp(
  `\\b(?:human error|operator error|user error|careless(?:ness|ly)?|negligen(?:t|ce)|incompeten(?:t|ce)|(?:your|his|her|their|whose|'s) fault|(?:is|was|are|were) to blame|who (?:did|caused|broke) (?:this|it)|why did (?:you|he|she|they)|${PEOPLE} (?:\\w+ )?(?:failed to|forgot|neglected|should have|should not have))\\b`,
  'i',
);
