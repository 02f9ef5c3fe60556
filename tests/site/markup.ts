import { HtmlValidate, type ConfigData } from 'html-validate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './files.ts';

/** What is wrong with the HTML of a built site, except for some of its folders, and how many pages were looked at. */
export async function markupOf(
  folder: string,
  except: string[] = [],
): Promise<{ pages: number; faults: string[] }> {
  const pages = filesIn(folder).filter(
    (file) => file.endsWith('.html') && !except.some((other) => file.startsWith(other)),
  );
  const faults: string[] = [];
  for (const page of pages) {
    const found = await faultsOf(readFileSync(join(folder, page), 'utf8'));
    faults.push(...found.map((fault) => `${page}:${fault}`));
  }
  return { pages: pages.length, faults };
}

/** The folders of a site without content. Their pages are the same for every audience, except for the frame. */
export const WITHOUT_CONTENT = ['reference/', 'contribute/'];

/** What is wrong with one page, each as `line:column: message [rule]`. */
export async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column}: ${message} [${ruleId}]`),
  );
}

const CONFIG: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // The first finds components that were not rendered; the policy forbids the second and `style=`.
    'no-unknown-elements': 'error',
    'no-style-tag': 'error',
    'no-missing-references': 'error',
    'input-missing-label': 'error',
    // The navigation of a section is before the page's h1, and has its own headings.
    'heading-level': ['error', { minInitialRank: 'any', allowMultipleH1: false }],
    // A role checklist names its role, the runbook and the organisation. A tab cuts it off; a list of tabs does not.
    'long-title': ['error', { maxlength: 100 }],
    // The address of a key in the reference is its path, as in #do.undo.
    'valid-id': ['error', { relaxed: true }],
    // MDX closes a picture in its own way, which HTML allows.
    'void-style': 'off',
    // Styles keep a number on one line. Ordinary spaces are what is copied out of it and searched for in it.
    'tel-non-breaking': 'off',
    // The filters of a list have nothing to send: they act as they are chosen, and are hidden without JavaScript.
    'wcag/h32': 'off',
    // Spaces at the end of a line come from the templates' own line breaks. Nobody reads them, and brotli packs them.
    'no-trailing-whitespace': 'off',
  },
};

const validator = new HtmlValidate(CONFIG);
