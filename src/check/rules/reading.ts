import type { RuleDescription } from './rule.ts';

/**
 * What is found while a file is read, checked against its schema and linked, before any rule sees it: by the file that
 * reports it.
 */
export const READING: Record<string, Record<string, RuleDescription>> = {
  'src/check/read.ts': {
    'file/place': {
      level: 'error',
      reason: 'The check reads only the known folders, so a file anywhere else looks published but is not.',
    },
    'file/name': {
      level: 'error',
      reason: 'A file name becomes an address, and nobody can type or remember one with spaces and capitals.',
    },
  },
  'src/check/build-catalog.ts': {
    'file/missing': {
      level: 'error',
      reason: 'Without the organisation and the severity levels, the other pages have nothing to refer to.',
    },
  },
  'src/loaders/catalog.ts': {
    'file/conflict': {
      level: 'error',
      reason:
        'A merge that nobody finished leaves both texts in the file, and a reader at night cannot tell which is right.',
    },
    'file/encoding': {
      level: 'error',
      reason: 'Text in another encoding shows the wrong characters on the page, in commands too.',
    },
    'file/kind': {
      level: 'error',
      reason: 'Only regular files can be read the same way on every machine.',
    },
    'file/size': {
      level: 'error',
      reason:
        'No handbook page needs a quarter of a megabyte. A larger file is something else, and would slow the check down.',
    },
    'file/symlink': {
      level: 'error',
      reason:
        'A symbolic link can point outside the content folder, so a file could be published that was never meant to be.',
    },
    'file/unreadable': {
      level: 'error',
      reason: 'A file that cannot be read would be missing from the site without any warning.',
    },
  },
  'src/diagnostics/yaml.ts': {
    'yaml/syntax': {
      level: 'error',
      reason: 'A file that cannot be read is not published, so its page is missing from the site.',
      example: { kind: 'message', whole: true },
    },
    'yaml/empty': {
      level: 'error',
      reason: 'An empty file makes people believe that its page exists.',
      example: { kind: 'message', whole: true },
    },
    'yaml/alias': {
      level: 'error',
      reason: 'A few aliases inside one another can expand to more text than a computer can hold.',
      example: { kind: 'message', whole: true },
    },
    'yaml/depth': {
      level: 'error',
      reason: 'Nobody can read forty levels of nesting. Usually a bracket was never closed.',
      example: { kind: 'message', whole: true },
    },
    'yaml/duplicate-key': {
      level: 'error',
      reason:
        'YAML keeps one of the two values and drops the other without a warning. The dropped one may be the one you meant.',
      example: { kind: 'message', whole: true },
    },
    'yaml/tag': {
      level: 'error',
      reason: 'A tag tells the parser to convert the value, and parsers differ in how they do it.',
      example: { kind: 'message', whole: true },
    },
    'yaml/documents': {
      level: 'error',
      reason: 'Each file is one page, so a second document in it would not be published.',
      example: { kind: 'message', whole: true },
    },
    'yaml/cut-text': {
      level: 'warning',
      reason:
        'What follows # is missing from the page, so a reader is sent to a channel or a ticket without its name.',
      example: { kind: 'message', whole: true },
    },
    'yaml/tab': {
      level: 'error',
      reason: 'YAML does not allow tabs for indentation, and most editors show no difference.',
      example: { kind: 'message', whole: true },
    },
  },
  'src/schema/finding.ts': {
    'schema/unknown-key': {
      level: 'error',
      fix: 'sometimes',
      reason: 'A misspelt key would be ignored, and its text would be missing from the page.',
      example: { kind: 'runbook' },
    },
    'schema/missing-key': {
      level: 'error',
      reason: 'Readers at night look for every required key, and lose time when one is missing.',
      example: { kind: 'runbook' },
    },
    'schema/type': {
      level: 'error',
      reason: 'A number in place of text, or a list in place of one value, loses its meaning on the page.',
      example: { kind: 'runbook' },
    },
    'schema/enum': {
      level: 'error',
      reason:
        'Pages, filters and the search are built from these few words, so any other word would be left out.',
      example: { kind: 'runbook' },
    },
    'schema/form': {
      level: 'error',
      fix: 'sometimes',
      reason:
        'Durations, ids, addresses and similar values have one form, so that people can read them at a glance and the check can compare them.',
      example: { kind: 'runbook' },
    },
    'schema/date': {
      level: 'error',
      reason:
        'A review on a date that does not exist cannot have happened, and only makes its page look fresh.',
      example: { kind: 'runbook' },
    },
    'schema/regex': {
      level: 'error',
      reason: 'A pattern that cannot be read would accept every value.',
      example: { kind: 'runbook' },
    },
    'schema/size': {
      level: 'error',
      reason:
        'Text that is too long for its place is cut off or skipped, and text that is too short says nothing.',
      example: { kind: 'runbook' },
    },
    'schema/empty': {
      level: 'error',
      reason: 'A value of only white space looks as if someone had filled it in.',
      example: { kind: 'runbook' },
    },
    'schema/key': {
      level: 'error',
      reason: 'The keys of a map are names that other places refer to, so they need the form of a name.',
      example: { kind: 'runbook' },
    },
  },
  'src/check/address.ts': {
    'ref/upward': {
      level: 'error',
      reason: 'Every organisation has other teams, so a file that all of them share must not depend on one.',
    },
    'link/page': {
      level: 'error',
      reason: 'A broken link costs the reader a minute in the middle of an incident.',
      example: { kind: 'runbook' },
    },
    'link/anchor': {
      level: 'error',
      reason: 'A link to a missing heading opens at the top of a long page, and the reader has to search it.',
      example: { kind: 'page', whole: true },
    },
  },
  'src/markdown/construct.ts': {
    'text/markdown': {
      level: 'error',
      reason:
        'Markdown that a page does not know is printed with its marks or loses some of them, so the reader has to guess what was meant.',
      example: { kind: 'runbook' },
    },
  },
  'src/markdown/prose.ts': {
    'text/html': {
      level: 'error',
      reason:
        "Prose is Markdown. HTML in it would be shown as text, or could run code in every reader's browser.",
      example: { kind: 'runbook' },
    },
    'text/image': {
      level: 'error',
      reason:
        'Nobody can search, copy or listen to a picture, and one from another host tells that host who reads the page.',
      example: { kind: 'runbook' },
    },
    'text/tangled': {
      level: 'error',
      reason: 'Deeply nested text is unreadable for people and keeps the parser busy for minutes.',
    },
    'link/scheme': {
      level: 'error',
      reason:
        "Some addresses run code in the reader's browser, and others send what a reader types over an unencrypted connection.",
      example: { kind: 'runbook' },
    },
  },
  'src/markdown/character.ts': {
    'text/invisible': {
      level: 'error',
      reason:
        'A character that nobody sees can start a new line or reverse the order of letters, so a command does something other than what you read.',
      example: { kind: 'runbook' },
      formerly: ['yaml/control-character'],
    },
    'text/lookalike': {
      level: 'error',
      reason: 'A word with a letter that only looks like the one on your keyboard is another word.',
      example: { kind: 'runbook' },
    },
  },
  'src/markdown/mdx.ts': {
    'mdx/syntax': {
      level: 'error',
      reason: 'A page that cannot be read is not published.',
      example: { kind: 'page', whole: true },
    },
    'mdx/import': {
      level: 'error',
      reason: 'A page is text. Code that it imports would run in the build.',
      example: { kind: 'page', whole: true },
    },
    'mdx/expression': {
      level: 'error',
      reason: 'Text in braces is code, and would run in the build.',
      example: { kind: 'page', whole: true },
    },
    'mdx/html': {
      level: 'error',
      reason: 'HTML can carry scripts and styles, which Markdown and the components cannot.',
      example: { kind: 'page', whole: true },
    },
    'mdx/component': {
      level: 'error',
      reason: "Only the handbook's own components can be printed, searched and read aloud.",
      example: { kind: 'page', whole: true },
    },
    'mdx/attribute': {
      level: 'error',
      reason: 'An attribute that a component does not have is ignored, or does something unintended.',
      example: { kind: 'page', whole: true },
    },
  },
};
