import { upgrade } from '../src/commands/adopt/upgrade.ts';
import { runCommand } from '../src/commands/command.ts';

const help = `Usage: npm run upgrade [-- --from upstream/main]

Merges a later release of Muster into your repository. The process, the pages and the code come along. Your own files
(content/organisation.yaml, content/severity.yaml, content/teams, content/examples) stay as they are, and the example
that you deleted does not come back. The merge is left for you to check and commit.

Say once where Muster comes from: git remote add upstream ADDRESS

  --from WHAT   a branch of a remote, a tag or a commit; upstream/main if left out
  --help        this text

Exit code: 0 merged or nothing new, 1 conflicts are left in files that you have changed too, 2 wrong usage, 3 refused, or
something else went wrong.`;

await runCommand(help, ['from'], upgrade);
