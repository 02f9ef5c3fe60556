import { addressesOf, addressOf, alertAddress } from '../model/addresses.ts';
import { alertNameProblem, alertSlug } from '../model/alert-name.ts';
import { runbookUrlOf, type AlertRule } from './alert-rule.ts';
import type { PassedOver, RuleFile } from './rule-file.ts';
import type { BuiltSite } from '../check/address.ts';
import type { Catalog } from '../model/catalog.ts';
import { hasPlace, percentDecoded, siteAddress } from '../model/site-address.ts';
import type { ValuePath } from '../diagnostics/diagnostic.ts';
import { placesIn } from '../diagnostics/position.ts';
import { limitedNearest, nearest as nearestName } from '../diagnostics/spelling.ts';

/**
 * Compares the alerts of a monitoring system with the runbooks, in both directions. `site` is the address where the site
 * is published; without it, only addresses that start with a slash are known to belong to the site. `textOf` gives the
 * text of a content file, from which lines are worked out. Names with the same slug are one alert, and reported.
 */
export function alertCoverage(catalog: Catalog, files: RuleFile[], options: CoverageOptions = {}): Coverage {
  const rules = files.flatMap(({ alerts }) => alerts);
  const answers = answersOf(catalog);
  const placeOf = placeFinder(options);
  const paste = (name: string): string => addressToPaste(alertAddress(name), options.site);
  const [covered, missing] = [rules.filter(isCovered), rules.filter((rule) => !isCovered(rule))];
  const broken = linkProblems(catalog, rules, options);
  return {
    alerts: rules.length,
    recording_rules: files.reduce((sum, { recording }) => sum + recording, 0),
    passed_over: files.flatMap(({ passedOver }) => passedOver),
    names: new Set(rules.map(({ name }) => name)).size,
    covered: covered.map(({ name, file }) => ({
      alert: name,
      file,
      runbooks: answers.get(alertSlug(name)) ?? [],
      runbook_url: paste(name),
    })),
    missing: missing.map((rule) => ({
      alert: rule.name,
      ...placeOfRule(rule),
      ...(alertNameProblem(rule.name)
        ? { problem: alertNameProblem(rule.name)?.message }
        : { runbook_url: paste(rule.name) }),
    })),
    dangling: broken,
    unknown: unknownAlerts(catalog, rules, placeOf),
    clashes: addressClashes(catalog, rules, placeOf),
    unlinked: covered
      .filter((rule) => leadsElsewhere(rule, options.site))
      .map((rule) => ({ alert: rule.name, ...placeOfRule(rule), runbook_url: paste(rule.name) })),
  };

  function isCovered({ name }: AlertRule): boolean {
    return answers.has(alertSlug(name));
  }
}

/** Whether the report has anything that someone has to fix. */
export function hasGaps({ missing, dangling, unknown, clashes }: Coverage): boolean {
  return [missing, dangling, unknown, clashes].some((list) => list.length > 0);
}

/** The ids of the runbooks that name an alert, by the slug of its name. */
function answersOf(catalog: Catalog): Map<string, string[]> {
  const answers = new Map<string, Set<string>>();
  for (const { id, data } of catalog.runbooks.values())
    for (const { name } of data.alerts ?? []) {
      const known = answers.get(alertSlug(name));
      if (known) known.add(id);
      else answers.set(alertSlug(name), new Set([id]));
    }
  return new Map([...answers].map(([name, ids]) => [name, [...ids]]));
}

function linkProblems(catalog: Catalog, rules: AlertRule[], { site, built }: CoverageOptions): DanglingUrl[] {
  const known = landings(catalog);
  const nearest = limitedNearest();
  return rules.flatMap((rule) => {
    const leads = leadsOf(rule, site);
    if (leads.type !== 'here') return [];
    const isThere = known.has(leads.address);
    if (isThere && (!built || arrives(leads, built))) return [];
    const near = isThere && built ? nearestPlace(leads, built) : nearest(leads.address, known);
    return [
      {
        alert: rule.name,
        file: rule.file,
        ...rule.urlPlace,
        url: leads.url,
        did_you_mean: near && addressToPaste(near, site),
      },
    ];
  });
}

/** Whether the browser finds the place on the page. A redirect loses it on the way. */
function arrives({ address, fragment }: Landing, built: BuiltSite): boolean {
  const ids = built.redirect(address) === undefined ? built.fragments(address) : new Set<string>();
  return ids === undefined || hasPlace(fragment, ids);
}

function nearestPlace({ address, fragment }: Landing, built: BuiltSite): string {
  const page = built.redirect(address) ?? address;
  const near = nearestName(percentDecoded(fragment), built.fragments(page) ?? []);
  return near === undefined ? page : `${page}#${near}`;
}

/** Every address that answers, including redirects of renamed runbooks. */
function landings(catalog: Catalog): Set<string> {
  const found = addressesOf(catalog);
  for (const { data } of catalog.runbooks.values()) {
    for (const alias of data.aliases ?? []) found.add(addressOf('runbook', alias));
  }
  return found;
}

