import { runCommand } from '../src/commands/command.ts';
import { refreshGuide } from '../src/commands/guide.ts';

const help = `Usage: npm run examples [-- --check]

Runs the examples of the guide in docs/contribute, in a small handbook of their own, and writes into its pages what they
print now. A block that names a file is written there, a diff is applied, and below a block "sh run" stands its output.

  --check   write nothing; exit 1 if a page is stale
  --help    this text

Exit code: 0 fresh, 1 stale or an example that does not work, 2 wrong usage, 3 something else went wrong.`;

await runCommand(help, [], ({ check }) => Promise.resolve(refreshGuide({ check: check !== undefined })), [
  'check',
]);
