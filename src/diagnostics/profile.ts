import type { Diagnostic } from './diagnostic.ts';

/** The findings that a profile is told of, each as grave as that profile takes it. */
export function inProfile<T extends Diagnostic>(findings: T[], profile: Profile = 'regular'): T[] {
  if (profile === 'pedantic') return findings;
  const told = findings.filter(({ level }) => level !== 'info');
  return profile === 'regular' ? told : told.map(forMigration);
}

/** Whoever arrives with four hundred old pages needs them readable first; the rest is fixed page by page. */
function forMigration<T extends Diagnostic>(finding: T): T {
  return UNREADABLE.test(finding.rule) ? finding : { ...finding, level: 'warning' };
}

const UNREADABLE = /^(?:file|yaml|schema)\//;

/** regular: errors and warnings. pedantic: all there is. migration: only what keeps a file from being read stops you. */
export type Profile = (typeof PROFILES)[number];

export const PROFILES = ['regular', 'pedantic', 'migration'] as const;