/** Where a rule's runbook_url leads. A part that is filled in only when the alert fires cannot be followed. */
function leadsOf(rule: AlertRule, site: string | undefined): Leads {
  const { key, url } = runbookUrlOf(rule) ?? { key: '', url: '' };
  const base = site === undefined ? undefined : new URL(site);
  const ours = url.startsWith('/') || (base && URL.canParse(url) && new URL(url).origin === base.origin);
  if (!ours) return { type: 'elsewhere' };
  if (url.includes('{{')) return { type: 'unknown' };
  if (!URL.canParse(url, NOWHERE)) return { type: 'here', key, url, address: url, fragment: '' };
  const { origin, pathname, hash } = new URL(url, base ?? NOWHERE);
  const root = base?.pathname ?? '/';
  // Another site on the same host.
  if (origin !== (base?.origin ?? NOWHERE) || !`${pathname}/`.startsWith(root)) return { type: 'elsewhere' };
  const { path, fragment } = siteAddress(`/${pathname.slice(root.length)}${hash}`, '/') ?? {
    path: url,
    fragment: '',
  };
  return { type: 'here', key, url, address: path.replace(/\/?$/, '/'), fragment };
}

/** Without the site's address, a full address cannot be recognised as another site's. */
function leadsElsewhere(rule: AlertRule, site: string | undefined): boolean {
  return site === undefined ? !runbookUrlOf(rule)?.url : leadsOf(rule, site).type === 'elsewhere';
}

/** Alerts of Prometheus, and of no named source, that runbooks name and no rule defines. */
function unknownAlerts(catalog: Catalog, rules: AlertRule[], placeOf: PlaceOf): UnknownAlert[] {
  const defined = new Map(rules.map(({ name }) => [alertSlug(name), name]));
  const names = new Set(defined.values());
  const nearest = limitedNearest();
  return [...catalog.runbooks.values()].flatMap(({ id, file, data }) =>
    (data.alerts ?? []).flatMap(({ name, source = 'prometheus' }, index) =>
      source !== 'prometheus' || defined.has(alertSlug(name))
        ? []
        : [
            {
              alert: name,
              runbook: id,
              ...placeOf(file, [0, 'alerts', index, 'name']),
              did_you_mean: nearest(name, names),
            },
          ],
    ),
  );
}

/** Names that an address cannot tell apart, because they differ only in case or in what a slug leaves out. */
function addressClashes(catalog: Catalog, rules: AlertRule[], placeOf: PlaceOf): AddressClash[] {
  const uses = new Map<string, Map<string, () => Place>>();
  const note = (name: string, place: () => Place): void => {
    const spellings = uses.get(alertSlug(name)) ?? new Map<string, () => Place>();
    if (!spellings.has(name)) spellings.set(name, place);
    uses.set(alertSlug(name), spellings);
  };
  for (const rule of rules) note(rule.name, () => placeOfRule(rule));
  for (const { file, data } of catalog.runbooks.values())
    data.alerts?.forEach(({ name }, index) => note(name, () => placeOf(file, [0, 'alerts', index, 'name'])));
  return [...uses.values()]
    .filter(({ size }) => size > 1)
    .map((spellings) => ({
      spellings: [...spellings].map(([alert, place]) => ({ alert, ...place() })),
    }));
}

function placeOfRule({ file, line, column }: AlertRule): Place {
  return { file, line, column };
}

function addressToPaste(address: string, site: string | undefined): string {
  return site === undefined ? address : new URL(`.${address}`, site).href;
}

/** Positions are worked out only for what is reported, by the slower parser. */
function placeFinder({ textOf, nameOf = (file) => file }: CoverageOptions): PlaceOf {
  const finders = new Map<string, ReturnType<typeof placesIn>>();
  return (file, path) => {
    let find = finders.get(file);
    if (!find) finders.set(file, (find = placesIn(textOf?.(file) ?? '')));
    const { line, column } = find(path);
    return { file: nameOf(file), line, column };
  };
}

/** A placeholder for the site while its address is not known. */
const NOWHERE = 'https://site.invalid';

export interface CoverageOptions {
  /** With a slash at its end. */
  site?: string | undefined;
  textOf?: ((file: string) => string | undefined) | undefined;
  /** The name of a content file for people; as the catalog names it if left out. */
  nameOf?: ((file: string) => string) | undefined;
  /** What the site holds; without it, places on pages are not followed. */
  built?: BuiltSite | undefined;
}

/** The alerts of a monitoring system compared with the runbooks. Lines and columns count from 1. */
export interface Coverage {
  /** How many alerting rules there are; one name may have several. */
  alerts: number;
  /** How many recording rules were passed over. */
  recording_rules: number;
  /** Files and parts of them that hold no alerts that can be read here. */
  passed_over: PassedOver[];
  names: number;
  covered: { alert: string; file: string; runbooks: string[]; runbook_url: string }[];
  /** Alerts that no runbook names. */
  missing: MissingRunbook[];
  /** Addresses on this site that lead nowhere. */
  dangling: DanglingUrl[];
  /** Alerts that runbooks name and no rule defines. */
  unknown: UnknownAlert[];
  clashes: AddressClash[];
  /** Alerts that have a runbook, and whose rule does not lead here. */
  unlinked: (Place & { alert: string; runbook_url: string })[];
}

/** An alert that no runbook names; `problem` says why no runbook can name it. */
export interface MissingRunbook extends Place {
  alert: string;
  runbook_url?: string;
  problem?: string;
}

export interface DanglingUrl extends Place {
  alert: string;
  url: string;
  did_you_mean: string | undefined;
}

export interface UnknownAlert extends Place {
  alert: string;
  runbook: string;
  did_you_mean: string | undefined;
}

/** Names with the same address, each with the first place where it is used. */
export interface AddressClash {
  spellings: (Place & { alert: string })[];
}

interface Place {
  file: string;
  line: number;
  column: number;
}

type PlaceOf = (file: string, path: ValuePath) => Place;

type Leads = { type: 'elsewhere' | 'unknown' } | ({ type: 'here'; key: string; url: string } & Landing);

/** A place on this site, without the base path. */
interface Landing {
  address: string;
  fragment: string;
}
