import { dev as astroDev } from 'astro';
import { readEnvironment } from '../loaders/environment.ts';
import { portOf, type Values } from './command.ts';
import { restore, workplaceOf } from '../publish/output.ts';
import { PROJECT } from '../loaders/project.ts';

/** Starts Astro's dev server with our settings. */
export async function dev({ port }: Values): Promise<undefined> {
  const { out } = readEnvironment();
  restore(workplaceOf(out));
  await astroDev({ root: PROJECT, server: { port: portOf(port) } });
}
