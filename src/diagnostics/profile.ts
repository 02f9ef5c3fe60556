import type { Diagnostic } from './diagnostic.ts';

/** The findings that a profile shows, each at the level that it has in that profile. */
export function inProfile<T extends Diagnostic>(findings: T[], profile: Profile = 'regular'): T[] {
  if (profile === 'pedantic') return findings;
  return findings.filter(({ level }) => level !== 'info');
}

/** regular: errors and warnings. pedantic: notes as well. */
export type Profile = (typeof PROFILES)[number];

export const PROFILES = ['regular', 'pedantic'] as const;
