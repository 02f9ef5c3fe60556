import type { Diagnostic } from './diagnostic.ts';

/** The findings that a profile shows, each at the level that it has in that profile. */
export function inProfile<T extends Diagnostic>(findings: T[], profile: Profile = 'regular'): T[] {
  if (profile === 'pedantic') return findings;
  const told = findings.filter(({ level }) => level !== 'info');
  return profile === 'regular' ? told : told.map(forMigration);
}

/** A team that arrives with four hundred old pages first needs them to be read; the rest is fixed page by page. */
function forMigration<T extends Diagnostic>(finding: T): T {
  return UNREADABLE.test(finding.rule) ? finding : { ...finding, level: 'warning' };
}

const UNREADABLE = /^(?:file|yaml|schema)\//;

/** regular: errors and warnings. pedantic: everything. migration: only files that cannot be read are errors. */
export type Profile = (typeof PROFILES)[number];

export const PROFILES = ['regular', 'pedantic', 'migration'] as const;
