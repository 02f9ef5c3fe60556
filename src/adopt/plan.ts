import type { Document } from 'yaml';
import { organise } from './organisation.ts';
import type { Answers } from './question.ts';
import { fillIn, openIn, withSchema } from './starter.ts';
import { waysIn } from './way.ts';

/**
 * The files that take the example's place, by path below the content folder, in the order in which their owner fills
 * them in. `starter` holds the texts to begin from and `shipped` the example's organisation file.
 */
export function filesOf(starter: Starter, shipped: string, answers: Answers): Map<string, string> {
  const team = `teams/${answers['team-id']}`;
  const service = answers['service-id'];
  const organisation = fillIn(starter.organisation, answers);
  organise(organisation, shipped, answers);
  const files: [path: string, schema: string, content: Document | string][] = [
    ['organisation.yaml', 'organisation', organisation],
    [`${team}/team.yaml`, 'team', teamOf(starter.team, answers)],
    [`${team}/services/${service}.yaml`, 'service', fillIn(starter.service, answers)],
    [`${team}/runbooks/${service}-down.yaml`, 'runbook', fillIn(starter.runbook, answers)],
    ['severity.yaml', 'severity', starter.severity],
  ];
  return new Map(
    files.map(([path, schema, content]) => {
      const body = typeof content === 'string' ? content : content.toString({ lineWidth: 0 });
      return [path, withSchema(body, `content/${path}`, schema)];
    }),
  );
}

/** What is still to be filled in, in the order of the files. */
export function openPoints(files: Map<string, string>): OpenPoint[] {
  return [...files].flatMap(([path, text]) =>
    openIn(text).map((point) => ({ file: `content/${path}`, ...point })),
  );
}

function teamOf(text: string, answers: Answers): Document {
  const document = fillIn(text, answers);
  const keys = { command: 'page', telephone: 'telephone', form: 'page', chat: 'chat', email: 'email' };
  for (const { type, value } of waysIn(answers['team-page']))
    document.setIn(['contacts', 0, keys[type]], value);
  return document;
}

export type Starter = Record<'organisation' | 'severity' | 'team' | 'service' | 'runbook', string>;

export interface OpenPoint {
  file: string;
  line: number;
  text: string;
}
