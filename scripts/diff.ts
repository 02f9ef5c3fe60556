import { runCommand } from '../src/commands/command.ts';
import { diff } from '../src/commands/diff.ts';

const help = `Usage: npm run diff -- REF [--format markdown|json] [--output FILE] [--content DIR]

Tells in words what differs between the content at REF and the content as it is now: steps that came, went or changed,
levels, timeboxes, ladders, texts. As Markdown for a comment on a pull request, or as {changes, pages} for programs;
pages are the addresses of the pages that changed. Nothing is checked out, and no file of yours is touched.

  REF              a commit, a branch or a tag, for instance origin/main
  --format FORMAT  markdown (the default) or json
  --output FILE    write it there and not to the terminal
  --content DIR    the content folder, content if left out
  --help           this text

Exit code: 0 told, also if nothing differs, 2 wrong usage, 3 refused, or something else went wrong.`;

await runCommand(help, ['format', 'output', 'content'], diff, [], 1);
