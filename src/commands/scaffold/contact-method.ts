import { COMMON } from '../../schema/schemas.ts';

/** The ways to reach someone in a text, as in `/page payments, +44 20 7946 0421`. Each is recognised by its start. */
export function waysIn(text: string): Way[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((value) => ({ type: typeOf(value), value }));
}

/** The ways in a text under the keys of a contact. */
export function contactWays(text: string): Record<string, string> {
  const keys = { command: 'page', telephone: 'telephone', form: 'page', chat: 'chat', email: 'email' };
  return Object.fromEntries(waysIn(text).map(({ type, value }) => [keys[type], value]));
}

/** Says in a sentence why the ways in a text are refused; undefined if they are valid. */
export function refuseWays(text: string, allowed: Way['type'][]): string | undefined {
  const ways = waysIn(text);
  if (!ways.length) return 'Give at least one way to page.';
  for (const { type, value } of ways) {
    if (!allowed.includes(type)) return `"${value}" ${NOT_HERE[type]}`;
    const refusal = refuseForm(type, value);
    if (refusal) return refusal;
  }
  const types = ways.map(({ type }) => type);
  const twice = types.find((type, index) => types.indexOf(type) !== index);
  if (twice) return `Give only one ${twice}. You can add more to the file later.`;
  return types.every((type) => type === 'chat' || type === 'email')
    ? `"${text}" wakes nobody: add a command that pages or a phone number.`
    : undefined;
}

/** Says in a sentence why a name is refused. Catches an answer that was meant for another question. */
export function refuseName(text: string): string | undefined {
  const type = typeOf(text);
  const isNumber = type === 'telephone' && text.replace(/\D/g, '').length > 4;
  if (isNumber || type === 'form' || type === 'email')
    return `"${text}" is not a name: write it as people say it. Numbers and addresses have questions of their own.`;
  return undefined;
}

/** Says in a sentence why the address of a repository is refused. */
export function refuseRepository(text: string): string | undefined {
  const refusal = refuseAddress(text);
  if (refusal) return refusal;
  return new URL(text).pathname.split('/').filter(Boolean).length < 2
    ? `"${text}" is not the address of a repository: write it as in https://github.com/your-name/handbook.`
    : undefined;
}

/** Says in a sentence why an address is refused. */
export function refuseAddress(text: string): string | undefined {
  return refuseForm('form', text);
}

/** Says in a sentence why a phone number is refused. */
export function refuseTelephone(text: string): string | undefined {
  return refuseForm('telephone', text);
}

function refuseForm(type: Way['type'], value: string): string | undefined {
  const form = FORMS[type];
  return !form || new RegExp(form.pattern, 'u').test(value) ? undefined : `"${value}" ${form.refusal}`;
}

function typeOf(value: string): Way['type'] {
  // A number without its country code is recognised too, so that it can be refused.
  if (/^\+|^[\d(][\d ()/.-]*$/.test(value)) return 'telephone';
  if (/^https?:/i.test(value)) return 'form';
  if (value.startsWith('#')) return 'chat';
  return /^[^\s/]\S*@\S+$/.test(value) ? 'email' : 'command';
}

/** The formats that the check requires. */
const FORMS: Partial<Record<Way['type'], { pattern: string; refusal: string }>> = {
  telephone: {
    pattern: patternOf('telephone'),
    refusal:
      'is not a phone number: start with + and the country code, then digits and spaces, as in +44 20 7946 0411.',
  },
  form: {
    pattern: patternOf('url'),
    refusal: 'is not an address: write it in full, starting with https:// and without spaces.',
  },
};

function patternOf(definition: string): string {
  return COMMON.definitions?.[definition]?.pattern ?? '';
}

const NOT_HERE: Record<Way['type'], string> = {
  command: 'is a command, and nobody could type it here.',
  telephone: 'is a phone number, which does not fit here.',
  form: 'is a form; the team itself is paged by a command or a phone number.',
  chat: 'is a channel, and wakes nobody: give a command that pages, a phone number or a form.',
  email: 'is a mailbox, and wakes nobody: give a command that pages, a phone number or a form.',
};

export interface Way {
  type: 'command' | 'telephone' | 'form' | 'chat' | 'email';
  value: string;
}
