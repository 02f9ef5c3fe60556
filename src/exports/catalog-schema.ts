import { hasPage } from '../model/addresses.ts';
import { keyOf, NOT_PUBLIC, VERSION, WITHHELD_ID } from './catalog-json.ts';
import { isSingle, PUBLISHED_KINDS, KINDS, type Kind } from '../model/kinds.ts';
import { bundleSchema, type JsonSchema } from '../schema/json-schema.ts';
import { LAYERS_SCHEMA } from '../views/layer.ts';
import { COMMON, SCHEMAS } from '../schema/schemas.ts';

/** The schema of /catalog.json, self-contained: every kind's own schema is one of its definitions. */
export function exportSchema(): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  for (const kind of PUBLISHED_KINDS) {
    const { definitions: own, $schema, ...schema } = bundleSchema(SCHEMAS[kind], COMMON);
    void $schema;
    Object.assign(definitions, own, { [kind]: withoutWithheld(kind, schema) });
  }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Catalog',
    description: DESCRIPTION,
    examples: [EXAMPLE],
    type: 'object',
    additionalProperties: false,
    required: [
      'version',
      'audience',
      'layers',
      ...PUBLISHED_KINDS.filter((kind) => !isSingle(kind)).map(keyOf),
    ],
    properties: {
      $schema: SCHEMA,
      version: VERSION_SCHEMA,
      audience: {
        ...MARKING,
        title: 'Audience',
        description: 'Who may read it. Content with a higher marking is left out.',
      },
      layers: LAYERS_SCHEMA,
      ...Object.fromEntries(PUBLISHED_KINDS.map((kind) => [keyOf(kind), kindSchema(kind)])),
    },
    definitions: unlimited(definitions) as Record<string, JsonSchema>,
  };
}

/** The same schema for people, with one entry for all kinds, because each kind has its own page. */
export function exportOutline(): JsonSchema {
  const { properties = {}, ...document } = exportSchema();
  const outlined = Object.entries(properties).map(([key, node]): [string, JsonSchema] => {
    if (node.type === 'array') return [key, { ...node, items: ENTRY_REF }];
    if (node.type !== 'object') return [key, node];
    const { title, description } = node;
    return [key, { ...ENTRY_REF, title, description, examples: [] }];
  });
  return { ...document, properties: Object.fromEntries(outlined), definitions: { entry: outlineEntry() } };
}

function kindSchema(kind: Kind): JsonSchema {
  const { title = kind } = SCHEMAS[kind];
  const entry = entrySchema(kind);
  const what = `its data has the keys of [${title}](/reference/schemas/${kind}/).`;
  if (isSingle(kind)) return { ...entry, title, description: `The file \`${KINDS[kind].place}\`; ${what}` };
  return {
    type: 'array',
    items: entry,
    title: `${title}: all`,
    description: `One entry for each file \`${KINDS[kind].place}\`, in the order of their paths; ${what}`,
  };
}

function outlineEntry(): JsonSchema {
  const data = {
    type: 'object',
    title: 'Data',
    description: 'What is in the file, as its own schema has it.',
  };
  return {
    ...entrySchema('runbook'),
    required: ['file', 'data'],
    properties: {
      id: ID,
      team: TEAM,
      file: FILE,
      address: ADDRESS,
      flow: FLOW,
      environments: VARIANTS,
      data,
    },
  };
}

function entrySchema(kind: Kind): JsonSchema {
  const single = isSingle(kind);
  const inTeam = /^teams\/<team>\/(?!team\.yaml)/.test(KINDS[kind].place);
  return {
    type: 'object',
    additionalProperties: false,
    required: [
      ...(single ? [] : ['id']),
      ...(inTeam ? ['team'] : []),
      'file',
      ...(kind === 'runbook' ? ['flow'] : []),
      'data',
    ],
    title: 'Entry',
    description: 'One file and what is in it.',
    properties: {
      ...(single ? {} : { id: ID }),
      ...(inTeam || kind === 'message' ? { team: TEAM } : {}),
      file: FILE,
      ...(!hasPage(kind) ? {} : { address: ADDRESS }),
      ...(kind === 'runbook' ? { flow: FLOW, environments: VARIANTS } : {}),
      data: { $ref: `#/definitions/${kind}` },
    },
  };
}

/** A public catalog lacks what every file has. */
function withoutWithheld(kind: Kind, schema: JsonSchema): JsonSchema {
  const left = NOT_PUBLIC[kind] ?? [];
  return { ...schema, required: (schema.required ?? []).filter((key) => !left.includes(key)) };
}

