import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { Rule } from './rule.ts';

export const linkLabel: Rule = {
  finds: {
    'link/label': {
      level: 'warning',
      reason:
        'On paper and in a screen reader, "here" is all there is of the link, so nobody knows where it leads.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, placement, data, texts } of files) {
      for (const { form, text, pointer } of texts) {
        if (form !== 'prose' || !text.includes('](')) continue;
        const match = LABEL.exec(text);
        if (match) yield vague(file, pathOf(pointer), match[1] ?? '', match.index);
      }
      if (placement?.kind !== 'runbook') continue;
      const { links } = (data ?? {}) as { links?: unknown };
      for (const [index, link] of (Array.isArray(links) ? links : []).entries()) {
        const { label } = (link ?? {}) as { label?: unknown };
        if (typeof label === 'string' && ALONE.test(label))
          yield vague(file, ['links', index, 'label'], label);
      }
    }
  },
};

function vague(file: string, path: (string | number)[], label: string, offset?: number) {
  return finding(file, path, 'link/label', `link text ${quote(label)} does not describe its target`, {
    level: 'warning',
    help: 'Name the target, as in "the Orders dashboard".',
    ...(offset === undefined ? {} : { offset }),
  });
}

const WORDS =
  '(?:(?:click |see |look |over )?here|this(?: (?:link|page|one))?|(?:the )?(?:link|page|url)|more|read more|see)';
const LABEL = new RegExp(`\\[(${WORDS})\\]\\(`, 'i');
const ALONE = new RegExp(`^${WORDS}$`, 'i');
