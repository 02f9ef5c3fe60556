import { runCommand } from '../src/commands/command.ts';
import { health } from '../src/commands/health.ts';

const help = `Usage: npm run health [-- --team TEAM] [--format markdown|json] [--now DATE] [--audience WHO] [--content DIR]
                  [--rules GLOB]

Says what each team has to mend before the next incident: runbooks past their date, changed underneath, failed, never
tried or still drafts, and services without one. None of it is in npm run check: a date never stops somebody's change.

  --team TEAM      one team's id; all teams if left out
  --format FORMAT  markdown, ready for an issue (the default), or json, which is /health.json
  --now DATE       the day for which it holds, today (or SOURCE_DATE_EPOCH) if left out
  --audience WHO   internal or restricted; restricted, which is everything, if left out
  --content DIR    the content folder, content if left out
  --rules GLOB     files of Prometheus rules, as in 'rules/**/*.yaml': then alerts without a runbook are named too
  --help           this text

Exit code: 0 said, whatever was found, 1 the content has errors, 2 wrong usage, 3 something else went wrong.`;

await runCommand(help, ['team', 'format', 'now', 'audience', 'content', 'rules'], health);
