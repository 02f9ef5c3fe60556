import { isSeq, type Document } from 'yaml';
import { FILLERS, fillText, type Fields } from '../../check/starter-text.ts';
import { openQuestionsIn, type OpenQuestion } from '../../check/open-question.ts';
import { ORG } from '../../loaders/project.ts';
import { fillIn, withSchema } from '../scaffold/starter.ts';
import type { Complete, Service, Team } from './answers.ts';
import { addLanguage } from './language.ts';
import { severityOf } from './levels.ts';
import { organise } from './organisation.ts';

/**
 * The first files of an organisation, by path below its folder, in the order that their owner fills them in. `starter`
 * holds the texts to start from.
 */
export function filesOf(starter: Starter, answers: Complete): Map<string, string> {
  const files: [path: string, schema: string, content: Document][] = [
    ['organisation.yaml', 'organisation', organisationOf(starter, answers)],
    ...answers.teams.flatMap((team) => filesOfTeam(starter, team)),
    ['severity.yaml', 'severity', severityOf(starter.severity, answers)],
    ['handbook.yaml', 'handbook', addLanguage(fillIn(starter.handbook, {}), answers.language)],
  ];
  return new Map(
    files.map(([path, schema, content]) => [path, withSchema(textOf(content), `${ORG}/${path}`, schema)]),
  );
}

/** The kinds that an organisation begins with. */
export const STARTERS = ['organisation', 'team', 'service', 'runbook', 'severity', 'handbook'] as const;

/** The open questions, in the order of the files. */
export function openPoints(files: ReadonlyMap<string, string>): OpenQuestion[] {
  return [...files].flatMap(([path, text]) =>
    openQuestionsIn(text).map(({ line, text: question }) => ({
      file: `${ORG}/${path}`,
      line,
      text: question,
    })),
  );
}

/** Lists on one line are written without spaces inside the brackets, as in the starters. */
function textOf(document: Document): string {
  return document.toString({ lineWidth: 0 }).replace(/^(\s*[\w-]+: )\[ (.*) \]$/gm, '$1[$2]');
}

function organisationOf({ organisation }: Starter, answers: Complete): Document {
  const { name, audience, time_zone: zone, channels } = answers;
  const document = fillIn(organisation, {
    name,
    audience,
    'time-zone': zone,
    'command-channel': channels.command,
    'updates-channel': channels.updates,
    bridge: channels.bridge,
  });
  organise(document, answers);
  return document;
}

/** The files of a team. Only its first service begins with a runbook: a draft nobody fills in helps nobody. */
function filesOfTeam(starter: Starter, team: Team): [path: string, schema: string, content: Document][] {
  const folder = `teams/${team.id}`;
  const [first] = team.services;
  return [
    [`${folder}/team.yaml`, 'team', teamOf(starter.team, team)],
    ...team.services.map((service): [string, string, Document] => [
      `${folder}/services/${service.id}.yaml`,
      'service',
      fillIn(starter.service, fieldsOf(team, service)),
    ]),
    ...(first
      ? [
          [
            `${folder}/runbooks/${first.id}-down.yaml`,
            'runbook',
            fillIn(starter.runbook, runbookFields(team, first)),
          ] as [string, string, Document],
        ]
      : []),
  ];
}

function teamOf(text: string, team: Team): Document {
  const [first, ...others] = team.services;
  const document = fillIn(text, {
    team: team.name,
    'team-id': team.id,
    purpose: others.length
      ? fillText(FILLERS.purpose, { team: team.name })
      : fillText(FILLERS.purposeOfService, { service: first?.name ?? '' }),
    'on-call': `${team.name} on-call`,
  });
  const contacts = document.get('contacts', true);
  // Its first question is answered below.
  if (isSeq(contacts)) contacts.commentBefore = null;
  const { command, telephone } = team.page;
  for (const [key, value] of Object.entries({ page: command, telephone, chat: team.channel }))
    if (value !== undefined) document.setIn(['contacts', 0, key], value);
  return document;
}

function fieldsOf(team: Team, service: Service): Fields {
  return { team: team.name, 'team-id': team.id, service: service.name, 'service-id': service.id };
}

function runbookFields(team: Team, service: Service): Fields {
  return {
    ...fieldsOf(team, service),
    title: fillText(FILLERS.titleDown, { service: service.name }),
    level: 'major',
  };
}

/** The text of each starter by its kind. */
export type Starter = Record<(typeof STARTERS)[number], string>;
