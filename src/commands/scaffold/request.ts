import type { Catalog } from '../../model/catalog.ts';
import { quote, didYouMean } from '../../diagnostics/spelling.ts';
import { UsageError } from '../../loaders/environment.ts';
import { refuseId } from './id.ts';

/**
 * What the words of the command ask for: `runbook ledger card-declines`, `message declared`. Throws a UsageError that says
 * what is missing, or which team is meant.
 */
export function requestOf(words: string[], catalog: Catalog): Request {
  const [word = '', ...rest] = words;
  const kind = KINDS.find((each) => each === word);
  if (!kind)
    throw new UsageError(
      word === ''
        ? 'Say what to write: npm run new -- runbook TEAM NAME.'
        : `${quote(word)} is nothing that can be written here${didYouMean(word, KINDS) || `. It must be ${KINDS.join(', ')}.`}`,
    );
  const id = rest.at(-1);
  const inTeam = kind === 'runbook' || kind === 'service' || (kind === 'message' && rest.length > 1);
  if (id === undefined || rest.length !== (inTeam ? 2 : 1))
    throw new UsageError(`Write it as: npm run new -- ${USAGE[kind]}.`);
  const refusal = refuseId(id);
  if (refusal) throw new UsageError(refusal);
  const team = inTeam ? rest[0] : undefined;
  if (team !== undefined && !catalog.teams.has(team))
    throw new UsageError(
      `There is no team ${quote(team)}${didYouMean(team, catalog.teams.keys()) || '. Write it first: npm run new -- team NAME.'}`,
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

/** A file that somebody wants to begin. */
export interface Request {
  kind: (typeof KINDS)[number];
  id: string;
  /** In whose folder it lies. */
  team: string | undefined;
}
