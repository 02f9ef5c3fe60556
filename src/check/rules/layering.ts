import type { RuleDescription } from './rule.ts';

/** What is found while layers are laid on each other and parts of them are left out: by the file that reports it. */
export const LAYERING: Record<string, Record<string, RuleDescription>> = {
  'src/loaders/layers.ts': {
    'layer/folder': {
      level: 'error',
      reason:
        'A layer that cannot be read is missing from the handbook as a whole: its runbooks, its roles and its contacts.',
    },
  },
  'src/check/compose.ts': {
    'layer/holds': {
      level: 'error',
      reason:
        'A layer may be changed by people who never see the rest of the handbook, so it says which part of it they may write.',
    },
  },
  'src/check/patch.ts': {
    'layer/patch': {
      level: 'error',
      reason:
        'A patch that does not fit the file below it leaves that file as it was, and nobody who reads the page can tell.',
    },
  },
  'src/check/replacement.ts': {
    'layer/base-changed': {
      level: 'warning',
      reason:
        'A replaced page stays as it is when the one below it is corrected, so its readers go on following the old advice.',
    },
    'layer/unmarked': {
      level: 'info',
      reason:
        'Only a file that says which text it replaces can be compared with it later, when the text below has been corrected.',
    },
  },
  'src/check/exclude.ts': {
    'layer/exclude': {
      level: 'error',
      reason: 'A word that names nothing leaves nothing out, and pages that nobody follows stay on the site.',
    },
  },
  'src/check/reword.ts': {
    'layer/renamed-role': {
      level: 'warning',
      reason:
        'A card with one name and pages with another leave a reader who does not know both unsure whom a page means.',
    },
    'layer/words': {
      level: 'warning',
      reason:
        'A word that the base does not use changes nothing, and pages go on saying what you do not say.',
    },
  },
  'src/check/gone.ts': {
    'layer/needed': {
      level: 'error',
      reason:
        'A page that needs what is left out would be published with a hole in it, and its reader cannot tell what was there.',
    },
    'ref/excluded': {
      level: 'error',
      reason: 'What the handbook leaves out has no page, so its name leads the reader nowhere.',
    },
  },
};
