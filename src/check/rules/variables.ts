import { finding } from '../../diagnostics/diagnostic.ts';
import { variablesIn } from '../../model/facts.ts';
import { fitsPattern } from '../../model/pattern.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
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
  finds: {
    'cmd/undeclared-variable': {
      level: 'error',
      reason: 'A blank that nobody explains is filled in wrongly.',
      example: { kind: 'runbook' },
    },
    'cmd/unused-variable': {
      level: 'warning',
      reason: 'A blank that nothing uses sends the reader looking for a value that is not needed.',
      example: { kind: 'runbook' },
    },
    'cmd/bad-example': {
      level: 'error',
      reason: 'An example that the page itself would refuse teaches the reader the wrong form.',
      example: { kind: 'runbook' },
    },
  },
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
