import { finding } from '../../diagnostics/diagnostic.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { Rule } from './rule.ts';

export const person: Rule = {
  finds: {
    'role/person': {
      level: 'error',
      reason: 'People leave and sleep; a role is always filled. A name in a runbook sends a page to nobody.',
      example: { kind: 'runbook' },
    },
  },
  *check({ catalog, files }) {
    const contacts = [catalog.organisation, ...catalog.teams.values()].flatMap(
      (entry) => entry?.data.contacts ?? [],
    );
    const declared = new Set(contacts.flatMap(({ email, chat }) => [email, chat]));
    for (const { file, placement, texts } of files) {
      if (placement?.kind !== 'runbook') continue;
      for (const { form, text, pointer } of texts) {
        if (form !== 'prose' || !text.includes('@')) continue;
        for (const { 0: name, index } of text.replace(/`[^`]*`/g, blank).matchAll(NAMED)) {
          if (declared.has(name)) continue;
          yield finding(
            file,
            pathOf(pointer),
            'role/person',
            'this names a person, or an address that no team has declared',
            {
              help: 'Name a role, or add the address to the contacts of a team.',
              offset: index,
            },
          );
        }
      }
    }
  },
};

const NAMED = /(?<![\w/])(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@[a-z][\w.-]{2,})/gi;

/** What stands in backticks is a command or a name of a thing. */
function blank(code: string): string {
  return ' '.repeat(code.length);
}
