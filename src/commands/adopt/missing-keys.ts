import { stringify } from 'yaml';
import { parseYaml } from '../../diagnostics/yaml.ts';

/**
 * What a release's own organisation and severity files have and the organisation's do not: its pages may name them. As
 * YAML to copy, by file; nothing where nothing is missing.
 */
export function lacksOf(own: Texts, shipped: Texts): { file: string; yaml: string }[] {
  return Object.entries(NAMED).flatMap(([file, keys]) => {
    const [theirs, ours] = [own, shipped].map((texts) => dataOf(file, texts[file] ?? ''));
    const missing = keys.flatMap((key) => {
      const added = without(ours?.[key], theirs?.[key]);
      return added === undefined ? [] : [[key, added]];
    });
    return missing.length ? [{ file, yaml: stringify(Object.fromEntries(missing), { lineWidth: 0 }) }] : [];
  });
}

/** The entries of one map or list of things with ids that another does not have; undefined if there are none. */
function without(ours: unknown, theirs: unknown): unknown {
  const known = new Set(idsOf(theirs).map(([id]) => id));
  const added = idsOf(ours).filter(([id]) => !known.has(id));
  if (!added.length) return undefined;
  return Array.isArray(ours) ? added.map(([, value]) => value) : Object.fromEntries(added);
}

function idsOf(value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return value.map((entry) => [(entry as { id: string }).id, entry]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function dataOf(file: string, text: string): Record<string, unknown> | undefined {
  const { data } = parseYaml(file, text);
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : undefined;
}

/** What pages, roles and messages may name. Contacts and links are each organisation's own affair. */
const NAMED: Record<string, string[]> = {
  'content/organisation.yaml': ['channels', 'timers', 'defaults'],
  'content/severity.yaml': ['levels'],
};

/** Texts by path. */
type Texts = Record<string, string | undefined>;
