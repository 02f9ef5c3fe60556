import type { HealthOptions } from '../upkeep/health.ts';
import { UsageError, type Environment } from './environment.ts';
import { readRuleFiles } from './rule-files.ts';

/**
 * What the health report needs in addition to the catalog: the day, and the rules of the monitoring system if the
 * environment names their files. Throws a UsageError if no file matches.
 */
export async function healthOptions({ now, rules: pattern }: Environment): Promise<HealthOptions> {
  if (pattern === undefined) return { now };
  const rules = await readRuleFiles([pattern]);
  if (!rules.length) throw new UsageError(`No file matches --rules ${pattern}.`);
  return { now, rules };
}
