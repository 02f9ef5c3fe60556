import { once } from 'node:events';
import { restore, workplaceOf } from '../publish/output.ts';
import { baseOfSite, serveSite } from '../publish/site-server.ts';
import { base, out } from './common-options.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { port } from './option.ts';

export const portOption = port('the port to listen on, or the next free one (default: 4321)', 4321);

export const serve = defineCommand({
  name: 'serve',
  summary: 'serve the built site',
  usage: '[OPTIONS]',
  description: 'Serves the built site, as a plain file host would, until you press Ctrl-C.',
  options: {
    port: portOption,
    out,
    base: { ...base, help: 'the path that the site was built for (default: found in the site)' },
  },
  run: ({ values, context }) => serveUntilClosed(values, context),
});

/** Serves a built site and prints its address. Resolves with 0 once the server is closed. */
export async function serveUntilClosed(
  { out, port, base }: { out: string; port: number; base: string | undefined },
  { console }: Context,
): Promise<number> {
  restore(workplaceOf(out));
  const serving = await serveSite(out, base ?? baseOfSite(out), port);
  if (serving.port !== port)
    console.log(`Port ${port} is already in use, so the site is on the next free one.`);
  console.log(`The handbook is at ${serving.address} (press Ctrl-C to stop)`);
  await once(serving.server, 'close');
  return 0;
}
