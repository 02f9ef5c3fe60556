import { stringify } from 'yaml';
import { isGroup } from '../../check/unchecked.ts';
import { parseYaml } from '../../diagnostics/yaml.ts';

/**
 * The keys that the organisation file of a release has and the adopter's lacks, because the pages of the release may name
 * them. As YAML to copy, for each file that lacks some. Levels are not among them: pages name them by their position.
 */
export function missingKeys(own: Texts, shipped: Texts): { file: string; yaml: string }[] {
  return Object.entries(NAMED).flatMap(([file, keys]) => {
    const [adopter, release] = [own, shipped].map((texts) => dataOf(file, texts[file] ?? ''));
    const missing = keys.flatMap((key) => {
      const added = addedTo(adopter?.[key], release?.[key]);
      return added === undefined ? [] : [[key, added]];
    });
    return missing.length ? [{ file, yaml: stringify(Object.fromEntries(missing), { lineWidth: 0 }) }] : [];
  });
}

/** The entries of a release's map or list that the adopter's lacks, compared by id; undefined if there are none. */
function addedTo(adopter: unknown, release: unknown): unknown {
  const known = new Set(idsOf(adopter).map(([id]) => id));
  const added = idsOf(release).filter(([id]) => !known.has(id));
  if (!added.length) return undefined;
  return Array.isArray(release) ? added.map(([, value]) => value) : Object.fromEntries(added);
}

function idsOf(value: unknown): [string, unknown][] {
  if (!Array.isArray(value)) return isGroup(value) ? Object.entries(value) : [];
  // Nothing has compared the adopter's file with a schema.
  return (value as unknown[]).flatMap((entry) =>
    isGroup(entry) && typeof entry['id'] === 'string' ? [[entry['id'], entry]] : [],
  );
}

function dataOf(file: string, text: string): Record<string, unknown> | undefined {
  const { data } = parseYaml(file, text);
  return isGroup(data) ? data : undefined;
}

/** The keys that pages, roles and messages may name. Contacts and links are decided by each organisation. */
const NAMED: Record<string, string[]> = {
  'content/organisation.yaml': ['channels', 'timers', 'defaults'],
};

/** Texts by path. */
type Texts = Record<string, string | undefined>;
