import type { Catalog } from '../../model/catalog.ts';
import { quote, didYouMean } from '../../diagnostics/spelling.ts';
import { UsageError } from '../../diagnostics/command-error.ts';
import { refuseId } from './id.ts';

/**
 * What the arguments ask for, as in `runbook payments card-declines` or `message declared`. Throws a UsageError that names
 * what is missing or unknown.
 */
export function requestOf(words: string[], catalog: Catalog): Request {
  const [word = '', ...rest] = words;
  const kind = KINDS.find((each) => each === word);
  if (!kind)
    throw new UsageError(
      word === ''
        ? 'Missing what to write, as in npm run new -- runbook TEAM NAME.'
        : `Cannot write a new ${quote(word)}${didYouMean(word, [...KINDS, 'page', 'override']) || `. Expected ${[...KINDS, 'page', 'override'].join(', ')}.`}`,
    );
  const id = rest.at(-1);
  const inTeam = kind === 'runbook' || kind === 'service' || (kind === 'message' && rest.length > 1);
  if (id === undefined || rest.length !== (inTeam ? 2 : 1))
    throw new UsageError(`Expected npm run new -- ${USAGE[kind]}.`);
  const refusal = refuseId(id);
  if (refusal) throw new UsageError(refusal);
  const team = inTeam ? rest[0] : undefined;
  if (team !== undefined && !catalog.teams.has(team))
    throw new UsageError(
      `Unknown team ${quote(team)}${didYouMean(team, catalog.teams.keys()) || '. Create it first: npm run new -- team NAME.'}`,
    );
  return { kind, id, team };
}

const KINDS = ['runbook', 'team', 'service', 'role', 'message'] as const;

const USAGE: Record<Request['kind'], string> = {
  runbook: 'runbook TEAM NAME',
  team: 'team NAME',
  service: 'service TEAM NAME',
  role: 'role NAME',
  message: 'message [TEAM] NAME',
};

/** A file to be started. */
export interface Request {
  kind: (typeof KINDS)[number];
  id: string;
  /** The team whose folder it belongs to. */
  team: string | undefined;
}
