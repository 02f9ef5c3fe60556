import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { environmentNames, environmentsOf, namesIn, openAddresses } from '../../model/environment.ts';
import { BUILT_IN, variablesIn } from '../../model/facts.ts';
import type { Runbook, Variables } from '../../model/content.ts';
import { fitsPattern } from '../../model/pattern.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { placesOf } from '../../shell/place.ts';
import { patternOf } from '../../shell/safe-pattern.ts';
import type { Rule } from './rule.ts';

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
  *check({ catalog, files }) {
    for (const { file, placement, data, texts, uses, valid } of files) {
      if (placement?.kind !== 'runbook' && placement?.kind !== 'message') continue;
      const declared = declaredIn(data);
      const given =
        placement.kind === 'runbook' ? namesIn(environmentsOf(catalog, placement.team)) : new Set<string>();
      const used = new Set(uses.filter(({ target }) => target === 'variable').map(({ value }) => value));
      for (const { text, pointer } of texts) {
        for (const { name, offset } of variablesIn(text)) {
          used.add(name);
          if (BUILT_IN.has(name) || given.has(name) || Object.hasOwn(declared, name)) continue;
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
      if (placement.kind === 'runbook') {
        const runbook = data as Runbook;
        for (const { url } of openAddresses(runbook)) for (const { name } of variablesIn(url)) used.add(name);
        yield* unusedKeys(file, runbook);
      }
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

/** Keys about environments in a runbook that is the same in each of them. */
function* unusedKeys(file: string, runbook: Runbook): Generator<Finding> {
  if (environmentNames(runbook).length > 0) return;
  for (const key of ['environments', 'per_environment'])
    if (key in runbook)
      yield finding(
        file,
        [key],
        'cmd/unused-variable',
        `${quote(key)} changes nothing: no value of an environment is used`,
        {
          on: 'key',
          level: 'warning',
          help: 'Remove it, or write a value such as {{ENVIRONMENT}} where it belongs.',
        },
      );
}

function declaredIn(data: unknown): Variables {
  const declared = (data as { variables?: unknown } | undefined)?.variables;
  return typeof declared === 'object' && declared !== null ? (declared as Variables) : {};
}
