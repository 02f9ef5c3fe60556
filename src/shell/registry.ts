import type { Program } from './program.ts';
import { BROKERS } from './programs/broker.ts';
import { CLOUDS } from './programs/cloud.ts';
import { CODE } from './programs/code.ts';
import { CONTAINERS } from './programs/container.ts';
import { DATABASES } from './programs/database.ts';
import { DISKS } from './programs/disk.ts';
import { HOST } from './programs/host.ts';
import { KUBERNETES } from './programs/kubernetes.ts';
import { NETWORK } from './programs/network.ts';
import { SHELL } from './programs/shell.ts';
import { STORES } from './programs/store.ts';

/** The program of a name or an alias, without its path; undefined if it is not known. */
export function programNamed(name: string): Program | undefined {
  return BY_NAME.get(name);
}

/** Every program that is known, in the order of the families. */
export const PROGRAMS: readonly Program[] = [
  ...SHELL,
  ...HOST,
  ...DISKS,
  ...NETWORK,
  ...KUBERNETES,
  ...CONTAINERS,
  ...CLOUDS,
  ...CODE,
  ...DATABASES,
  ...BROKERS,
  ...STORES,
];

const BY_NAME: ReadonlyMap<string, Program> = new Map(
  PROGRAMS.flatMap((program) => [program.name, ...(program.aliases ?? [])].map((name) => [name, program])),
);
