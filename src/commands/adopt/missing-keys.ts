import { stringify } from 'yaml';
import { groupAt } from '../../check/unchecked.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseYaml } from '../../diagnostics/yaml.ts';

/**
 * The timers and channels that a check did not find, as YAML to copy, with the values that a new organisation begins with.
 * `starter` is the text of its organisation file. Empty if none is missing, or if the starter does not have it either.
 * Levels are not among them: the base names them by their position.
 */
export function missingKeys(
  findings: readonly Pick<Diagnostic, 'rule' | 'message'>[],
  starter: string,
): string {
  const { data } = parseYaml('organisation.yaml', starter);
  const missing: Record<string, Record<string, unknown>> = {};
  for (const { rule, message } of findings) {
    const [, noun = '', id = ''] = (rule === 'ref/unknown' && UNKNOWN.exec(message)) || [];
    const known = groupAt(data, `${noun}s`) ?? {};
    if (Object.hasOwn(known, id)) (missing[`${noun}s`] ??= {})[id] = known[id];
  }
  return Object.keys(missing).length ? stringify(missing, { lineWidth: 0 }) : '';
}

/** The message about a name that is in no organisation file. */
const UNKNOWN = /^unknown (channel|timer) "([^"]+)"/;
