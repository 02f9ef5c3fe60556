/** The facts that a text names: `{{timer.relief}}`, `{{level.major}}`, `{{channel.command}}`, `{{role.scribe}}`, `{{org.name}}`. */
export function factsIn(text: string): FactUse[] {
  if (!text.includes('{{')) return [];
  return [...text.matchAll(FACT)].map((match) => ({
    target: match[1] as FactUse['target'],
    id: match[2] ?? '',
    offset: match.index,
  }));
}

/** The variables that a text wants filled in by a person: `{{UPPER_SNAKE}}`. */
export function variablesIn(text: string): { name: string; offset: number }[] {
  if (!text.includes('{{')) return [];
  return [...text.matchAll(VARIABLE)].map((match) => ({ name: match[1] ?? '', offset: match.index }));
}

/** What is between double braces in a text and is neither a fact nor such a variable, so that a page shows the braces. */
export function otherBracesIn(text: string): { written: string; offset: number }[] {
  if (!text.includes('{{')) return [];
  return [...text.matchAll(/\{{2,}[^{}\n]*\}{2,}/g)]
    .filter(({ 0: written }) => written.replace(FACT, '').replace(VARIABLE, '') !== '')
    .map(({ 0: written, index }) => ({ written, offset: index }));
}

/** A text with every fact in it replaced by what `read` returns; undefined leaves the fact as it is written. */
export function replaceFacts(
  text: string,
  read: (use: Omit<FactUse, 'offset'>) => string | undefined,
): string {
  return text.replace(FACT, (whole, target: FactUse['target'], id: string) => read({ target, id }) ?? whole);
}

/** What a text may say of the organisation itself, without knowing which one it is: `{{org.name}}`. */
export const ORGANISATION_FACTS: ReadonlySet<string> = new Set(['name']);

/** Variables that the page fills in, or asks for once per incident, so that no runbook declares them. */
export const BUILT_IN: ReadonlySet<string> = new Set([
  'INCIDENT_ID',
  'LEVEL',
  'NOW',
  'NEXT_UPDATE',
  'COMMANDER',
]);

/** Replaces an internal fact on a public site. */
export const WITHHELD = 'see your internal handbook';

const FACT = /\{\{(timer|level|channel|role|org)\.([a-z0-9-]+)\}\}/g;
/** A variable in a text. */
export const VARIABLE = /\{\{([A-Z][A-Z0-9_]*)\}\}/g;

export interface FactUse {
  target: 'timer' | 'level' | 'channel' | 'role' | 'org';
  id: string;
  offset: number;
}