/** Removes the maximum length of texts with facts, because a fact may be longer than its name. */
function unlimited(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(unlimited);
  if (typeof node !== 'object' || node === null) return node;
  const hasFacts = 'x-text' in node && node['x-text'] !== 'exact';
  const entries = Object.entries(node).filter(([key]) => key !== 'maxLength' || !hasFacts);
  return Object.fromEntries(entries.map(([key, value]) => [key, unlimited(value)]));
}

const ENTRY_REF: JsonSchema = { $ref: '#/definitions/entry' };

const DESCRIPTION = `The whole handbook as data, for programs. It contains what the audience of this site may see, with facts filled in. Files and addresses are relative. The id ${WITHHELD_ID} replaces the id of anything that the audience may not see. Version 2 says under \`flow\` where every step of a runbook leads, and calls the target of an answer \`go_to\`, which version 1 called \`goto\`; a draft may lack any key but its title.`;

const EXAMPLE = {
  version: VERSION,
  audience: 'internal',
  layers: [{ id: 'muster', version: '1.4.0' }, { id: 'org' }],
  teams: [],
  team_severities: [],
  team_roles: [],
  services: [],
  runbooks: [],
  roles: [],
  messages: [],
  courses: [],
  templates: [],
  drills: [],
  drill_settings: [],
  pages: [],
};

const SCHEMA: JsonSchema = {
  type: 'string',
  title: 'Schema',
  description: 'Where this schema is, relative to the site.',
  examples: [`schemas/catalog.v${VERSION}.json`],
};

const VERSION_SCHEMA: JsonSchema = {
  type: 'integer',
  const: VERSION,
  title: 'Version',
  description:
    'The version of this format. It increases when something is renamed, moved or removed, but not when something is added.',
  examples: [VERSION],
};

const MARKING: JsonSchema = {
  type: 'string',
  enum: COMMON.definitions?.['marking']?.enum ?? [],
  examples: ['internal'],
};

const ID: JsonSchema = {
  type: 'string',
  title: 'Id',
  description: 'From the path of its file. Of a handbook page: section/page.',
  examples: ['postgres-failover'],
};

const TEAM: JsonSchema = {
  type: 'string',
  title: 'Team',
  description: 'The id of the team whose folder contains it.',
  examples: ['payments'],
};

const FILE: JsonSchema = {
  type: 'string',
  title: 'File',
  description: 'Its path in the repository.',
  examples: ['org/teams/payments/runbooks/postgres-failover.yaml'],
};

const ADDRESS: JsonSchema = {
  type: 'string',
  title: 'Address',
  description: 'Its page, relative to the site.',
  examples: ['runbooks/postgres-failover/'],
};

const VARIANTS: JsonSchema = {
  type: 'array',
  title: 'Environments',
  description: 'Of a runbook with a page for each environment: those pages.',
  examples: [[{ environment: 'eu', address: 'runbooks/disk-full/in/eu/' }]],
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['environment', 'address'],
    properties: {
      environment: {
        type: 'string',
        title: 'Environment',
        description: 'The id of the environment.',
        examples: ['eu'],
      },
      address: ADDRESS,
    },
  },
};

const STEP_ID: JsonSchema = {
  type: 'string',
  title: 'Step',
  description: 'The id of a step of the runbook.',
  examples: ['healthy'],
};

const FLOW: JsonSchema = {
  type: 'array',
  title: 'Flow',
  description: 'Of a runbook: every step in order, and each way out of it, written or not.',
  examples: [
    [
      {
        step: 'restart',
        number: 1,
        exits: [
          { on: 'then', to: 'end' },
          { on: 'otherwise', to: 'escalate' },
        ],
      },
    ],
  ],
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['step', 'exits'],
    properties: {
      step: STEP_ID,
      number: {
        type: 'integer',
        minimum: 1,
        title: 'Number',
        description: 'Its number on the page. A message and a step that runs alongside another have none.',
        examples: [1],
      },
      exits: {
        type: 'array',
        title: 'Exits',
        description: 'The ways out.',
        examples: [[{ on: 'then', to: 'end' }]],
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['on', 'to'],
          properties: {
            on: {
              type: 'string',
              enum: ['then', 'otherwise', 'option', 'cause', 'default', 'timeout'],
              title: 'On',
              description:
                'In which case: it worked, it did not, an answer, a cause, no answer, or the time is up.',
              examples: ['then'],
            },
            label: {
              type: 'string',
              title: 'Label',
              description: 'The answer, as the page has it.',
              examples: ['One scheme only'],
            },
            to: {
              type: 'string',
              enum: ['step', 'end', 'escalate', 'unwritten'],
              title: 'To',
              description: 'Where it leads. `unwritten`: the draft does not say yet.',
              examples: ['end'],
            },
            step: STEP_ID,
          },
        },
      },
    },
  },
};
