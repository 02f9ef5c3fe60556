import { idOf, refuseId } from '../scaffold/id.ts';
import {
  refuseAddress,
  refuseName,
  refuseRepository,
  refuseTelephone,
  refuseWays,
} from '../scaffold/contact-method.ts';

/** What is wrong with an answer, as one sentence that says what to write instead; undefined if nothing is. */
export function refusalOf(question: Question, text: string): string | undefined {
  if (text === '') return question.required ? 'This one needs an answer.' : undefined;
  if (/[\p{Cc}<>]/u.test(text)) return 'Write it on one line, without < and >.';
  if (text.length > 200) return 'That is too long: 200 characters are the most.';
  return question.refuse?.(text);
}

/** The answer that is taken if none is given: a guess from the others, or nothing. */
export function suggestionFor(question: Question, given: Given): string {
  return question.suggest?.(given) ?? '';
}

/** All answers from those given, with the suggestions for the rest. */
export function complete(given: Given): Answers {
  const answers = { ...given };
  for (const question of QUESTIONS) answers[question.flag] ??= suggestionFor(question, answers);
  return answers as Answers;
}

/** What is asked, in this order. A flag of the same name answers without being asked. */
export const QUESTIONS: Question[] = [
  { flag: 'name', ask: "The organisation's name", required: true, refuse: refuseName },
  {
    flag: 'audience',
    ask: 'Who reads the site: public, internal or restricted',
    required: true,
    suggest: () => 'internal',
    refuse: (text) =>
      ['public', 'internal', 'restricted'].includes(text)
        ? undefined
        : `"${text}" is none of public, internal and restricted.`,
  },
  {
    flag: 'page',
    ask: 'How anybody pages the incident commander: a command, a telephone number, a form (several with commas)',
    required: true,
    refuse: (text) => refuseWays(text, ['command', 'telephone', 'form']),
  },
  {
    flag: 'command-channel',
    ask: 'The channel where a response is led',
    required: true,
    suggest: () => '#incident',
    refuse: refuseName,
  },
  {
    flag: 'updates-channel',
    ask: 'The channel where everybody inside reads updates',
    required: true,
    suggest: () => '#incident-updates',
    refuse: refuseName,
  },
  {
    flag: 'bridge',
    ask: 'The call, as people name it',
    required: true,
    suggest: () => 'The incident call',
    refuse: refuseName,
  },
  {
    flag: 'bridge-telephone',
    ask: 'Its telephone number, if it has one',
    required: false,
    refuse: refuseTelephone,
  },
  {
    flag: 'status-page',
    ask: "The status page's address, if you have one",
    required: false,
    refuse: refuseAddress,
  },
  {
    flag: 'repository',
    ask: "This repository's address on GitHub or GitLab, if it is there",
    required: false,
    refuse: refuseRepository,
  },
  { flag: 'team', ask: "The first team's name", required: true, refuse: refuseName },
  {
    flag: 'team-id',
    ask: 'Its id, for its folder and its address; it never changes',
    required: true,
    suggest: ({ team }) => idOf(team ?? ''),
    refuse: refuseId,
  },
  {
    flag: 'team-page',
    ask: "How the team's on-call is paged: a command or a telephone number, and perhaps a #channel (with commas)",
    required: true,
    refuse: (text) => refuseWays(text, ['command', 'telephone', 'chat', 'email']),
  },
  { flag: 'service', ask: 'One service that the team runs', required: true, refuse: refuseName },
  {
    flag: 'service-id',
    ask: 'Its id, for its folder and its address; it never changes',
    required: true,
    suggest: ({ service }) => idOf(service ?? ''),
    refuse: refuseId,
  },
];

export type Flag =
  | 'name'
  | 'audience'
  | 'page'
  | 'command-channel'
  | 'updates-channel'
  | 'bridge'
  | 'bridge-telephone'
  | 'status-page'
  | 'repository'
  | 'team'
  | 'team-id'
  | 'team-page'
  | 'service'
  | 'service-id';

export interface Question {
  flag: Flag;
  ask: string;
  /** Whether it must have an answer, be it the suggested one. */
  required: boolean;
  suggest?: (given: Given) => string;
  refuse?: (text: string) => string | undefined;
}

export type Given = Partial<Record<Flag, string>>;

/** An answer to every question; an empty text where there is none. */
export type Answers = Record<Flag, string>;
