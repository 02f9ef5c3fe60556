import { RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import { ROUTES } from '../model/addresses.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Example, Page } from '../model/content.ts';
import { KIND_NAMES, type Kind } from '../model/kinds.ts';
import { componentIds, messageIds } from '../model/page-ids.ts';
import { healthSchema } from '../upkeep/health-schema.ts';
import { alertViews, onlyRunbook } from '../views/alert.ts';
import { servicesGraph, serviceGraph } from '../views/diagram/service-graph.ts';
import { rolesGraph } from '../views/diagram/role-graph.ts';
import { drillCalendar } from '../views/drill-calendar.ts';
import { drillView, playersView } from '../views/drill.ts';
import { navigationView } from '../views/handbook.ts';
import { levelFinderView } from '../views/level-finder.ts';
import { clocksView } from '../views/regime.ts';
import { roleView, rolesInOrder } from '../views/role.ts';
import { ruleGroups } from '../views/rule-reference.ts';
import { rolePart, runbookView, type RunbookView } from '../views/runbook.ts';
import {
  fileReference,
  PAGES_OF_STEPS,
  schemaView,
  stepsReference,
  type SchemaView,
} from '../views/schema-reference.ts';
import { serviceView } from '../views/service.ts';
import { severityView } from '../views/severity.ts';
import { slidesOf } from '../views/slide.ts';
import { sourcesOf, sourcesView } from '../views/source.ts';
import { teachingView } from '../views/course.ts';
import { teamView } from '../views/team.ts';
import { taskBookView, trainingView } from '../views/training.ts';
import { exportOutline } from './catalog-schema.ts';

/**
 * The places on a page that a link can lead to, without building it; undefined for an address where no page is, and for the
 * pages of the guide, which are not content. `tests/site/fragments.test.ts` compares them with those of a built site.
 */
export function fragmentsOf(catalog: Catalog, address: string): ReadonlySet<string> | undefined {
  for (const { pattern, ids } of rows) {
    const params = pattern.exec(address)?.groups;
    if (!params) continue;
    const found = ids(catalog, (name) => params[name] ?? '');
    return found && new Set(['main', ...found]);
  }
  return undefined;
}

/** The ids that two places on a page would share: one that content gives to something on it, and one of the page's own. */
export function repeatedIdsOf(catalog: Catalog, address: string): ReadonlySet<string> {
  const [once, twice] = [new Set(['main', 'menu', 'side']), new Set<string>()];
  for (const { pattern, ids } of rows) {
    const params = pattern.exec(address)?.groups;
    if (!params) continue;
    for (const id of ids(catalog, (name) => params[name] ?? '') ?? []) (once.has(id) ? twice : once).add(id);
    break;
  }
  return twice;
}

/** The ids of each route's page, in the order in which the page shows them. */
const PAGES: Record<string, Ids> = {
  '/': ({ runbooks, teams, severity }) => [
    'ask',
    'help',
    ...when(severity, 'how-bad'),
    'levels',
    ...when(runbooks.size + teams.size, 'runbooks'),
    'ready',
  ],
  '/alerts/': none,
  '/alerts/[alert]/': (catalog, param) => alertIds(catalog, `/alerts/${param('alert')}/`),
  '/clocks/': clockIds,
  '/contribute/[...page]/': () => undefined,
  '/drills/': drillListIds,
  '/drills/[drill]/': (catalog, param) => drillIds(catalog, param('drill')),
  '/drills/[drill]/players/': (catalog, param) => playersIds(catalog, param('drill')),
  '/drills/calendar/': (catalog) => {
    if (catalog.audience === 'public') return [];
    const { planned, runs } = drillCalendar(catalog);
    return [...when(planned.length, 'planned'), ...when(runs.length, 'held')];
  },
  '/drills/wheel/': ({ wheel }) => wheel && ['rules', 'cards', ...idsIn(wheel.data.cards)],
  '/examples/[example]/[page]/': (catalog, param) =>
    textIds(catalog, catalog.examples.get(`${param('example')}/${param('page')}`)),
  '/glossary/': ({ glossary }) => idsIn(glossary?.data.terms ?? []),
  '/handbook/': (catalog) => idsIn(navigationView(catalog)),
  '/handbook/[section]/[page]/': (catalog, param) =>
    textIds(catalog, catalog.pages.get(`${param('section')}/${param('page')}`)),
  '/handbook/reference/sources/': (catalog) => idsIn(sourcesView(catalog)),
  '/messages/': ({ messages }) => [...new Set([...messages.values()].map(({ data }) => data.phase))],
  '/messages/[message]/': (catalog, param) =>
    catalog.messages.has(param('message')) ? messageIds(catalog, param('message')) : undefined,
  '/print/': ({ roles, drills, wheel }) => [
    'wall',
    ...when(roles.size, 'hand'),
    ...when(drills.size > 0 || wheel, 'drills'),
  ],
  '/print/authority/': none,
  '/print/cadence/': none,
  '/print/contacts/': none,
  '/reference/rules/': () => idsIn(ruleGroups()),
  '/reference/rules/[group]/[name]/': (_catalog, param) => {
    const rule = RULE_DESCRIPTIONS.get(`${param('group')}/${param('name')}`);
    return rule && when(rule.example, 'not', 'instead');
  },
  '/reference/schemas/': () => ['data'],
  '/reference/schemas/[kind]/': (_catalog, param) => referenceIds(param('kind')),
  '/roles/': roleListIds,
  '/roles/[role]/': (catalog, param) => cardIds(catalog, param('role'), ['uses']),
  '/runbooks/': () => ['runbooks'],
  '/runbooks/[runbook]/': runbookIds,
  '/runbooks/[runbook]/[role]/': checklistIds,
  '/runbooks/[runbook]/in/[environment]/': runbookIds,
  '/search/': ({ teams }) => ['kinds', ...when(teams.size, 'teams')],
  '/services/': serviceListIds,
  '/services/[service]/': serviceIds,
  '/severity/': severityIds,
  '/teams/': none,
  '/teams/[team]/': teamIds,
  '/teams/[team]/roles/[role]/': (catalog, param) => cardIds(catalog, param('role'), [], param('team')),
  '/teams/[team]/severity/': none,
  '/templates/': none,
  '/templates/[template]/': ({ templates }, param) =>
    templates.has(param('template')) ? [`template-${param('template')}`] : undefined,
  '/training/': (catalog) => {
    const { paths, courses, taskBook, record } = trainingView(catalog);
    return [...idsIn(paths), ...when(courses.length, 'courses'), ...when(taskBook ?? record, 'papers')];
  },
  '/training/[course]/': ({ courses }, param) =>
    courses.has(param('course')) ? ['modules', 'teach'] : undefined,
  '/training/[course]/[module]/': moduleIds,
  '/training/[course]/answers/': ({ courses }, param) =>
    courses
      .get(param('course'))
      ?.data.modules.flatMap(({ id, questions, practice = [] }) => [
        id,
        ...idsIn([...questions, ...practice]).map((question) => `${id}-${question}`),
      ]),
  '/training/[course]/run-sheet/': runSheetIds,
  '/training/[course]/slides/': (catalog, param) => {
    const course = catalog.courses.get(param('course'));
    return course && slidesOf(teachingView(catalog, course)).map((_slide, index) => `slide-${index + 1}`);
  },
  '/training/record/': ({ sources }) => when(sources, 'on'),
  '/training/task-book/': (catalog) => {
    const book = taskBookView(catalog);
    return (
      book && [
        'levels',
        ...when(book.currency, 'currency'),
        ...when(book.stepDown, 'step-down'),
        ...book.roles.map(({ role }) => `role-${role.id}`),
      ]
    );
  },
};

/** An alert that one runbook answers has a redirect to it, which has no places. */
function alertIds(catalog: Catalog, address: string): string[] | undefined {
  const alert = alertViews(catalog).find(({ addresses }) => addresses.includes(address));
  return alert && when(!onlyRunbook(alert), 'runbooks');
}

function clockIds(catalog: Catalog): string[] | undefined {
  const clocks = clocksView(catalog);
  if (!clocks) return undefined;
  return [
    'calculator',
    ...prefixed('clock-', idsIn(clocks.events)),
    'clock-zone',
    'times',
    ...when(clocks.questions.length, 'questions', ...prefixed('question-', idsIn(clocks.questions))),
    'laws',
    ...prefixed('law-', idsIn(clocks.regimes)),
    'counting',
    ...when(clocks.pending.length, 'pending', ...prefixed('pending-', idsIn(clocks.pending))),
  ];
}

function drillListIds({ drills, wheel, drillKit }: Catalog): string[] {
  const kinds = new Set([...drills.values()].map(({ data }) => data.kind));
  return [
    ...when(kinds.has('tabletop'), 'tabletops'),
    ...when(kinds.has('talk'), 'talks'),
    ...when(wheel, 'wheel'),
    ...when(drillKit, 'safety', 'prompts', 'debrief', 'afterwards'),
  ];
}

function drillIds(catalog: Catalog, id: string): string[] | undefined {
  const entry = catalog.drills.get(id);
  if (!entry) return undefined;
  const { groundTruth, injects } = drillView(catalog, entry);
  return [
    'before',
    'safety',
    'objectives',
    ...when(groundTruth, 'truth'),
    ...['scene', 'cast', 'play'],
    ...idsIn(injects).flatMap((inject) => [inject, `note-${inject}`]),
    ...['form', 'debrief', 'afterwards', 'export'],
  ];
}

function playersIds(catalog: Catalog, id: string): string[] | undefined {
  const entry = catalog.drills.get(id);
  return entry && ['safety', ...when(playersView(catalog, entry).readBefore.length, 'read'), 'scene', 'cast'];
}

function textIds(catalog: Catalog, entry: Entry<Page | Example> | undefined): string[] | undefined {
  return entry?.text && [...entry.text.headings, ...componentIds(catalog, entry.text, sourcesOf(entry))];
}

function referenceIds(name: string): string[] | undefined {
  const view = referenceView(name);
  if (!view) return undefined;
  return [
    'smallest-example',
    ...view.parts.flatMap(idsOfPart),
    ...when(view.forms.length, 'all-forms', ...idsIn(view.forms)),
  ];
}

/** A part with a single field has no list of its fields, in which those that it shares would be. */
function idsOfPart({ id, also, fields }: SchemaView['parts'][number]): string[] {
  const several = fields.filter(({ path }) => !path.includes('.')).length > 1;
  return [id, ...(several ? idsIn(also) : []), ...idsIn(fields)];
}

function referenceView(name: string): SchemaView | undefined {
  if (name === 'catalog') return fileReference(name, '', 1, exportOutline());
  if (name === PAGES_OF_STEPS.runbook) return stepsReference();
  if (name === 'health') return fileReference(name, '', 1, healthSchema());
  return (KIND_NAMES as string[]).includes(name) ? schemaView(name as Kind) : undefined;
}

function roleListIds(catalog: Catalog): string[] {
  const roles = rolesInOrder(catalog).map((entry) => roleView(catalog, entry));
  return [...new Set(roles.map(({ group }) => group)), ...when(rolesGraph(roles).edges.length, 'reports')];
}

/** The ids of a role's card: its items in the order of its phases, and what else is on it. */
function cardIds(catalog: Catalog, role: string, more: string[], team?: string): string[] | undefined {
  const entry = catalog.roles.get(role);
  if (!entry) return undefined;
  const view = roleView(
    catalog,
    entry,
    team === undefined ? undefined : catalog.teamRoles.get(`${team}/${role}`),
  );
  return [...itemIds(view), ...when(view.phrases.length, 'phrases'), 'about', ...more];
}

function itemIds({ id, phases }: ReturnType<typeof roleView>, but?: string): string[] {
  return phases.filter((phase) => phase.id !== but).flatMap(({ items }) => prefixed(`${id}-`, idsIn(items)));
}

function runbookIds(catalog: Catalog, param: Param): string[] | undefined {
  const entry = catalog.runbooks.get(param('runbook'));
  if (!entry) return undefined;
  const view = runbookView(catalog, entry);
  return [
    ...when(view.access.length, 'access'),
    ...when(view.evidence.length, 'evidence'),
    ...when(view.environments, 'environment'),
    ...when(view.variables.length, 'variables', ...view.variables.map(({ name }) => `variable-${name}`)),
    ...stepIds(view),
  ];
}

/** The part of one role. It has no page if the role has no step. */
function checklistIds(catalog: Catalog, param: Param): string[] | undefined {
  const entry = catalog.runbooks.get(param('runbook'));
  const role = catalog.roles.get(param('role'));
  const view = entry && runbookView(catalog, entry);
  if (!role || !view?.roles.some(({ id }) => id === role.id)) return undefined;
  const card = roleView(catalog, role, catalog.teamRoles.get(`${entry?.team ?? ''}/${role.id}`));
  return [
    ...itemIds(card, 'prepare'),
    ...when(view.environments, 'environment'),
    ...stepIds(rolePart(view, role.id)),
  ];
}

function stepIds(view: RunbookView): string[] {
  return [
    'steps',
    ...idsIn(view.steps),
    'end',
    ...when(view.recoveredWhen.length, 'recovered'),
    ...when(view.putBack.length, 'put-back'),
    ...when(view.escalationPath.length, 'escalate'),
    ...when(view.messages.length, 'messages'),
    ...when(view.links.length, 'links'),
    ...when(view.symptoms.length, 'symptoms'),
    ...when(view.reviewed ?? view.exercised.length, 'reviewed'),
  ];
}

function serviceListIds(catalog: Catalog): string[] {
  const services = [...catalog.services.values()];
  return [
    ...new Set(services.map(({ data }) => `tier-${data.tier}`)),
    ...when(new Set(services.map(({ team }) => team)).size > 1, 'owners'),
    ...when(servicesGraph(catalog)?.edges.length, 'dependencies'),
  ];
}

function serviceIds(catalog: Catalog, param: Param): string[] | undefined {
  const entry = catalog.services.get(param('service'));
  if (!entry) return undefined;
  const { external, escalationPath, dashboards } = serviceView(catalog, entry);
  return [
    ...when(external, 'vendor'),
    ...when(serviceGraph(catalog, entry.id).edges.length, 'dependencies'),
    'runbooks',
    ...when(escalationPath.length, 'ladder'),
    ...when(dashboards.length, 'dashboards'),
  ];
}

function severityIds(catalog: Catalog): string[] {
  const { levels, matrices } = severityView(catalog);
  const finder = levelFinderView(catalog);
  return [
    ...when(finder, 'how-bad', 'who-is-hurt'),
    ...prefixed('is-', idsIn(finder?.alarms ?? [])),
    ...prefixed('hurt-', idsIn(finder?.impacts ?? [])),
    ...prefixed('it-is-', idsIn((finder?.results ?? []).map(({ level }) => level))),
    'first',
    'levels',
    ...idsIn(levels),
    ...when(catalog.severity, 'grid'),
    ...when(matrices.length, 'teams'),
  ];
}

function teamIds(catalog: Catalog, param: Param): string[] | undefined {
  const entry = catalog.teams.get(param('team'));
  if (!entry) return undefined;
  const view = teamView(catalog, entry);
  return [
    ...when(view.escalationPath.length, 'ladder'),
    ...when(view.contacts.length, 'contacts'),
    'runbooks',
    'services',
    ...when(view.matrix, 'severity'),
    ...when(view.roles.length, 'roles'),
    ...when(view.authority, 'authority'),
    ...when(view.reviews.length, 'reviews'),
    ...when(view.messages.length, 'messages'),
    ...when(view.links.length, 'links'),
  ];
}

function moduleIds({ courses }: Catalog, param: Param): string[] | undefined {
  const module = courses.get(param('course'))?.data.modules.find(({ id }) => id === param('module'));
  if (!module) return undefined;
  const { points = [], questions, practice = [], further = [] } = module;
  return [
    'objectives',
    ...when(points.length, 'points'),
    ...['read', 'exercise', 'check', 'act'],
    ...prefixed('question-', idsIn([...questions, ...practice])),
    ...when(practice.length, 'practice'),
    ...when(further.length, 'further'),
  ];
}

function runSheetIds(catalog: Catalog, param: Param): string[] | undefined {
  const entry = catalog.courses.get(param('course'));
  if (!entry) return undefined;
  const { modules, prepare, ...sheet } = teachingView(catalog, entry);
  const around = ['room', 'remote', 'access', 'debrief', 'feedback'] as const;
  return [
    ...when(prepare.length, 'prepare'),
    'session',
    ...modules.flatMap(({ id, notes }) => when(notes.length, `say-${id}`)),
    ...around.filter((part) => sheet[part] !== undefined),
  ];
}

function none(): string[] {
  return [];
}

function when(condition: unknown, ...ids: string[]): string[] {
  return condition ? ids : [];
}

function prefixed(prefix: string, ids: string[]): string[] {
  return ids.map((id) => `${prefix}${id}`);
}

function idsIn(items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id);
}

/** A route as Astro names it, as a pattern for addresses. */
function patternOf(route: string): RegExp {
  const pattern = route
    .replace('[...page]/', '(?:.+/)?')
    .replaceAll(/\[([a-z]+)\]/g, (_whole, name: string) => `(?<${name}>[^/]+)`);
  return new RegExp(`^(?<route>)${pattern}$`);
}

function placeholders(route: string): number {
  return route.split('[').length;
}

/** A page of its own comes before one with a placeholder in the same place. */
const rows = ROUTES.map(({ path }) => path)
  .sort((a, b) => placeholders(a) - placeholders(b))
  .flatMap((path) => (PAGES[path] ? [{ pattern: patternOf(path), ids: PAGES[path] }] : []));

type Ids = (catalog: Catalog, param: Param) => string[] | undefined;

/** The value of one of the placeholders in a route. */
type Param = (name: string) => string;
