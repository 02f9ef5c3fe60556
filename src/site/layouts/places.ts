import { strings } from '../strings.ts';

const t = strings('frame');

/** The places that a page names above its title, each with its address. */
export const PLACES = {
  alerts: { name: t('places.alerts'), href: '/alerts/' },
  contribute: { name: t('places.contribute'), href: '/contribute/' },
  drills: { name: t('places.drills'), href: '/drills/' },
  glossary: { name: t('places.glossary'), href: '/glossary/' },
  handbook: { name: t('places.handbook'), href: '/handbook/' },
  messages: { name: t('places.messages'), href: '/messages/' },
  print: { name: t('places.print'), href: '/print/' },
  reference: { name: t('places.reference'), href: '/reference/schemas/' },
  roles: { name: t('places.roles'), href: '/roles/' },
  rules: { name: t('places.rules'), href: '/reference/rules/' },
  runbooks: { name: t('places.runbooks'), href: '/runbooks/' },
  services: { name: t('places.services'), href: '/services/' },
  severity: { name: t('places.severity'), href: '/severity/' },
  teams: { name: t('places.teams'), href: '/teams/' },
  templates: { name: t('places.templates'), href: '/templates/' },
  training: { name: t('places.training'), href: '/training/' },
};

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
