import { prose } from '../src/commands/prose.ts';
import { runCommand } from '../src/commands/command.ts';

const help = `Usage: npm run prose [-- --content DIR]

Holds the prose of the handbook against the house style: spelling (British, with the words of words.txt), words from war
and sport, blame, one word for one thing, the length of sentences, the reading age of steps, the order of headings, and
durations or levels that are typed where a component should show them.

  --content DIR   the content folder, content if left out
  --help          this text

Exit code: 0 nothing found, 1 findings, 2 wrong usage, 3 something else went wrong.`;

await runCommand(help, ['content'], prose);
