import { spawn } from 'node:child_process';
import { BlockList, isIP } from 'node:net';
import { CommandError, UsageError } from '../../diagnostics/command-error.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { namesIn, type Named } from '../../shell/named.ts';

/**
 * Asks a program whether it is a lab. It has to answer the command `muster-lab` with `lab NAME`, which no production
 * machine does, and may list its names and what it stands in for. Throws a UsageError if it does not.
 */
export async function openLab(program: string): Promise<Lab> {
  const words = program.trim().split(/\s+/);
  const ask = (text: string, limit: number): Promise<Ran> => runIn(words, text, limit);
  const { output, code } = await ask('muster-lab', SOON);
  const [first = '', ...rest] = output.split('\n');
  const [, name] = /^lab ([a-z0-9][a-z0-9-]*)$/.exec(first) ?? [];
  if (code !== 0 || name === undefined)
    throw new UsageError(
      `${quote(program)} did not answer the command muster-lab with "lab NAME", so it is no lab, and nothing was run. Give the program that runs a command in your lab, and a command muster-lab there.`,
    );
  const listed = (what: string): string[] =>
    rest.flatMap((line) => (line.startsWith(`${what} `) ? [line.slice(what.length + 1).trim()] : []));
  return { name, names: new Set(listed('name')), standIns: listed('stand-in'), run: ask };
}

/**
 * The names in a command that lead out of the lab: hosts and contexts whose addresses are neither of this machine nor set
 * aside for documentation, and clouds, which no address gives away. The lab may list a name as its own.
 */
export async function namesOutside(lab: Lab, command: string): Promise<string[]> {
  const { hosts, contexts, clouds }: Named = namesIn(command);
  const outside: string[] = [];
  for (const host of hosts)
    if (!lab.names.has(host) && (await leadsOut(lab, host))) outside.push(`host ${host}`);
  for (const context of contexts) {
    const server = lab.names.has(context) ? undefined : await serverOf(lab, context);
    if (server !== undefined && (await leadsOut(lab, server)))
      outside.push(context === '' ? `the context in use, at ${server}` : `context ${context}, at ${server}`);
  }
  return [...outside, ...clouds.filter((name) => !lab.names.has(name)).map((name) => `${name}, in a cloud`)];
}

/** A host that the lab cannot find cannot be reached from it either. */
async function leadsOut(lab: Lab, host: string): Promise<boolean> {
  if (isIP(host)) return !isOfLab(host);
  const { output } = await lab.run(`getent ahosts ${host}`, SOON);
  const addresses = output.split('\n').flatMap((line) => line.split(/\s+/)[0] || []);
  return addresses.some((address) => isIP(address) !== 0 && !isOfLab(address));
}

/** The host of a context's server; undefined if the lab has no such context. */
async function serverOf(lab: Lab, context: string): Promise<string | undefined> {
  const which = context === '' ? '' : `--context ${context} `;
  const { output, code } = await lab.run(
    `kubectl ${which}config view --minify -o 'jsonpath={.clusters[0].cluster.server}'`,
    SOON,
  );
  if (code !== 0) return undefined;
  return URL.parse(output.trim())?.hostname.replace(/^\[|\]$/g, '');
}

function isOfLab(address: string): boolean {
  return OF_LAB.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Hands a command to a program as its last word, and ends it with all its children when its time is up. */
export function runIn([program = '', ...args]: string[], text: string, limit: number): Promise<Ran> {
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, text], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let isLate = false;
    const add = (part: Buffer): void => {
      if (output.length < MOST) output += part.toString('utf8');
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    const end = setTimeout(() => {
      isLate = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, limit * 1000);
    child.on('error', ({ message }) => {
      clearTimeout(end);
      reject(new CommandError(`The program of the lab cannot be started: ${message}. Nothing was run.`));
    });
    child.on('close', (code) => {
      clearTimeout(end);
      resolve({
        output: output.slice(0, MOST).trimEnd(),
        code: isLate ? undefined : (code ?? 1),
        seconds: (Date.now() - started) / 1000,
      });
    });
  });
}

/** The addresses of this machine, and those that RFC 5737 and RFC 3849 set aside for documentation. */
const OF_LAB = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['192.0.2.0', 24],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
] as const)
  OF_LAB.addSubnet(net, prefix, 'ipv4');
OF_LAB.addAddress('::1', 'ipv6');
OF_LAB.addSubnet('2001:db8::', 32, 'ipv6');

/** In seconds. */
const SOON = 20;
/** As many characters of output are kept as a record may hold. */
const MOST = 20_000;

export interface Lab {
  name: string;
  /** What the lab says belongs to it. */
  names: ReadonlySet<string>;
  standIns: string[];
  /** Runs a command there. `limit` is in seconds. */
  run(text: string, limit: number): Promise<Ran>;
}

export interface Ran {
  /** What it printed, on both streams. */
  output: string;
  /** undefined if it was ended because its time was up. */
  code: number | undefined;
  seconds: number;
}
