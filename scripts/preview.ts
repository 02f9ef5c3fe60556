import { runCommand } from '../src/commands/command.ts';
import { preview } from '../src/commands/preview.ts';

const help = `Usage: npm run preview -- REF [--to DIR] [--out DIR] [--content DIR]

Puts the pages that differ from the content at REF into a folder, to be looked at before a change is merged, and
comment.md beside them, which tells in words what changed. The pages come from the built site: build it first.

  REF             a commit, a branch or a tag, for instance origin/main
  --to DIR        the folder for them, preview if left out
  --out DIR       the folder of the built site, dist if left out
  --content DIR   the content folder, content if left out
  --help          this text

Exit code: 0 done, also if nothing differs, 2 wrong usage, 3 refused, or something else went wrong.`;

await runCommand(help, ['to', 'out', 'content'], preview, [], 1);
