import { dev as astroDev } from 'astro';
import { relative } from 'node:path';
import { readEnvironment } from '../loaders/environment.ts';
import type { Values } from './command.ts';
import { restore, workplaceOf } from './output.ts';
import { PROJECT } from './pages.ts';
import { baseOfSite, serveSite } from './site-server.ts';
import { buildSite } from './site.ts';

/** Builds the site and says what it does. Resolves with the exit code. */
export async function build(): Promise<number> {
  const environment = readEnvironment();
  const start = performance.now();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      console.error('Stopped. The site is what it was before.');
      process.exit(130);
    });
  const outcome = await buildSite(environment, (stage, count) =>
    console.log(`${stage.padEnd(10)} ${count} ${seconds(start)}`),
  );
  if (outcome.type === 'refused') {
    console.error('The content has errors, so nothing was built. The site is what it was before.');
    return 1;
  }
  const where = relative(process.cwd(), environment.out) || environment.out;
  const size = `${outcome.files} files, ${(outcome.bytes / 1e6).toFixed(1)} MB`;
  console.log(`${'Published'.padEnd(10)} ${where}: ${size} ${seconds(start)}`);
  return 0;
}

/** Serves the built site until the process is ended, and says where. */
export async function serve({ port, base }: Values): Promise<undefined> {
  const { out } = readEnvironment();
  restore(workplaceOf(out));
  const wanted = portOf(port);
  const serving = await serveSite(out, base === undefined ? baseOfSite(out) : readEnvironment().base, wanted);
  if (serving.port !== wanted) console.log(`Port ${wanted} is taken; this is the next free one.`);
  console.log(`The handbook is at ${serving.address} (Ctrl C ends it)`);
}

/** Starts Astro's dev server with our settings. */
export async function dev({ port }: Values): Promise<undefined> {
  const { out } = readEnvironment();
  restore(workplaceOf(out));
  await astroDev({ root: PROJECT, server: { port: portOf(port) } });
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? 4321);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`"${text}" is no port. Try --port 5000.`);
  return port;
}

function seconds(start: number): string {
  return `(${((performance.now() - start) / 1000).toFixed(1)} s)`;
}
