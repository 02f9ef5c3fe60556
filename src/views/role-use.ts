import { comparesIn } from '../model/collation.ts';
import { languageOf } from '../model/language.ts';
import { stepsOf } from '../model/flow.ts';
import { actName } from './authority.ts';
import type { Catalog } from '../model/catalog.ts';
import { refTo, type LinkRef, type Ref } from '../model/reference.ts';
import { viewOf, type LevelView } from './level.ts';

/** Everything that names a role: levels, decisions, runbooks, messages and pages. */
export function roleUses(catalog: Catalog, role: string): RoleUses {
  const { authority = [], waivers = [] } =
    catalog.audience === 'public' ? {} : (catalog.organisation?.data ?? {});
  return {
    levels: (catalog.severity?.data.levels ?? [])
      .filter(({ response }) => response.roles.includes(role))
      .map(viewOf),
    powers: authority.flatMap(({ act, by, delegate }) =>
      by === role
        ? [actName(catalog, act)]
        : delegate === role
          ? [`${actName(catalog, act)}, if delegated`]
          : [],
    ),
    waivers: waivers.filter(({ by }) => by === role).map(({ rule }) => rule),
    runbooks: named(
      catalog,
      [...catalog.runbooks.values()]
        .filter(({ data }) =>
          stepsOf(data).some((step) => {
            const approval = 'approval' in step ? step.approval?.by : undefined;
            return (step.role ?? 'responder') === role || approval === role;
          }),
        )
        .map(({ id }) => refTo(catalog, 'runbook', id)),
    ),
    messages: named(
      catalog,
      [...catalog.messages.values()]
        .filter(({ data }) => data.approval === role)
        .map(({ id }) => refTo(catalog, 'message', id)),
    ),
    pages: named(
      catalog,
      [...catalog.pages.values()]
        .filter(({ data }) => data.roles?.includes(role))
        .map(({ id }) => refTo(catalog, 'page', id)),
    ),
  };
}

function named(catalog: Catalog, refs: Ref[]): LinkRef[] {
  const compare = comparesIn(languageOf(catalog));
  return refs.filter((ref): ref is LinkRef => ref.type === 'link').sort((a, b) => compare(a.name, b.name));
}

export interface RoleUses {
  /** The levels at which it is filled. */
  levels: LevelView[];
  /** The decisions that it may take, in words. */
  powers: string[];
  /** The rules that it may relax. */
  waivers: string[];
  /** Those in which it has a step or an approval. */
  runbooks: LinkRef[];
  /** Those that it approves. */
  messages: LinkRef[];
  pages: LinkRef[];
}
