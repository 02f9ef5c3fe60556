import { finding } from '../../diagnostics/diagnostic.ts';
import { countsLines, searchesFolders } from '../../shell/judge.ts';
import { commandsOf, type JudgedProgram, type RunbookCommand } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

/** Reports checks that a command passes which could not look at all. */
export const cannotFail: Rule = {
  finds: {
    'cmd/cannot-fail': {
      level: 'warning',
      reason: 'A search that cannot look finds nothing either.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files))
      for (const command of commandsOf(data, parseShell, knownPrograms)) {
        const { use, step, path, programs } = command;
        if (use !== 'run' || (step?.kind !== 'check' && step?.kind !== 'verify')) continue;
        const shows = shownByFailure(command, step.expect ?? '');
        if (shows === undefined) continue;
        yield finding(
          file,
          path,
          'cmd/cannot-fail',
          `the command shows ${shows} as well when it could not look`,
          {
            level: 'warning',
            help: 'Let it also print something that only a command that worked prints, such as how much it searched, and expect that.',
            offset: programs.at(-1)?.offset ?? 0,
          },
        );
      }
  },
};

/** What is expected, if the command prints the same after it failed. */
function shownByFailure({ programs }: RunbookCommand, expect: string): string | undefined {
  const shown = programs.filter(({ captured }) => !captured);
  // What goes into a file is not on the screen, whatever happened.
  if (shown.some(({ name, args }) => name === '>' && args[1] !== '/dev/null')) return undefined;
  const counted = shown.filter(countsLines);
  if (NOTHING.test(expect))
    return counted.length === 0 && shown.some((program) => isPiped(program) || searchesFolders(program))
      ? 'nothing'
      : undefined;
  if (!counted.some(isPiped)) return undefined;
  return ZERO.test(expect) ? '0' : GROWS.test(expect) ? 'a count that does not grow' : undefined;
}

/** Whether a program reads what another one prints, or a file. */
function isPiped({ name, fed, input }: JudgedProgram): boolean {
  return name !== '>' && fed && input === undefined;
}

/** The whole of what is expected is that nothing appears. */
const NOTHING =
  /^[`"]*(?:no (?:output|rows?|lines?|results?|matches)|nothing|(?:an )?empty (?:output|list|answer|result))(?: (?:is |are )?(?:printed|shown|appears?|found))?[`".]*$/i;
const ZERO =
  /^(?:(?:it (?:prints|shows|says)|the (?:count|number) is|a count of) )?`?(?:0|zero)`?(?![\w%.,]?\w)/i;
const GROWS = /\b(?:no longer|does not|do not|not|never|stops?) (?:grow|ris|increas|climb|go(?:es)? up)/i;
