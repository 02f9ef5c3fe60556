import type { Attribute, Component, Vocabulary } from '../markdown/mdx.ts';
import { PHRASE_TOPICS } from './phrase-topics.ts';

/** The pictures that a handbook page may show. Each is drawn from data. */
export const DIAGRAMS = [
  'lifecycle',
  'roles-minimal',
  'roles-full',
  'roles-scaled',
  'who-talks-to-whom',
  'first-fifteen',
  'review',
] as const;

/** The dates that a severity level sets for its review. */
export const DUES = ['meeting', 'published', 'actions'] as const;

export type DiagramId = (typeof DIAGRAMS)[number];
export type Due = (typeof DUES)[number];

/** The audiences that messages can be written for. */
const AUDIENCES = ['customers', 'partners', 'internal', 'executives', 'responders'];

/**
 * The components that a handbook page may use. Each shows a fact from another file, and takes
 * only its ids and names. Only an exercise and its answer contain text of the page itself.
 */
export const VOCABULARY: Vocabulary = {
  OrgName: inline({}),
  Timer: inline({ id: the('timer') }),
  Level: inline({ id: the('level') }),
  Channel: inline({ id: the('channel') }),
  Role: inline({ id: the('role') }),
  Term: inline({ id: the('term') }),
  Every: inline({ level: the('level'), audience: oneOf(AUDIENCES) }),
  Due: inline({ level: the('level'), of: oneOf(DUES) }),
  Cite: inline({ id: the('source') }),
  Checklist: block({ role: the('role'), phase: the('phase') }),
  Phrases: block({ role: the('role') }),
  Message: block({ id: the('message') }),
  Template: block({ id: the('template') }),
  Levels: block({}),
  Cadence: block({}),
  ReviewDates: block({}),
  Authority: block({}),
  Waivers: block({}),
  Channels: block({}),
  Timers: block({}),
  Contacts: block({}),
  Forms: block({}),
  PhraseBook: block({ topic: oneOf(PHRASE_TOPICS) }),
  Diagram: block({ id: oneOf(DIAGRAMS) }),
  Exercise: {
    ...block({ title: { type: 'text', required: true }, minutes: { type: 'number', required: true } }),
    holds: { not: ['Exercise'] },
  },
  Answer: { ...block({}), holds: { not: ['Exercise', 'Answer'] } },
};

function inline(attributes: Component['attributes']): Component {
  return { attributes, inline: true };
}

function block(attributes: Component['attributes']): Component {
  return { attributes, inline: false };
}

function the(to: string): Attribute {
  return { type: 'reference', to, required: true };
}

function oneOf(of: readonly string[]): Attribute {
  return { type: 'choice', of, required: true };
}
