import assert from 'node:assert/strict';

/**
 * Runs what could take for ever on bad input, and asserts that it uses less than so many seconds of this process's CPU time,
 * which other work on the machine hardly changes. The inputs that these tests are about took many minutes or did not end.
 */
export function endsWithin<T>(seconds: number, run: () => T, what = ''): T {
  const start = process.cpuUsage();
  const result = run();
  const assertEnded = (): void => {
    const { user, system } = process.cpuUsage(start);
    const used = (user + system) / 1e6;
    assert.ok(used < seconds, `It used ${used.toFixed(1)} s of CPU time. ${what}`);
  };
  if (result instanceof Promise) return result.finally(assertEnded) as T;
  assertEnded();
  return result;
}
