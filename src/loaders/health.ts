import type { HealthOptions } from '../upkeep/health.ts';
import { UsageError } from '../diagnostics/command-error.ts';
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
  const rules = await readRuleFiles([pattern], cwd);
  if (!rules.length) throw new UsageError(`No file matches --rules "${pattern}".`);
  return { now, rules };
}
