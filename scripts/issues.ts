import { runCommand } from '../src/commands/command.ts';
import { issues } from '../src/commands/issues.ts';

const help = `Usage: npm run issues [-- --dry-run] [--now DATE] [--rules GLOB] [--content DIR]

Keeps one open GitHub issue for each team whose runbooks are overdue, changed underneath, failed or never tried: opens it,
brings it up to date, closes it when nothing is left. It uses GitHub's command gh, signed in, and the label
handbook-health, which must exist: gh label create handbook-health.

  --dry-run       only say what would be done
  --now DATE      the day for which it holds, today if left out
  --rules GLOB    files of Prometheus rules: then alerts without a runbook count too
  --content DIR   the content folder, content if left out
  --help          this text

Exit code: 0 done, 1 the content has errors, 2 wrong usage, 3 refused, or something else went wrong.`;

await runCommand(help, ['now', 'rules', 'content'], issues, ['dry-run']);
