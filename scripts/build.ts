import { build } from '../src/commands/build.ts';
import { runCommand } from '../src/commands/command.ts';

const help = `Usage: npm run build [-- --content DIR] [--audience WHO] [--base PATH] [--out DIR] [--rules GLOB]

Checks the content and builds the site. The old site stays in place until the new one is complete, and stays if
anything goes wrong.

  --content DIR    the content folder, content if left out
  --audience WHO   public, internal or restricted; what content/organisation.yaml says if left out
  --base PATH      the path under which the site is published, as in /docs/
  --out DIR        the folder for the site, dist if left out
  --rules GLOB     files of Prometheus rules, as in 'rules/**/*.yaml': /health/ then says which alerts have no runbook
  --help           this text

Exit code: 0 built, 1 the content has errors, 2 wrong usage, 3 something else went wrong.`;

await runCommand(help, ['content', 'audience', 'base', 'out', 'rules'], build);
