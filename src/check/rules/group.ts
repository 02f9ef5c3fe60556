import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { proseIn, withoutCode, type Rule } from './rule.ts';

export const group: Rule = {
  finds: {
    'role/group': {
      level: 'warning',
      reason:
        'A task for "someone" gets done by nobody, because each of five people saw another one reach for it.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, text, pointer } of proseIn(files)) {
      if (!MAY.test(text)) continue;
      const match = GIVEN.exec(withoutCode(text));
      if (!match) continue;
      yield finding(
        file,
        pathOf(pointer),
        'role/group',
        `${quote(match[0])} gives the task to nobody in particular`,
        {
          level: 'warning',
          help: 'Name one role, such as the responder, the scribe or the customer liaison.',
          offset: match.index,
        },
      );
    }
  },
};

const MAY = /some(?:one|body)|every(?:one|body)|team|engineers|developers|channel|folks|around/i;
const GIVEN =
  /\b(?:(?:someone|somebody|everyone|everybody|the (?:whole )?team|(?:all )?(?:the )?(?:engineers|developers|folks)) (?:should(?! have)|must|needs? to|ha(?:s|ve) to|is to|are to|ought to)|(?:ask|ping|tell|notify) (?:someone|somebody|around|all (?:the )?engineers|whoever is (?:around|online|there)))\b/i;
