import type { Explained } from './rule.ts';

/** What is found while a file is read, checked against its schema and linked, before any rule sees it. */
export const READING: Record<string, Explained> = {
  'file/place': {
    level: 'error',
    reason: 'A file that lies where nothing is read is believed to be published, and is not.',
  },
  'file/name': {
    level: 'error',
    reason:
      'The name of a file is its address. Spaces and capitals make it one that nobody can type or remember.',
  },
  'file/missing': {
    level: 'error',
    reason: 'Without the organisation and the levels there is nothing that the other pages could refer to.',
  },
  'file/encoding': {
    level: 'error',
    reason: 'Text in another encoding turns into other letters on the page, in commands too.',
  },
  'file/kind': {
    level: 'error',
    reason: 'Only regular files can be read the same way everywhere.',
  },
  'file/size': {
    level: 'error',
    reason:
      'No page of a handbook has a quarter of a megabyte. What has is something else, and would keep the check busy.',
  },
  'file/symlink': {
    level: 'error',
    reason: 'A link can lead out of the content folder, to a file that was never meant to be published.',
  },
  'file/unreadable': {
    level: 'error',
    reason: 'What cannot be read would be missing from the site without a word.',
  },
  'yaml/syntax': {
    level: 'error',
    reason: 'A file that cannot be read is not on the site, and neither is the runbook in it.',
    example: { kind: 'message', whole: true },
  },
  'yaml/empty': {
    level: 'error',
    reason: 'An empty file is a page that somebody believes to exist.',
    example: { kind: 'message', whole: true },
  },
  'yaml/alias': {
    level: 'error',
    reason:
      'An alias inside another can stand for more text than any machine holds, and a reader of the file has to look elsewhere.',
    example: { kind: 'message', whole: true },
  },
  'yaml/depth': {
    level: 'error',
    reason: 'Nobody can read forty levels; mostly a bracket was never closed.',
    example: { kind: 'message', whole: true },
  },
  'yaml/duplicate-key': {
    level: 'error',
    reason: 'A parser keeps one of the two and drops the other in silence. It may be the one you meant.',
    example: { kind: 'message', whole: true },
  },
  'yaml/tag': {
    level: 'error',
    reason: 'A tag asks the parser to make something else of the text, and parsers differ in what.',
    example: { kind: 'message', whole: true },
  },
  'yaml/documents': {
    level: 'error',
    reason: 'One file is one page. A second document in it would not be published.',
    example: { kind: 'message', whole: true },
  },
  'yaml/tab': {
    level: 'error',
    reason: 'YAML does not take tabs for indentation, and an editor shows no difference.',
    example: { kind: 'message', whole: true },
  },
  'yaml/control-character': {
    level: 'error',
    reason:
      'A character that cannot be seen can change what a command does, and what you believe that it does.',
    example: { kind: 'message', whole: true },
  },
  'schema/unknown-key': {
    level: 'error',
    reason: 'A key that is misspelt is a line that is not on the page.',
    example: { kind: 'runbook' },
  },
  'schema/missing-key': {
    level: 'error',
    reason: 'Every key that is required is one that a reader at night has looked for and not found.',
    example: { kind: 'runbook' },
  },
  'schema/type': {
    level: 'error',
    reason: 'A number where text is wanted, or a list where one thing is, loses its meaning on the page.',
    example: { kind: 'runbook' },
  },
  'schema/enum': {
    level: 'error',
    reason: 'From these few words the pages, the filters and the search are made.',
    example: { kind: 'runbook' },
  },
  'schema/form': {
    level: 'error',
    reason:
      'Durations, ids, addresses and the like have one form, so that they can be read at a glance and compared.',
    example: { kind: 'runbook' },
  },
  'schema/date': {
    level: 'error',
    reason: 'A day that does not exist is a review that did not happen.',
    example: { kind: 'runbook' },
  },
  'schema/regex': {
    level: 'error',
    reason: 'A pattern that cannot be read would let everything through.',
    example: { kind: 'runbook' },
  },
  'schema/size': {
    level: 'error',
    reason: 'What is too long for its place is cut, or not read; what is too short says nothing.',
    example: { kind: 'runbook' },
  },
  'schema/empty': {
    level: 'error',
    reason: 'White space looks like something that was filled in.',
    example: { kind: 'runbook' },
  },
  'schema/key': {
    level: 'error',
    reason: 'The keys of a map are names that others refer to.',
    example: { kind: 'runbook' },
  },
  'ref/upward': {
    level: 'error',
    reason:
      "Whoever adopts the handbook deletes the example teams. What is not a team's own must stand without them.",
    example: { kind: 'page', whole: true },
  },
  'text/html': {
    level: 'error',
    reason:
      "Prose is Markdown. HTML in it would be shown as text, or would be a way into every reader's browser.",
    example: { kind: 'runbook' },
  },
  'text/image': {
    level: 'error',
    reason:
      'A picture cannot be searched, copied, printed well or read aloud, and one from another host tells that host who reads.',
    example: { kind: 'runbook' },
  },
  'text/tangled': {
    level: 'error',
    reason: 'Text that is nested or marked up beyond what a person can read keeps a parser busy for minutes.',
  },
  'text/invisible': {
    level: 'error',
    reason:
      'A character that cannot be seen can turn the order of letters round, so that a command does something else than what you read.',
    example: { kind: 'runbook' },
  },
  'link/scheme': {
    level: 'error',
    reason:
      "Some addresses run code in the reader's browser. Others send a reader at night over an open line.",
    example: { kind: 'runbook' },
  },
  'link/page': {
    level: 'error',
    reason: 'A link that leads nowhere costs a minute that nobody has.',
    example: { kind: 'runbook' },
  },
  'link/anchor': {
    level: 'error',
    reason: 'A link to a heading that is not there lands at the top of a long page.',
    example: { kind: 'page', whole: true },
  },
  'mdx/syntax': {
    level: 'error',
    reason: 'A page that cannot be read is not on the site.',
    example: { kind: 'page', whole: true },
  },
  'mdx/import': {
    level: 'error',
    reason: 'A page is text. What it imports would run in the build.',
    example: { kind: 'page', whole: true },
  },
  'mdx/expression': {
    level: 'error',
    reason: 'What stands in braces is code, and would run in the build.',
    example: { kind: 'page', whole: true },
  },
  'mdx/html': {
    level: 'error',
    reason: 'HTML can carry scripts and styles. Markdown and the components can not.',
    example: { kind: 'page', whole: true },
  },
  'mdx/component': {
    level: 'error',
    reason: 'Only the components that the handbook has can be printed, searched and read aloud.',
    example: { kind: 'page', whole: true },
  },
  'mdx/attribute': {
    level: 'error',
    reason: 'An attribute that a component does not have does nothing, or does what it should not.',
    example: { kind: 'page', whole: true },
  },
};
