import { resolve } from 'node:path';
import type { Marking } from '../model/content.ts';

/**
 * The settings that reach Astro only as environment variables, because its configuration and its content loader are
 * loaded apart. Throws a UsageError if one of them makes no sense.
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  return {
    content: resolve(variables['MUSTER_CONTENT'] || 'content'),
    audience: audienceOf(variables['MUSTER_AUDIENCE']),
    base: baseOf(variables['MUSTER_BASE']),
    out: resolve(variables['MUSTER_OUT'] || 'dist'),
    now: nowOf(variables['SOURCE_DATE_EPOCH']),
    rules: variables['MUSTER_RULES'] || undefined,
  };
}

/** Somebody asked for what cannot be. The message says what to ask for instead. */
export class UsageError extends Error {}

function audienceOf(text: string | undefined): Marking | undefined {
  if (!text) return undefined;
  const found = AUDIENCES.find((audience) => audience === text);
  if (!found) throw new UsageError(`The audience is "${text}". It must be ${AUDIENCES.join(', ')}.`);
  return found;
}

function baseOf(text: string | undefined): string {
  const path = `/${text ?? ''}/`.replace(/\/+/g, '/');
  if (!/^[\w./~-]+$/.test(path)) throw new UsageError(`The base path is "${text}". Write it like /docs/.`);
  return path;
}

function nowOf(epoch: string | undefined): Date {
  if (!epoch) return new Date();
  if (!/^\d{1,11}$/.test(epoch))
    throw new UsageError(`SOURCE_DATE_EPOCH is "${epoch}". It must be a number of seconds.`);
  return new Date(Number(epoch) * 1000);
}

const AUDIENCES: Marking[] = ['public', 'internal', 'restricted'];

export interface Environment {
  /** The content folder, absolute. MUSTER_CONTENT, or content. */
  content: string;
  /** Who reads the site. MUSTER_AUDIENCE, or what the organisation says. */
  audience: Marking | undefined;
  /** The path under which the site is published, with a slash at both ends. MUSTER_BASE, or /. */
  base: string;
  /** The folder that Astro writes to, absolute. MUSTER_OUT, or dist. */
  out: string;
  /** The day against which freshness is judged. SOURCE_DATE_EPOCH, or now. */
  now: Date;
  /** Which files hold the rules of the monitoring system, as a pattern. MUSTER_RULES, or none. */
  rules: string | undefined;
}
