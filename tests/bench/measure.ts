import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a command to its end; its wall time in seconds and the most memory in MB that it and its children held at once. */
export async function run(
  command: string,
  args: string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Run> {
  const start = performance.now();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let peak = 0;
  const sample = setInterval(() => (peak = Math.max(peak, memoryOf(child.pid ?? 0))), 100);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(sample);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-2000)}`);
  return { seconds: (performance.now() - start) / 1000, megabytes: peak, output };
}

/** The middle of several measurements, which one slow run does not move. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** How many files with an ending there are below a folder, and their bytes. */
export function weigh(folder: string, ending: string): { files: number; bytes: number } {
  let [files, bytes] = [0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(ending)) continue;
    files++;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { files, bytes };
}

/** Linux only; elsewhere the column stays at 0 rather than at a guess. */
function memoryOf(root: number): number {
  try {
    const processes = readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name));
    const parents = new Map(processes.map((pid) => [Number(pid), parentOf(pid)]));
    const family = [...parents.keys()].filter((pid) => isBelow(pid, root, parents));
    return family.reduce((sum, pid) => sum + residentOf(pid), 0) / 1024;
  } catch {
    return 0;
  }
}

function isBelow(pid: number, root: number, parents: Map<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 0; at = parents.get(at))
    if (at === root) return true;
  return false;
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+([0-9]+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function residentOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+([0-9]+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

interface Run {
  seconds: number;
  megabytes: number;
  output: string;
}
