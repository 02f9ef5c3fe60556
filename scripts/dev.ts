import { runCommand } from '../src/commands/command.ts';
import { dev } from '../src/commands/dev.ts';

const help = `Usage: npm run dev [-- --content DIR] [--audience WHO] [--base PATH] [--port PORT]

Shows the site while you write it: save a file and the page follows, or says what is wrong. Search answers from the
last build.

  --content DIR    the content folder, content if left out
  --audience WHO   public, internal or restricted; what content/organisation.yaml says if left out
  --base PATH      the path under which the site is published, as in /docs/
  --port PORT      the port to listen on, 4321 if left out
  --help           this text`;

await runCommand(help, ['content', 'audience', 'base', 'port'], dev);
