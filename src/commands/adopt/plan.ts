import type { Document } from 'yaml';
import { FILLERS, fillText, type Fields } from '../../check/starter-text.ts';
import { ORG } from '../../loaders/project.ts';
import { fillIn, openIn, withSchema } from '../scaffold/starter.ts';
import { contactWays } from '../scaffold/contact-method.ts';
import { organise } from './organisation.ts';
import type { Answers } from './question.ts';

/**
 * The first files of an organisation, by path below its folder, in the order that their owner fills them in. `starter`
 * holds the texts to start from.
 */
export function filesOf(starter: Starter, answers: Answers): Map<string, string> {
  const team = `teams/${answers['team-id']}`;
  const service = answers['service-id'];
  const organisation = fillIn(starter.organisation, answers);
  organise(organisation, answers);
  const files: [path: string, schema: string, content: Document | string][] = [
    ['organisation.yaml', 'organisation', organisation],
    [`${team}/team.yaml`, 'team', teamOf(starter.team, answers)],
    [`${team}/services/${service}.yaml`, 'service', fillIn(starter.service, answers)],
    [`${team}/runbooks/${service}-down.yaml`, 'runbook', fillIn(starter.runbook, runbookFields(answers))],
    ['severity.yaml', 'severity', starter.severity],
    ['handbook.yaml', 'handbook', starter.handbook],
  ];
  return new Map(
    files.map(([path, schema, content]) => {
      const body = typeof content === 'string' ? content : content.toString({ lineWidth: 0 });
      return [path, withSchema(body, `${ORG}/${path}`, schema)];
    }),
  );
}

/** The kinds that an organisation begins with. */
export const STARTERS = ['organisation', 'team', 'service', 'runbook', 'severity', 'handbook'] as const;

/** The open questions, in the order of the files. */
export function openPoints(files: Map<string, string>): OpenPoint[] {
  return [...files].flatMap(([path, text]) =>
    openIn(text).map((point) => ({ file: `${ORG}/${path}`, ...point })),
  );
}

function teamOf(text: string, answers: Answers): Document {
  const { team, service } = answers;
  const document = fillIn(text, {
    ...answers,
    purpose: fillText(FILLERS.purposeOfService, { service }),
    'on-call': `${team} on-call`,
  });
  for (const [key, value] of Object.entries(contactWays(answers['team-page'])))
    document.setIn(['contacts', 0, key], value);
  return document;
}

function runbookFields(answers: Answers): Fields {
  const { service } = answers;
  return {
    ...answers,
    title: fillText(FILLERS.titleDown, { service }),
    'use-when': fillText(FILLERS.useWhenDown, { service }),
    users: fillText(FILLERS.usersDown, { service }),
    level: 'major',
  };
}

/** The text of each starter by its kind. */
export type Starter = Record<(typeof STARTERS)[number], string>;

export interface OpenPoint {
  file: string;
  line: number;
  text: string;
}
