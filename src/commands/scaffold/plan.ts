import type { Document } from 'yaml';
import type { AlertRule } from '../../upkeep/alert-rule.ts';
import type { Catalog } from '../../model/catalog.ts';
import { UsageError } from '../../loaders/environment.ts';
import { fillFromAlert } from './from-alert.ts';
import { nameOf } from './id.ts';
import type { Request } from './request.ts';
import { fillIn, type Blanks } from './starter.ts';
import { contactWays } from './contact-method.ts';

/** Where the new file lies, below the content folder. */
export function pathOf({ kind, id, team }: Request): string {
  if (kind === 'team') return `teams/${id}/team.yaml`;
  return `${team === undefined ? '' : `teams/${team}/`}${kind}s/${id}.yaml`;
}

/**
 * The new file's content: the starter of its kind with what is known filled in, and its questions as comments. Throws a
 * UsageError where something must be there first.
 */
export function documentOf(starter: string, request: Request, catalog: Catalog, extra: Extra): Document {
  const document = fillIn(starter, blanksOf(request, catalog, extra));
  if (request.kind === 'team') addWays(document, catalog, extra.page);
  if (extra.rules?.length) fillFromAlert(document, extra.rules, catalog);
  return document;
}

function blanksOf({ kind, id, team }: Request, catalog: Catalog, extra: Extra): Blanks {
  const name = nameOf(id);
  switch (kind) {
    case 'runbook':
      return runbookBlanks(name, team ?? '', catalog, extra.service);
    case 'team':
      return {
        team: name,
        'team-id': id,
        purpose: `What ${name} runs is still to be written.`,
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

function runbookBlanks(title: string, team: string, catalog: Catalog, wanted: string | undefined): Blanks {
  const services = [...catalog.services.values()].filter((entry) => entry.team === team);
  const service = wanted === undefined ? services[0] : catalog.services.get(wanted);
  if (!service)
    throw new UsageError(
      wanted === undefined
        ? `${team} has no service yet that the runbook could be about. Write it first: npm run new -- service ${team} NAME.`
        : `There is no service "${wanted}".`,
    );
  return {
    title,
    'use-when': 'A monitor or three users say so.',
    users: `What users of ${service.data.name} cannot do is still to be written.`,
    service: service.data.name,
    'service-id': service.id,
    level: catalog.severity?.data.major_at ?? '',
  };
}

/** The way that is named or, until there is one, the commander's, so that a page reaches somebody. */
function addWays(document: Document, catalog: Catalog, page: string | undefined): void {
  const { command, telephone, form } = catalog.organisation?.data.page ?? {};
  const commander = { page: command ?? form, telephone };
  for (const [key, value] of Object.entries(page === undefined ? commander : contactWays(page)))
    if (value !== undefined) document.setIn(['contacts', 0, key], value);
}

/** The channel in which everybody inside reads, or the first one that there is. */
function channelOf(catalog: Catalog): string {
  const channels = Object.keys(catalog.organisation?.data.channels ?? {});
  return channels.includes('updates') ? 'updates' : (channels[0] ?? '');
}

/** What the options say. */
export interface Extra {
  /** How the new team is paged. */
  page?: string | undefined;
  /** The service that the runbook is about; the team's first if left out. */
  service?: string | undefined;
  /** The rules of the alert that the runbook answers. */
  rules?: AlertRule[] | undefined;
}
