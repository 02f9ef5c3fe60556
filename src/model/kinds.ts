/** The kind of content that lives at a path below the content folder, and its ids; undefined where none does. */
export function kindOf(path: string): Placement | undefined {
  for (const [kind, { pattern }] of Object.entries(KINDS)) {
    const match = pattern.exec(path);
    if (match) return { kind: kind as Kind, id: match.groups?.['id'] ?? kind, team: match.groups?.['team'] };
  }
  return undefined;
}

/**
 * Every kind of content: where its files live, below the content folder, and the name of its schema.
 * Ids come from file names and a runbook's owner from its folder, so that there is nothing to contradict.
 */
export const KINDS = {
  organisation: { pattern: /^organisation\.yaml$/, place: 'organisation.yaml' },
  severity: { pattern: /^severity\.yaml$/, place: 'severity.yaml' },
  glossary: { pattern: /^glossary\.yaml$/, place: 'glossary.yaml' },
  sources: { pattern: /^sources\.yaml$/, place: 'sources.yaml' },
  phrases: { pattern: /^phrases\.yaml$/, place: 'phrases.yaml' },
  forms: { pattern: /^forms\.yaml$/, place: 'forms.yaml' },
  lifecycle: { pattern: /^lifecycle\.yaml$/, place: 'lifecycle.yaml' },
  paths: { pattern: /^paths\.yaml$/, place: 'paths.yaml' },
  'task-book': { pattern: /^task-book\.yaml$/, place: 'task-book.yaml' },
  regimes: { pattern: /^regimes\.yaml$/, place: 'regimes.yaml' },
  role: { pattern: /^roles\/(?<id>[^/]+)\.yaml$/, place: 'roles/<role>.yaml' },
  message: {
    pattern: /^(?:teams\/(?<team>[^/]+)\/)?messages\/(?<id>[^/]+)\.yaml$/,
    place: 'messages/<message>.yaml',
  },
  course: { pattern: /^courses\/(?<id>[^/]+)\.yaml$/, place: 'courses/<course>.yaml' },
  template: { pattern: /^templates\/(?<id>[^/]+)\.yaml$/, place: 'templates/<template>.yaml' },
  'drill-kit': { pattern: /^drills\/kit\.yaml$/, place: 'drills/kit.yaml' },
  wheel: { pattern: /^drills\/wheel\.yaml$/, place: 'drills/wheel.yaml' },
  // The calendar's address is taken.
  drill: { pattern: /^drills\/(?<id>(?!calendar\.yaml)[^/]+)\.yaml$/, place: 'drills/<drill>.yaml' },
  'drill-setting': {
    pattern: /^examples\/drills\/(?<id>[^/]+)\.yaml$/,
    place: 'examples/drills/<drill>.yaml',
  },
  team: { pattern: /^teams\/(?<id>(?<team>[^/]+))\/team\.yaml$/, place: 'teams/<team>/team.yaml' },
  'team-severity': {
    pattern: /^teams\/(?<id>(?<team>[^/]+))\/severity\.yaml$/,
    place: 'teams/<team>/severity.yaml',
  },
  'team-role': {
    pattern: /^teams\/(?<team>[^/]+)\/roles\/(?<id>[^/]+)\.yaml$/,
    place: 'teams/<team>/roles/<role>.yaml',
  },
  service: {
    pattern: /^teams\/(?<team>[^/]+)\/services\/(?<id>[^/]+)\.yaml$/,
    place: 'teams/<team>/services/<service>.yaml',
  },
  runbook: {
    pattern: /^teams\/(?<team>[^/]+)\/runbooks\/(?<id>[^/]+)\.yaml$/,
    place: 'teams/<team>/runbooks/<runbook>.yaml',
  },
  page: {
    pattern: /^handbook\/(?<id>[^/]+\/[^/]+)\.mdx$/,
    place: 'handbook/<section>/<page>.mdx',
  },
  example: {
    pattern: /^examples\/(?<id>[^/]+\/[^/]+)\.mdx$/,
    place: 'examples/<example>/<page>.mdx',
  },
} as const satisfies Record<string, { pattern: RegExp; place: string }>;

export type Kind = keyof typeof KINDS;

export interface Placement {
  kind: Kind;
  id: string;
  team: string | undefined;
}
