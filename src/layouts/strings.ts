/** Every word of the shell, in one place, so that a translation need not be a fork. */
export const STRINGS = {
  skip: 'Skip to content',
  search: 'Search',
  searchHint: 'alerts, runbooks, roles',
  menu: 'Menu',
  sections: 'Sections',
  pages: 'Pages of this section',
  theme: 'Theme',
  themes: { system: 'as the system', light: 'light', dark: 'dark' },
  breadcrumbs: 'Where you are',
  contents: 'On this page',
  whoToCall: 'Who to call',
  pageCommander: 'Page the commander',
  withheld: 'see your internal handbook',
  neighbours: 'Previous and next',
  previous: 'Previous',
  next: 'Next',
  edit: 'Edit this page',
  reference: 'What a file may say',
  revision: 'Revision',
  reviewed: 'reviewed',
  printed: 'A printed page does not change when the handbook does. Compare the revision.',
  draft: 'Draft',
  restricted: 'Restricted: do not pass on',
  copied: 'Copied',
} as const;

/** The sections in the header, in the order in which they are needed. */
export const SECTIONS = [
  { name: 'Runbooks', href: '/runbooks/' },
  { name: 'Roles', href: '/roles/' },
  { name: 'Severity', href: '/severity/' },
  { name: 'Messages', href: '/messages/' },
  { name: 'Teams', href: '/teams/' },
  { name: 'Services', href: '/services/' },
  { name: 'Handbook', href: '/handbook/' },
  { name: 'Glossary', href: '/glossary/' },
] as const;
