import { readEnvironment } from '../loaders/environment.ts';
import { portOf, type Values } from './command.ts';
import { restore, workplaceOf } from '../publish/output.ts';
import { baseOfSite, serveSite } from '../publish/site-server.ts';

/** Serves the built site until the process is ended, and says where. */
export async function serve({ port, base }: Values): Promise<undefined> {
  const { out } = readEnvironment();
  restore(workplaceOf(out));
  const wanted = portOf(port);
  const serving = await serveSite(out, base === undefined ? baseOfSite(out) : readEnvironment().base, wanted);
  if (serving.port !== wanted) console.log(`Port ${wanted} is taken; this is the next free one.`);
  console.log(`The handbook is at ${serving.address} (Ctrl C ends it)`);
}
