import type { Program } from './program.ts';
import { AUTOMATION } from './programs/automation.ts';
import { BACKUPS } from './programs/backup.ts';
import { BROKERS } from './programs/broker.ts';
import { CLUSTER_DATABASES } from './programs/cluster-database.ts';
import { CLOUDS } from './programs/cloud.ts';
import { CLUSTERS } from './programs/cluster.ts';
import { CODE } from './programs/code.ts';
import { CONTAINERS } from './programs/container.ts';
import { DATABASES } from './programs/database.ts';
import { DIRECTORIES } from './programs/directory.ts';
import { DISKS } from './programs/disk.ts';
import { ENTERPRISE } from './programs/enterprise.ts';
import { HOST } from './programs/host.ts';
import { HOSTING } from './programs/hosting.ts';
import { IMAGES } from './programs/image.ts';
import { KUBERNETES } from './programs/kubernetes.ts';
import { LAUNCHERS } from './programs/launcher.ts';
import { MAIL } from './programs/mail.ts';
import { MONITORING } from './programs/monitoring.ts';
import { MYSQL } from './programs/mysql.ts';
import { NETWORK } from './programs/network.ts';
import { PIPELINES } from './programs/pipeline.ts';
import { POSTGRES } from './programs/postgres.ts';
import { PROJECTS } from './programs/project.ts';
import { READERS } from './programs/reader.ts';
import { ROUTING } from './programs/routing.ts';
import { SHELL } from './programs/shell.ts';
import { STORES } from './programs/store.ts';
import { SYSTEMS } from './programs/system.ts';
import { VIRTUAL } from './programs/virtual.ts';
import { WEB } from './programs/web.ts';
import { WORKLOADS } from './programs/workload.ts';

/**
 * The program that a name without its path means; undefined if it is not known. Programs are also known by the name of the
 * script or the executable that starts them, as in `kafka-topics.sh`.
 */
export function programNamed(programs: Programs, name: string): Program | undefined {
  return programs.get(name) ?? programs.get(name.replace(/\.(?:sh|exe)$/, ''));
}

/** Every program that Muster itself knows, in the order of the families. */
export const PROGRAMS: readonly Program[] = [
  ...SHELL,
  ...READERS,
  ...LAUNCHERS,
  ...HOST,
  ...SYSTEMS,
  ...DISKS,
  ...NETWORK,
  ...ROUTING,
  ...WEB,
  ...MAIL,
  ...DIRECTORIES,
  ...KUBERNETES,
  ...CLUSTERS,
  ...IMAGES,
  ...CONTAINERS,
  ...CLOUDS,
  ...HOSTING,
  ...VIRTUAL,
  ...CODE,
  ...PIPELINES,
  ...AUTOMATION,
  ...PROJECTS,
  ...DATABASES,
  ...POSTGRES,
  ...MYSQL,
  ...CLUSTER_DATABASES,
  ...ENTERPRISE,
  ...BROKERS,
  ...STORES,
  ...BACKUPS,
  ...MONITORING,
  ...WORKLOADS,
];

/** What comes with an operating system. */
export const SYSTEM_PROGRAMS: ReadonlySet<Program> = new Set([
  ...SHELL,
  ...READERS,
  ...HOST,
  ...SYSTEMS,
  ...DISKS,
]);

/** The same programs by their names and aliases. */
export const BUILT_IN_PROGRAMS: Programs = new Map(
  PROGRAMS.flatMap((program) => [program.name, ...(program.aliases ?? [])].map((name) => [name, program])),
);

/** Programs by their names and aliases: those that Muster knows, and those of an organisation. */
export type Programs = ReadonlyMap<string, Program>;
