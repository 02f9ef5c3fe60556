import { parseYaml } from '../../diagnostics/yaml.ts';

/** The name of the organisation, from the text of its file. */
export function nameIn(organisation: string): string {
  const { data } = parseYaml('content/organisation.yaml', organisation);
  const { name } = (data ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name : 'someone else';
}

/** The name of the organisation in the example that the repository ships. Any other name means an adopted handbook. */
export const EXAMPLE = 'Larkspur Freight';
