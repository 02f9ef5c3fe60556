import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { withoutCode, type Rule } from './rule.ts';

export const person: Rule = {
  finds: {
    'role/person': {
      level: 'error',
      reason:
        'People leave and sleep, but a role is always filled. A page to a name in a runbook may reach nobody.',
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
        for (const { 0: name, index } of withoutCode(text).matchAll(NAMED)) {
          if (declared.has(name)) continue;
          yield finding(
            file,
            pathOf(pointer),
            'role/person',
            `${quote(name)} is a person, or an address that no team has declared`,
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
