/**
 * Whether a file is the organisation's own. What is not is ours: a later release may change it, and never touches what
 * is theirs. Paths are relative to the repository.
 */
export function isTheirs(path: string): boolean {
  return THEIRS.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
}

/** What an organisation writes itself. Folders end in a slash. */
export const THEIRS = [
  'content/organisation.yaml',
  'content/severity.yaml',
  'content/teams/',
  'content/examples/',
] as const;
