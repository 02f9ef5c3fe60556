import { finding } from '../../diagnostics/diagnostic.ts';
import { variablesIn } from '../../model/facts.ts';
import type { Runbook, Variables } from '../../model/content.ts';
import { fitsPattern } from '../../model/pattern.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { placesOf } from '../../shell/place.ts';
import { patternOf } from '../../shell/safe-pattern.ts';
import type { Rule } from './rule.ts';

/** Variables that the page fills in, or asks for once per incident, so that no runbook declares them. */
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
      reason: 'A field without an explanation gets filled in wrongly.',
      example: { kind: 'runbook' },
    },
    'cmd/unused-variable': {
      level: 'warning',
      reason: 'A field that nothing uses makes the reader look for a value that is not needed.',
      example: { kind: 'runbook' },
    },
    'cmd/bad-example': {
      level: 'error',
      reason: 'An example that the page itself would reject teaches the reader the wrong form.',
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
            `variable ${quote(name)} is not declared`,
            {
              help: `Declare it under \`variables\`, as in \`${name}: { description: …, example: … }\`.`,
              offset,
            },
          );
        }
      }
      if (!valid) continue;
      const places = placement.kind === 'runbook' ? placesOf(data as Runbook) : undefined;
      for (const [name, variable] of Object.entries(declared)) {
        const { example } = variable;
        const pattern = patternOf(variable, places?.get(name));
        if (!used.has(name)) {
          yield finding(
            file,
            ['variables', name],
            'cmd/unused-variable',
            `variable ${quote(name)} is never used`,
            {
              on: 'key',
              level: 'warning',
              help: `Remove it, or write {{${name}}} where its value belongs.`,
            },
          );
        }
        if (pattern !== undefined && example !== undefined && !fitsPattern(example, pattern)) {
          const own = variable.pattern !== undefined;
          yield finding(
            file,
            ['variables', name, 'example'],
            'cmd/bad-example',
            `example ${quote(example)} does not match ${own ? 'the pattern' : 'what a command takes without a pattern,'} ${quote(pattern)}`,
            {
              help: own
                ? 'Fix the example or the pattern, whichever is wrong.'
                : 'Fix the example, or add a `pattern` that admits every correct value.',
            },
          );
        }
      }
    }
  },
};

function declaredIn(data: unknown): Variables {
  const declared = (data as { variables?: unknown } | undefined)?.variables;
  return typeof declared === 'object' && declared !== null ? (declared as Variables) : {};
}
