import { isMap, isScalar, type Document, type Pair } from 'yaml';
import type { AlertRule } from '../../upkeep/alert-rule.ts';
import type { Catalog } from '../../model/catalog.ts';
import { FILLERS, fillText, type Fields } from '../../check/starter-text.ts';
import { UsageError } from '../../diagnostics/command-error.ts';
import { didYouMean, quote } from '../../diagnostics/spelling.ts';
import { fillFromAlert, serviceOf } from './from-alert.ts';
import { nameOf } from './id.ts';
import type { Request } from './request.ts';
import { fillIn, quoteAmbiguous } from './starter.ts';
import { contactWays } from './contact-method.ts';

/** The path of the new file, below the content folder. */
export function pathOf({ kind, id, team }: Request): string {
  if (kind === 'team') return `teams/${id}/team.yaml`;
  return `${team === undefined ? '' : `teams/${team}/`}${kind}s/${id}.yaml`;
}

/**
 * The content of the new file: the starter of its kind with the known facts filled in, and its questions as comments.
 * Throws a UsageError if the file needs another one that does not exist yet.
 */
export function documentOf(starter: string, request: Request, catalog: Catalog, extra: Extra): Document {
  const document = fillIn(starter, fieldsOf(request, catalog, extra));
  if (request.kind === 'team') addWays(document, catalog, extra.page);
  if (request.kind === 'runbook') setDrafted(document, extra.day);
  if (extra.rules?.length) {
    if (document.getIn(['services', 0]) === '<service-id>') document.deleteIn(['services', 0]);
    fillFromAlert(document, extra.rules, catalog);
  }
  quoteAmbiguous(document);
  return document;
}

function fieldsOf({ kind, id, team }: Request, catalog: Catalog, extra: Extra): Fields {
  const name = nameOf(id);
  switch (kind) {
    case 'runbook':
      return runbookFields(name, team ?? '', catalog, extra);
    case 'team':
      return {
        team: name,
        'team-id': id,
        purpose: fillText(FILLERS.purpose, { team: name }),
        'on-call': extra.page === undefined ? `Incident commander, for ${name}` : `${name} on-call`,
      };
    case 'service':
      return { service: name, 'service-id': id, team: catalog.teams.get(team ?? '')?.data.name ?? '' };
    case 'role':
      return { role: name };
    case 'message':
      return { title: name, channel: channelOf(catalog) };
  }
}

/** The fields of a runbook. One that begins from an alert is about the service that the alert names, or about none yet. */
function runbookFields(
  title: string,
  team: string,
  catalog: Catalog,
  { service: wanted, rules }: Extra,
): Fields {
  const level = catalog.severity?.data.major_at ?? '';
  const named = wanted ?? (rules?.length ? serviceOf(rules, catalog) : undefined);
  if (rules?.length && named === undefined) return { title, level };
  const services = [...catalog.services.values()].filter((entry) => entry.team === team);
  const service = named === undefined ? services[0] : catalog.services.get(named);
  if (!service)
    throw new UsageError(
      named === undefined
        ? `Team ${quote(team)} has no service for the runbook to be about. Create one first: npm run new -- service ${team} NAME.`
        : `Unknown service ${quote(named)}${didYouMean(named, catalog.services.keys()) || '.'}`,
    );
  return {
    title,
    service: service.data.name,
    'service-id': service.id,
    level,
  };
}

/** Says when a draft was begun, so that one that an alert leads to does not stay one for ever. */
export function setDrafted(document: Document, day: string | undefined): void {
  const map = document.contents;
  if (day === undefined || !isMap(map)) return;
  const at = map.items.findIndex(({ key }) => isScalar(key) && key.value === 'status');
  map.items.splice(at + 1, 0, document.createPair('drafted', day) as Pair);
}

/** Adds the given ways to page the team or, without any, those of the commander, so that a page reaches someone. */
function addWays(document: Document, catalog: Catalog, page: string | undefined): void {
  const { command, telephone, form } = catalog.organisation?.data.page ?? {};
  const commander = { page: command ?? form, telephone };
  for (const [key, value] of Object.entries(page === undefined ? commander : contactWays(page)))
    if (value !== undefined) document.setIn(['contacts', 0, key], value);
}

/** The channel that everyone inside reads, or the first one. */
function channelOf(catalog: Catalog): string {
  const channels = Object.keys(catalog.organisation?.data.channels ?? {});
  return channels.includes('updates') ? 'updates' : (channels[0] ?? '');
}

/** The values of the options. */
export interface Extra {
  /** The day on which a runbook is begun. */
  day?: string | undefined;
  /** How the new team is paged; as the incident commander is, if undefined. */
  page?: string | undefined;
  /** The service that the runbook is about; the team's first, if undefined. */
  service?: string | undefined;
  /** The rules of the alert that the runbook answers. */
  rules?: AlertRule[] | undefined;
}
