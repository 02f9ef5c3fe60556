import { AUDIENCES } from '../common-options.ts';
import { idOf, refuseId } from '../scaffold/id.ts';
import {
  refuseAddress,
  refuseName,
  refuseRepository,
  refuseTelephone,
  refuseWays,
} from '../scaffold/contact-method.ts';

/** Says in one sentence why an answer is refused and what to write instead; undefined if it is valid. */
export function refusalOf(question: Question, text: string): string | undefined {
  if (text === '') return question.required ? 'This question needs an answer.' : undefined;
  if (/[\p{Cc}<>]/u.test(text)) return 'Write it on one line, without < and >.';
  if (text.length > 200) return 'Too long. At most 200 characters are allowed.';
  return question.refuse?.(text);
}

/** The answer that is used if none is given: a guess from the other answers, or an empty text. */
export function suggestionFor(question: Question, given: Given): string {
  return question.suggest?.(given) ?? '';
}

/** Completes the given answers with the suggestions. */
export function complete(given: Given): Answers {
  const answers = { ...given };
  for (const question of QUESTIONS) answers[question.flag] ??= suggestionFor(question, answers);
  return answers as Answers;
}

/** The questions in their order. An option of the same name answers one in advance. */
export const QUESTIONS: Question[] = [
  {
    flag: 'name',
    ask: "The organisation's name",
    value: 'NAME',
    help: "the organisation's name",
    required: true,
    refuse: refuseName,
  },
  {
    flag: 'audience',
    ask: 'Who reads the site: public, internal or restricted',
    value: 'WHO',
    help: 'who reads the site: public, internal (default) or restricted',
    required: true,
    suggest: () => 'internal',
    refuse: (text) =>
      AUDIENCES.some((audience) => audience === text)
        ? undefined
        : `"${text}" is not an audience. Expected ${AUDIENCES.join(', ')}.`,
  },
  {
    flag: 'page',
    ask: 'How anyone pages the incident commander: a command, a phone number or a form; several with commas',
    value: 'WAYS',
    help: 'how anyone pages the incident commander',
    required: true,
    refuse: (text) => refuseWays(text, ['command', 'telephone', 'form']),
  },
  {
    flag: 'command-channel',
    ask: 'The channel where a response is led',
    value: 'NAME',
    help: 'the channel where a response is led (default: #incident)',
    required: true,
    suggest: () => '#incident',
    refuse: refuseName,
  },
  {
    flag: 'updates-channel',
    ask: 'The channel where everyone inside reads updates',
    value: 'NAME',
    help: 'the channel where everyone inside reads updates (default: #incident-updates)',
    required: true,
    suggest: () => '#incident-updates',
    refuse: refuseName,
  },
  {
    flag: 'bridge',
    ask: 'The call that people join, as they name it',
    value: 'NAME',
    help: 'the call, as people name it (default: The incident call)',
    required: true,
    suggest: () => 'The incident call',
    refuse: refuseName,
  },
  {
    flag: 'bridge-telephone',
    ask: "The call's phone number, if it has one",
    value: 'NUMBER',
    help: "the call's phone number",
    required: false,
    refuse: refuseTelephone,
  },
  {
    flag: 'status-page',
    ask: 'The address of your status page, if you have one',
    value: 'ADDRESS',
    help: 'the status page that customers read',
    required: false,
    refuse: refuseAddress,
  },
  {
    flag: 'repository',
    ask: 'The address of this repository, if it is on GitHub or GitLab',
    value: 'ADDRESS',
    help: 'this repository on GitHub or GitLab, for the links “Edit this page” and “This step is wrong”',
    required: false,
    refuse: refuseRepository,
  },
  {
    flag: 'team',
    ask: 'The name of the first team',
    value: 'NAME',
    help: 'the first team',
    required: true,
    refuse: refuseName,
  },
  {
    flag: 'team-id',
    ask: 'The id of the team, for its folder and address; it never changes',
    value: 'ID',
    help: 'the id of the team (default: made from its name)',
    required: true,
    suggest: ({ team }) => idOf(team ?? ''),
    refuse: refuseId,
  },
  {
    flag: 'team-page',
    ask: "How the team's on-call is paged: a command or a phone number, and optionally a #channel; separated by commas",
    value: 'WAYS',
    help: "how the team's on-call is paged",
    required: true,
    refuse: (text) => refuseWays(text, ['command', 'telephone', 'chat', 'email']),
  },
  {
    flag: 'service',
    ask: 'One service that the team runs',
    value: 'NAME',
    help: 'one service that the team runs',
    required: true,
    refuse: refuseName,
  },
  {
    flag: 'service-id',
    ask: 'The id of the service, for its file and address; it never changes',
    value: 'ID',
    help: 'the id of the service (default: made from its name)',
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
  /** The value and the description of the option in its help. */
  value: string;
  help: string;
  /** Whether an empty answer without a suggestion is refused. */
  required: boolean;
  suggest?: (given: Given) => string;
  refuse?: (text: string) => string | undefined;
}

export type Given = Partial<Record<Flag, string>>;

/** The answers to all questions. An unanswered question has an empty text. */
export type Answers = Record<Flag, string>;
