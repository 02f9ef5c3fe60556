import { quote } from '../../diagnostics/spelling.ts';
import { ENGLISH, isEnglish } from '../../model/language.ts';
import { AUDIENCES } from '../common-options.ts';
import { refuseWays, waysIn, type Way } from '../scaffold/contact-method.ts';
import { idOf, refuseId } from '../scaffold/id.ts';
import type { Answers, ServiceAnswer, TeamAnswer, Ways } from './answers.ts';
import { levelNames } from './levels.ts';
import { commandOf, findTool, PAGING_TOOLS } from './paging-tool.ts';

/** The questions that apply, in their order. How many there are follows from the answers given so far. */
export function questionsFor(texts: Texts, known: Known): Question[] {
  return [...questionsOnOrganisation(texts, known), ...questionsOnTeams(texts)];
}

/** The answers as a file would give them, as far as they have been given. What is missing is taken from `known`. */
export function answersIn(texts: Texts, known: Answers): Answers {
  const text = (key: string): string | undefined => texts.get(key) || undefined;
  const levels = text('levels');
  const names = text('level_names');
  const optional: [keyof Answers, unknown][] = [
    ['audience', text('audience')],
    ['time_zone', text('time_zone')],
    ['language', text('language')],
    ['paging_tool', findTool(text('paging_tool') ?? '')],
    ['page', waysOf(text('page')) ?? known.page],
    ['channels', channelsIn(text)],
    ['bridge_telephone', text('bridge_telephone')],
    ['status_page', text('status_page')],
    ['repository', text('repository')],
    ['levels', levels === undefined ? undefined : labelsIn(levels)],
    ['major_at', text('major_at')],
    ['level_names', names === undefined ? undefined : labelsIn(names)],
  ];
  const teams = teamsIn(texts, text);
  return {
    ...Object.fromEntries(optional.filter(([, value]) => value !== undefined)),
    name: text('name') ?? known.name,
    teams: teams.length ? teams : known.teams,
  };
}

function questionsOnOrganisation(texts: Texts, known: Known): Question[] {
  const { answers, zone } = known;
  const tool = findTool(texts.get('paging_tool') ?? '');
  const labels = labelsIn(texts.get('levels') ?? '');
  const isByPhone = tool === 'phone';
  return [
    { key: 'name', ask: 'The name of your organisation', label: 'Name' },
    {
      key: 'audience',
      ask: `Who reads the site: ${AUDIENCES.join(', ')}`,
      label: 'Audience',
      suggest: 'internal',
      refuse: (text) =>
        AUDIENCES.some((audience) => audience === text)
          ? undefined
          : `${quote(text)} is not an audience. Write ${AUDIENCES.join(', ')}.`,
    },
    {
      key: 'time_zone',
      ask: 'The time zone of your people, by its IANA name',
      label: 'Time zone',
      suggest: zone,
    },
    {
      key: 'language',
      ask: 'The language of the site; Muster has words for en and de, and any other shows the English ones',
      label: 'Language',
      suggest: 'en',
    },
    {
      key: 'paging_tool',
      intro: `What pages your people?\n${toolList()}\n`,
      ask: 'Its number',
      label: 'Paging tool',
      shown: (text) => PAGING_TOOLS.find(({ id }) => id === findTool(text))?.name ?? text,
      suggest: 'other',
      refuse: (text) =>
        findTool(text)
          ? undefined
          : `${quote(text)} is not in the list. Write a number from 1 to ${PAGING_TOOLS.length}.`,
    },
    {
      key: 'page',
      ask: isByPhone
        ? 'The phone number that pages the incident commander'
        : 'How anyone pages the incident commander: a command, a phone number or a form; several with commas',
      label: 'Paging the commander',
      suggest: commandOf(tool, 'incident-command'),
      refuse: (text) => refuseWays(text, isByPhone ? ['telephone'] : ['command', 'telephone', 'form']),
    },
    {
      key: 'channels.command',
      ask: 'The channel where a response is led',
      label: 'Command channel',
      suggest: answers.channels?.command,
    },
    {
      key: 'channels.updates',
      ask: 'The channel where everyone inside reads updates',
      label: 'Updates channel',
      suggest: answers.channels?.updates,
    },
    {
      key: 'channels.bridge',
      ask: 'The call that people join, as they name it',
      label: 'Call',
      suggest: answers.channels?.bridge,
    },
    {
      key: 'bridge_telephone',
      ask: 'The phone number of the call, if it has one',
      label: 'Phone of the call',
      isOptional: true,
    },
    {
      key: 'status_page',
      ask: 'The address of your status page, if you have one',
      label: 'Status page',
      isOptional: true,
    },
    {
      key: 'repository',
      ask: 'The address of this repository, if it is on GitHub or GitLab',
      label: 'Repository',
      isOptional: true,
    },
    {
      key: 'levels',
      ask: 'Your levels of severity, the most severe first: three to five, with commas',
      label: 'Levels',
      suggest: answers.levels?.join(', '),
      refuse: (text) =>
        [3, 4, 5].includes(labelsIn(text).length)
          ? undefined
          : 'Write three to five labels with commas, as in P1, P2, P3, P4.',
    },
    {
      key: 'major_at',
      ask: 'The level from which an incident is major, so that an incident commander leads',
      label: 'Major from',
      suggest: labels[1],
    },
    ...questionsOnNames(texts, labels),
  ];
}

