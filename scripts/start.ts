import { build } from '../src/commands/build.ts';
import { runCommand } from '../src/commands/command.ts';
import { serve } from '../src/commands/serve.ts';

const help = `Usage: npm start [-- --content DIR] [--audience WHO] [--base PATH] [--out DIR] [--rules GLOB]
                 [--port PORT]

Checks the content, builds the site and serves it until you press Ctrl C. The options are those of npm run build and
npm run serve.

  --help   this text`;

await runCommand(help, ['content', 'audience', 'base', 'out', 'rules', 'port'], async (values) => {
  return (await build()) || serve(values);
});
