import { runCommand } from '../src/commands/command.ts';
import { serve } from '../src/commands/serve.ts';

const help = `Usage: npm run serve [-- --port PORT] [--out DIR] [--base PATH]

Serves the built site, as a plain file host would, until you press Ctrl C.

  --port PORT   the port to listen on, 4321 if left out; the next free one if it is taken
  --out DIR     the folder of the site, dist if left out
  --base PATH   the path that the site was built for; found in the site if left out
  --help        this text`;

await runCommand(help, ['port', 'out', 'base'], serve);
