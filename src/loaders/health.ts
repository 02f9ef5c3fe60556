import type { HealthOptions } from '../upkeep/health.ts';
import { readRuleFiles } from './rule-files.ts';

/**
 * What the health report needs in addition to the catalog: the day, and the rules of the monitoring system if a pattern names
 * their files. Throws a UsageError if no file matches it.
 */
export async function healthOptions({
  now,
  rules: pattern,
  cwd,
}: {
  now: Date;
  rules: string | undefined;
  cwd?: string | undefined;
}): Promise<HealthOptions> {
  if (pattern === undefined) return { now };
  return { now, rules: await readRuleFiles([pattern], cwd) };
}
