import { check } from '../src/build/check.ts';
import { runCommand } from '../src/build/command.ts';

const help = `Usage: npm run check [-- --content DIR] [--format pretty|json] [--audience WHO] [--now DATE]

Reads all content, checks it, and says what is wrong, where, and what to write instead.

  --content DIR    the content folder, content if left out
  --format FORMAT  pretty for people (the default), json for programs
  --audience WHO   public, internal or restricted; what content/organisation.yaml says if left out
  --now DATE       the day against which freshness is judged, today (or SOURCE_DATE_EPOCH) if left out
  --help           this text

Exit code: 0 clean, 1 there are errors, 2 wrong usage, 3 something else went wrong.`;

await runCommand(help, ['content', 'format', 'audience', 'now'], check);
