import type { Finding } from '../../diagnostics/diagnostic.ts';
import { ownerLines, withOwnerLines } from '../../model/code-owners.ts';
import type { Kind } from '../../model/kinds.ts';
import type { Rule } from './rule.ts';

export const owners: Rule = {
  finds: {
    'review/owners-stale': {
      level: 'warning',
      reason: 'With old lines in CODEOWNERS a change is reviewed by people who do not know the system.',
    },
  },
  *check({ catalog, files, codeOwners }) {
    // Of a file that its schema refuses, nobody knows what it asks for.
    const isWhole = files.every(({ placement, valid }) => valid || !ASKING.has(placement?.kind));
    if (!codeOwners || !isWhole) return;
    const { path, text } = codeOwners;
    const lines = ownerLines(catalog);
    if (withOwnerLines(text, lines) === text) return;
    const written = text.split(/\r?\n/);
    const missing = lines.find((line) => !written.includes(line.text));
    const file = missing?.file ?? catalog.organisation?.file;
    if (file === undefined) return;
    const finding: Omit<Finding, 'message'> = {
      ...{ file, rule: 'review/owners-stale', level: 'warning' },
      help: 'Update it: npm run owners',
      at: missing ? { type: 'value', path: ['code_owners'] } : { type: 'file' },
    };
    yield missing
      ? { ...finding, message: `${path} does not have the line ${missing.text}` }
      : { ...finding, message: `${path} has lines that no code_owners asks for` };
  },
};

const ASKING = new Set<Kind | undefined>(['organisation', 'team']);
