import assert from 'node:assert/strict';

/**
 * Runs what could take for ever on bad input. Asserts that it used less than a minute of this process's CPU time, which other
 * work on the machine hardly changes. The inputs that these tests are about took many minutes or did not end.
 */
export function ends<T>(run: () => T, what = ''): T {
  const start = process.cpuUsage();
  const result = run();
  if (result instanceof Promise) return result.finally(() => assertEnded(start, what)) as T;
  assertEnded(start, what);
  return result;
}

function assertEnded(start: NodeJS.CpuUsage, what: string): void {
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  assert.ok(seconds < 60, `It used ${seconds.toFixed(1)} s of CPU time. ${what}`);
}
