import { stepsOf } from '../../model/flow.ts';
import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { variablesIn } from '../../model/facts.ts';
import { isChange } from '../../shell/effect.ts';
import { leavesBehind } from '../../shell/judge.ts';
import { commandsOf, type RunbookCommand } from '../../shell/runbook-command.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const riskyCommand: Rule = {
  finds: {
    'risk/loose-variable': {
      level: 'warning',
      reason:
        'A field in a dangerous command accepts whatever is pasted into it. Only a pattern keeps out an extra space or the wrong host.',
      example: { kind: 'runbook' },
    },
    'risk/left-behind': {
      level: 'warning',
      reason: 'A forgotten silence or cordon causes the next incident, and no alert reports it.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    for (const { file, data } of runbooksIn(files)) {
      for (const [index, step] of stepsOf(data).entries()) {
        if (step.kind !== 'do' && step.kind !== 'rollback') continue;
        const risky = step.risk === 'high' || step.risk === 'destructive';
        for (const { name, offset } of risky ? variablesIn(step.run?.shell ?? '') : []) {
          const variable = data.variables?.[name];
          if (!variable || variable.pattern !== undefined) continue;
          yield finding(
            file,
            ['steps', index, 'run', 'shell'],
            'risk/loose-variable',
            `variable ${quote(name)} has no pattern, although the command is dangerous`,
            {
              level: 'warning',
              help: `Add a pattern to \`variables.${name}\`, as in \`pattern: "^[a-z0-9][a-z0-9-]*$"\`.`,
              offset,
            },
          );
        }
      }
      if (parseShell) yield* leftBehind(file, commandsOf(data, parseShell, knownPrograms));
    }
  },
};

function* leftBehind(file: string, commands: RunbookCommand[]): Generator<Finding> {
  for (const { use, step, programs, shell, path } of commands) {
    if (use !== 'run' || step?.kind !== 'do' || step.leaves !== undefined) continue;
    const kept = programs.find((program) => isChange(program.effect) && leavesBehind(program));
    if (!kept && !MAINTENANCE.test(shell)) continue;
    const message = kept
      ? `${quote(kept.name)} changes something that stays in force after the incident`
      : 'maintenance mode stays on after the incident';
    yield finding(file, path, 'risk/left-behind', message, {
      level: 'warning',
      help: 'Say under `leaves` what has to be put back before closing.',
      offset: kept?.offset ?? 0,
    });
  }
}

/** A mode that is switched on in any program, and has to be switched off again. */
const MAINTENANCE = /\bmaintenance(?:-mode)?[ =](?:on|enable|true)\b/;
