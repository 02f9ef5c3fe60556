/**
 * Whether a file belongs to the organisation that adopted the handbook. A later release never changes these files, and may
 * change any other. Paths are relative to the repository.
 */
export function isAdopterOwned(path: string): boolean {
  return ADOPTER_OWNED.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
}

/** The files that an organisation writes itself. Folders end in a slash. */
const ADOPTER_OWNED = [
  'content/organisation.yaml',
  'content/severity.yaml',
  'content/programs.yaml',
  'content/teams/',
  'content/examples/',
] as const;
