import { parseYaml } from '../../diagnostics/yaml.ts';

/** The name of the organisation in its file's text. */
export function nameIn(organisation: string): string {
  const { data } = parseYaml('content/organisation.yaml', organisation);
  const { name } = (data ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name : 'somebody else';
}

/** The name of the example that the repository ships. A handbook with another name has been adopted. */
export const EXAMPLE = 'Larkspur Freight';
