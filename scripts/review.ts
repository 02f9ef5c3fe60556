import { runCommand } from '../src/commands/command.ts';
import { review } from '../src/commands/review.ts';

const help = `Usage: npm run review -- RUNBOOK [--by ROLE] [--now DATE] [--dry-run]

Says what RUNBOOK depends on that has changed since its last review (services, ladders, other runbooks, messages, levels),
and records a new one in its file: the day, the role, and a short digest of each. Run it when you have gone through the
runbook. Comments and order in the file stay.

  --by ROLE      the role that went through it, responder if left out; never a person's name
  --now DATE     the day, today (or SOURCE_DATE_EPOCH) if left out
  --dry-run      say what has changed, and record nothing
  --content DIR  the content folder, content if left out
  --help         this text

Exit code: 0 done, 1 the runbook has errors, 2 wrong usage, 3 refused, or something else went wrong.`;

await runCommand(help, ['by', 'now', 'content'], review, ['dry-run'], 1);
