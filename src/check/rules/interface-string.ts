import type { Strings } from '../../model/content.ts';
import { interfaceStrings } from '../../model/interface.ts';
import { markProblems, textIn, type Text } from '../../model/interface-text.ts';
import { ENGLISH, languageOf, languageTag } from '../../model/language.ts';
import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { didYouMean, quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

/** The organisation's own words for the interface. */
export const interfaceString: Rule = {
  finds: {
    'string/unknown': {
      level: 'error',
      reason: 'No page asks for a string with this id, so the interface keeps its usual words there.',
      example: { kind: 'strings', whole: true },
    },
    'string/mark': {
      level: 'error',
      reason:
        'A page puts a name, a number or a link where the text has its mark, so without it the reader misses what is said.',
      example: { kind: 'strings', whole: true },
    },
    'string/form': {
      level: 'error',
      reason:
        'Only a text that counts something has plural forms, and only those of its language are ever chosen.',
      example: { kind: 'strings', whole: true },
    },
    'string/language': {
      level: 'warning',
      reason: 'The interface has one language, so strings of another one are never shown.',
    },
  },
  *check({ catalog }) {
    const site = languageOf(catalog);
    for (const { id, file, data } of catalog.strings.values()) {
      const language = languageTag(id);
      if (language === undefined || !isShown(language, site)) yield unusedFile(file, id, site);
      yield* stringFindings(file, data, language ?? ENGLISH);
    }
  },
};

/** English words are also shown in another language, where that one has no word yet. */
function isShown(language: string, site: string): boolean {
  return [site, ENGLISH].some((shown) => shown.toLowerCase() === language.toLowerCase());
}

function unusedFile(file: string, id: string, site: string): Finding {
  return {
    file,
    rule: 'string/language',
    level: 'warning',
    message: `the language of this handbook is ${quote(site)}, so no page shows the strings of ${quote(id)}`,
    help: `Rename the file to strings.${site.toLowerCase()}.yaml, or write the language into handbook.yaml.`,
    at: { type: 'file' },
  };
}

function* stringFindings(file: string, strings: Strings, language: string): Generator<Finding> {
  const known = interfaceStrings();
  for (const [id, value] of Object.entries(strings)) {
    const english = known.get(id);
    if (!english) {
      yield finding(
        file,
        [id],
        'string/unknown',
        `unknown string ${quote(id)}${didYouMean(id, known.keys())}`,
        { on: 'key', help: 'Write an id that your editor offers, or one of schemas/interface.json.' },
      );
      continue;
    }
    const text = textIn(value);
    if (text.type === 'text') yield* markFindings(file, [id], text.parts, english, false);
    else yield* formFindings(file, id, text, english, language);
  }
}

function* formFindings(
  file: string,
  id: string,
  { forms }: Text & { type: 'plural' },
  english: Text,
  language: string,
): Generator<Finding> {
  if (english.type === 'text') {
    yield finding(
      file,
      [id],
      'string/form',
      `string ${quote(id)} counts nothing, and so has no plural forms`,
      {
        help: 'Write one text instead.',
      },
    );
    return;
  }
  const chosen = new Set<string>(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
  for (const [form, parts] of forms) {
    if (!chosen.has(form))
      yield finding(
        file,
        [id, form],
        'string/form',
        `form ${quote(form)} is never chosen in the language ${quote(language)}`,
        { on: 'key', help: `Write one text for each of: ${[...chosen].join(', ')}.` },
      );
    // "One runbook" needs no number.
    yield* markFindings(file, [id, form], parts, english, form !== 'other');
  }
}

function* markFindings(
  file: string,
  path: ValuePath,
  parts: Parameters<typeof markProblems>[0],
  english: Text,
  mayLackCount: boolean,
): Generator<Finding> {
  const { missing, unknown, unclosed } = markProblems(parts, english);
  const lacks = missing.filter((mark) => !mayLackCount || mark !== '{count}');
  const report = (message: string, help: string): Finding =>
    finding(file, path, 'string/mark', message, { help });
  if (lacks.length) yield report(`text lacks ${lacks.join(', ')}`, 'Write it where the English text has it.');
  if (unknown.length)
    yield report(
      `text has ${unknown.join(', ')}, which the English text does not have`,
      missing.length ? `The English text has ${missing.join(', ')}.` : 'Remove it.',
    );
  if (unclosed !== undefined && unknown.length === 0)
    yield report(`tag ${unclosed} has no partner`, 'Write an opening and a closing tag around the words.');
}
