import { finding } from '../diagnostic.ts';
import { variablesIn } from '../facts.ts';
import { fitsPattern } from '../pattern.ts';
import { quote } from '../spelling.ts';
import { pathOf } from '../validate.ts';
import type { Rule } from './rule.ts';

/** What the page itself knows or asks for once an incident, so that no runbook need declare it. */
export const BUILT_IN: ReadonlySet<string> = new Set([
  'INCIDENT_ID',
  'LEVEL',
  'NOW',
  'NEXT_UPDATE',
  'COMMANDER',
]);

export const variables: Rule = {
  ids: ['cmd/undeclared-variable', 'cmd/unused-variable', 'cmd/bad-example'],
  reason:
    'A blank that nobody explains is filled in wrongly; one that nothing uses sends the reader looking.',
  *check({ files }) {
    for (const { file, placement, data, texts, uses, valid } of files) {
      if (placement?.kind !== 'runbook' && placement?.kind !== 'message') continue;
      const declared = declaredIn(data);
      const used = new Set(uses.filter(({ target }) => target === 'variable').map(({ value }) => value));
      for (const { text, pointer } of texts) {
        for (const { name, offset } of variablesIn(text)) {
          used.add(name);
          if (BUILT_IN.has(name) || name in declared) continue;
          yield finding(
            file,
            pathOf(pointer),
            'cmd/undeclared-variable',
            `the variable ${quote(name)} is not declared`,
            {
              help: `Add it under variables, as ${name}: { description: …, example: … }.`,
              offset,
            },
          );
        }
      }
      if (!valid) continue;
      for (const [name, { example, pattern }] of Object.entries(declared)) {
        if (!used.has(name)) {
          yield finding(
            file,
            ['variables', name],
            'cmd/unused-variable',
            `the variable ${quote(name)} is never used`,
            {
              on: 'key',
              level: 'warning',
              help: `Remove it, or write {{${name}}} where it belongs.`,
            },
          );
        }
        if (pattern !== undefined && !fitsPattern(example, pattern)) {
          yield finding(
            file,
            ['variables', name, 'example'],
            'cmd/bad-example',
            `the example ${quote(example)} does not match the pattern ${quote(pattern)}`,
            {
              help: 'Mend whichever of the two is wrong.',
            },
          );
        }
      }
    }
  },
};

function declaredIn(data: unknown): Record<string, { example: string; pattern?: string }> {
  const declared = (data as { variables?: unknown } | undefined)?.variables;
  return typeof declared === 'object' && declared !== null
    ? (declared as Record<string, { example: string; pattern?: string }>)
    : {};
}
