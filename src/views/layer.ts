import type { JsonSchema } from '../schema/json-schema.ts';
import type { Catalog } from '../model/catalog.ts';

/**
 * The folders that the handbook was read from, the lowest first, each with the commit that it was read at if it is in a
 * repository of its own. A public site has only the release of Muster.
 */
export function layersView({ layers, audience }: Catalog): LayerView[] {
  return layers
    .filter(({ isBase }) => isBase || audience !== 'public')
    .map(({ id, version, commit, isDirty, editUrl }) => ({
      id,
      ...(version !== undefined && { version }),
      ...(commit !== undefined && { commit, uncommitted: isDirty === true }),
      ...(editUrl !== undefined && { host: new URL(editUrl.replace('{path}', '')).host }),
    }));
}

/** The schema of that list, for the exports that have it. */
export const LAYERS_SCHEMA: JsonSchema = {
  type: 'array',
  title: 'Layers',
  description:
    'The folders that the handbook was read from, the lowest first. A public site names only the release of Muster.',
  examples: [[{ id: 'muster', version: '1.4.0' }, { id: 'org' }]],
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['id'],
    properties: {
      id: text('Id', 'Its name in handbook.yaml, or that of its folder.', 'payments'),
      version: text('Version', 'The release of Muster that the base is from.', '1.4.0'),
      commit: text(
        'Commit',
        'The commit that it was read at. Only if it is in a repository of its own.',
        '4f1e0d2c9b8a7f6e5d4c3b2a1f0e9d8c7b6a5f4e',
      ),
      uncommitted: {
        type: 'boolean',
        title: 'Uncommitted',
        description: 'Whether it was read with changes that are in no commit.',
        examples: [false],
      },
      host: text('Host', 'Where its repository is, if its files have an edit address.', 'git.acme.example'),
    },
  },
};

function text(title: string, description: string, example: string): JsonSchema {
  return { type: 'string', title, description, examples: [example] };
}

export interface LayerView {
  id: string;
  /** The release of Muster that the base is from. */
  version?: string;
  /** The whole id of the commit. */
  commit?: string;
  /** It was read with changes that are in no commit. */
  uncommitted?: boolean;
  /** Where its repository is, if it says where its files are edited. */
  host?: string;
}
