import { check } from '../src/build/check.ts';
import { runCommand } from '../src/build/command.ts';

const help = `Usage: npm run check [-- --content DIR] [--format pretty|json] [--now DATE]

Reads all content, checks it, and says what is wrong, where, and what to write instead.

  --content DIR    the content folder, content if left out
  --format FORMAT  pretty for people (the default), json for programs
  --now DATE       the day against which freshness is judged, today if left out
  --help           this text

Exit code: 0 clean, 1 there are errors, 2 wrong usage, 3 something else went wrong.`;

await runCommand(help, ['content', 'format', 'now'], check);