/** Pages show the name of a level next to its label. In English the usual names do. */
function questionsOnNames(texts: Texts, labels: string[]): Question[] {
  const language = texts.get('language') || ENGLISH;
  if (isEnglish(language)) return [];
  const major = Math.max(labels.indexOf(texts.get('major_at') ?? ''), 0);
  return [
    {
      key: 'level_names',
      ask: `What ${labels.join(', ')} mean, in a word each and in the language of the site, with commas`,
      label: 'Names of levels',
      suggest: levelNames(language, major, labels.length).join(', '),
    },
  ];
}

function questionsOnTeams(texts: Texts): Question[] {
  const all: Question[] = [];
  for (let team = 0; ; team++) {
    all.push({
      key: `teams.${team}.name`,
      ask: team === 0 ? 'The name of your first team' : 'Another team, or Enter if these are all',
      label: team > 0 && !texts.get(`teams.${team}.name`) ? 'Another team' : `Team ${team + 1}`,
      isOptional: team > 0,
    });
    if (!texts.get(`teams.${team}.name`)) return all;
    all.push(...questionsOnTeam(texts, team));
  }
}

function questionsOnTeam(texts: Texts, team: number): Question[] {
  const name = texts.get(`teams.${team}.name`) ?? '';
  const id = texts.get(`teams.${team}.id`) ?? idOf(name);
  const tool = findTool(texts.get('paging_tool') ?? '');
  const isByPhone = tool === 'phone';
  const ways: Way['type'][] = isByPhone ? ['telephone'] : ['command', 'telephone'];
  return [
    {
      key: `teams.${team}.id`,
      ask: `The id of ${name}, for its folder and address; it never changes`,
      label: '  id',
      suggest: idOf(name) || undefined,
      refuse: refuseId,
    },
    {
      key: `teams.${team}.page`,
      ask: isByPhone
        ? `The phone number that pages the on-call of ${name}`
        : `How the on-call of ${name} is paged: a command, a phone number, or both with a comma`,
      label: '  paged by',
      suggest: commandOf(tool, id),
      refuse: (text) => refuseWays(text, ways),
    },
    {
      key: `teams.${team}.channel`,
      ask: `The channel of ${name}, if it has one`,
      label: '  channel',
      isOptional: true,
    },
    ...questionsOnServices(texts, team, name),
  ];
}

