import { strings } from '../strings.ts';
import type { Texts } from '../strings/types.ts';

const t = strings('frame');

/** The places that a page names above its title, each with its address. */
export const PLACES = {
  alerts: place('alerts', '/alerts/'),
  contribute: place('contribute', '/contribute/'),
  drills: place('drills', '/drills/'),
  glossary: place('glossary', '/glossary/'),
  handbook: place('handbook', '/handbook/'),
  messages: place('messages', '/messages/'),
  print: place('print', '/print/'),
  reference: place('reference', '/reference/schemas/'),
  roles: place('roles', '/roles/'),
  rules: place('rules', '/reference/rules/'),
  runbooks: place('runbooks', '/runbooks/'),
  services: place('services', '/services/'),
  severity: place('severity', '/severity/'),
  teams: place('teams', '/teams/'),
  templates: place('templates', '/templates/'),
  training: place('training', '/training/'),
};

/** Its name is looked up at each use, because the dev server may read another language while it runs. */
function place(key: Key, href: string): Place {
  return {
    get name() {
      return t(`places.${key}`);
    },
    href,
  };
}

/** The sections in the header, in the order in which they are needed. */
export const SECTIONS = [
  PLACES.runbooks,
  PLACES.roles,
  PLACES.severity,
  PLACES.messages,
  PLACES.teams,
  PLACES.services,
  PLACES.handbook,
  PLACES.training,
  PLACES.glossary,
];

type Key = {
  [K in keyof Texts['frame']]: K extends `places.${infer Name}` ? Name : never;
}[keyof Texts['frame']];

interface Place {
  readonly name: string;
  href: string;
}
