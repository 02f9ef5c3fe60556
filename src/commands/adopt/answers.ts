import type { Marking } from '../../model/content.ts';
import { idOf } from '../scaffold/id.ts';
import { commandOf, type PagingTool } from './paging-tool.ts';

/** Completes the answers that were given with what adopt takes for those that were left out. */
export function complete(given: Answers): Complete {
  const levels = given.levels ?? ['SEV1', 'SEV2', 'SEV3', 'SEV4'];
  const command = commandOf(given.paging_tool, 'incident-command');
  return {
    audience: 'internal',
    time_zone: 'UTC',
    language: 'en',
    ...given,
    page: given.page ?? (command === undefined ? {} : { command }),
    channels: {
      command: '#incident',
      updates: '#incident-updates',
      bridge: 'The incident call',
      ...given.channels,
    },
    levels,
    major_at: given.major_at ?? levels[1] ?? '',
    teams: given.teams.map((team) => completeTeam(team, given.paging_tool)),
  };
}

/** The name of a service, whichever way it is written, and its id; an empty id if none can be made from the name. */
export function serviceOf(answer: ServiceAnswer): Service {
  return typeof answer === 'string'
    ? { name: answer, id: idOf(answer) }
    : { name: answer.name, id: answer.id ?? idOf(answer.name) };
}

function completeTeam(team: TeamAnswer, tool: PagingTool | undefined): Team {
  const id = team.id ?? idOf(team.name);
  const command = commandOf(tool, id);
  return {
    name: team.name,
    id,
    page: team.page ?? (command === undefined ? {} : { command }),
    channel: team.channel,
    services: team.services.map(serviceOf),
  };
}

/** The answers as a file gives them, which schemas/answers.schema.json describes. */
export interface Answers {
  name: string;
  audience?: Marking;
  time_zone?: string;
  language?: string;
  paging_tool?: PagingTool;
  page?: Ways & { form?: string };
  channels?: Partial<Complete['channels']>;
  bridge_telephone?: string;
  status_page?: string;
  repository?: string;
  levels?: string[];
  level_names?: string[];
  major_at?: string;
  teams: TeamAnswer[];
}

export interface TeamAnswer {
  name: string;
  id?: string;
  page?: Ways;
  channel?: string;
  services: ServiceAnswer[];
}

export type ServiceAnswer = string | { name: string; id?: string };

/** The ways to page someone. */
export interface Ways {
  command?: string;
  telephone?: string;
}

/** The answers with nothing left out that a file needs. */
export interface Complete extends Answers {
  audience: Marking;
  time_zone: string;
  language: string;
  page: Ways & { form?: string };
  channels: { command: string; updates: string; bridge: string };
  levels: string[];
  major_at: string;
  teams: Team[];
}

export interface Team {
  name: string;
  id: string;
  page: Ways;
  channel: string | undefined;
  services: Service[];
}

export interface Service {
  name: string;
  id: string;
}