function questionsOnServices(texts: Texts, team: number, name: string): Question[] {
  const all: Question[] = [];
  for (let number = 0; ; number++) {
    const key = `teams.${team}.services.${number}`;
    const service = texts.get(key);
    all.push({
      key,
      ask:
        number === 0
          ? `A service that ${name} runs`
          : `Another service of ${name}, or Enter if these are all`,
      label: number > 0 && !service ? '  another service' : '  service',
      isOptional: number > 0,
      refuse: (text) =>
        text.includes(',')
          ? 'Write one service without a comma. The next question asks for another.'
          : undefined,
    });
    if (!service) return all;
    if (needsId(texts, key, service))
      all.push({
        key: `${key}.id`,
        ask: `An id for ${service}, for its file and address; it never changes`,
        label: '  id',
        refuse: refuseId,
      });
  }
}

/** Whether no id can be made from the name of a service, or another service asked about before has that one. */
function needsId(texts: Texts, key: string, service: string): boolean {
  const id = idOf(service);
  if (refuseId(id) !== undefined) return true;
  for (const [other, text] of texts) {
    if (other === key) return false;
    if (/^teams\.\d+\.services\.\d+$/.test(other) && (texts.get(`${other}.id`) ?? idOf(text)) === id)
      return true;
  }
  return false;
}

function teamsIn(texts: Texts, text: (key: string) => string | undefined): TeamAnswer[] {
  const teams: TeamAnswer[] = [];
  for (let team = 0; ; team++) {
    const key = `teams.${team}`;
    const name = text(`${key}.name`);
    if (name === undefined) return teams;
    const [id, page, channel] = [text(`${key}.id`), waysOf(text(`${key}.page`)), text(`${key}.channel`)];
    const services = servicesIn(texts, key);
    teams.push({
      name,
      id: id ?? `team-${team + 1}`,
      page: page ?? { command: '/page' },
      ...(channel !== undefined && { channel }),
      services: services.length ? services : [{ name, id: `service-of-team-${team + 1}` }],
    });
  }
}

/** A service whose id is asked for next has one for the meantime. */
function servicesIn(texts: Texts, team: string): ServiceAnswer[] {
  const services: ServiceAnswer[] = [];
  for (let number = 0; ; number++) {
    const key = `${team}.services.${number}`;
    const name = texts.get(key);
    if (!name) return services;
    const id = texts.get(`${key}.id`) ?? (needsId(texts, key, name) ? idForNow(key) : undefined);
    services.push(id === undefined ? name : { name, id });
  }
}

function idForNow(key: string): string {
  return key.replaceAll('.', '-');
}

function channelsIn(text: (key: string) => string | undefined): Answers['channels'] | undefined {
  const found = (['command', 'updates', 'bridge'] as const).flatMap((key) => {
    const name = text(`channels.${key}`);
    return name === undefined ? [] : [[key, name] as const];
  });
  return found.length ? Object.fromEntries(found) : undefined;
}

/** The ways in a text under the keys of an answers file. */
function waysOf(text: string | undefined): (Ways & { form?: string }) | undefined {
  if (text === undefined) return undefined;
  return Object.fromEntries(waysIn(text).map(({ type, value }) => [type, value]));
}

function labelsIn(text: string): string[] {
  return text
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');
}

function toolList(): string {
  return PAGING_TOOLS.map(({ name }, index) => `  ${String(index + 1).padStart(2)} ${name}`).join('\n');
}

export interface Question {
  /** What is printed once before it is asked. */
  intro?: string;
  /** Where its answer is in the answers, as in `teams.0.name`. */
  key: string;
  ask: string;
  /** What the summary calls it. */
  label: string;
  /** How the summary shows an answer, if not as it was typed. */
  shown?: (text: string) => string;
  suggest?: string | undefined;
  isOptional?: boolean;
  /** Says in one sentence why a text is refused, where its form is another than in a file. */
  refuse?: (text: string) => string | undefined;
}

/** The answers as they were typed, by the keys of their questions. */
export type Texts = ReadonlyMap<string, string>;

/** What is known without asking. */
export interface Known {
  answers: Answers;
  /** The time zone of this machine. */
  zone: string;
}
