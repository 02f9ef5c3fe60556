import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { namesTarget, systemOf } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { isWritten, runbooksIn, type Rule } from './rule.ts';

/** Compares the systems that the commands of a runbook act on with those of its tests of access. */
export const untestedAccess: Rule = {
  finds: {
    'cmd/untested-access': {
      level: 'warning',
      reason: 'A reader who lacks a permission should learn it before the first step.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      // Where nobody has written a test, another finding asks for it, or nobody is meant to test.
      if (!isWritten(data)) continue;
      const commands = commandsOf(data, parseShell, knownPrograms);
      const tests = commands.filter(({ use }) => use === 'test');
      if (tests.length === 0) continue;
      const seen = new Set(
        tests.flatMap(({ programs }) => programs.flatMap((program) => systemOf(program)?.key ?? [])),
      );
      for (const { use, step, where, path, programs } of commands) {
        if (use === 'test' || where !== undefined || !step) continue;
        for (const program of programs) {
          // Without a target, it may be meant for the host that the reader has logged in to.
          const system = namesTarget(program) ? systemOf(program) : undefined;
          if (!system || seen.has(system.key)) continue;
          seen.add(system.key);
          yield finding(
            file,
            path,
            'cmd/untested-access',
            `step ${quote(step.id)} uses ${quote(system.name)}, which no access test does`,
            {
              level: 'warning',
              help: 'Add an entry under `access` with a `test` that only reads.',
              offset: program.offset,
            },
          );
        }
      }
    }
  },
};
